use super::{AccountFault, BankAccount};

#[test]
fn a_czech_account_has_its_iban() {
    let cases = [
        ("19-2000145399/0800", "CZ6508000000192000145399"),
        ("178124-4159/0710", "CZ6907101781240000004159"),
        ("705-77628031/0710", "CZ7407100007050077628031"),
        ("76327632/0300", "CZ7603000000000076327632"),
        ("34278-727558021/0100", "CZ2101000342780727558021"),
        ("27-16060243/0300", "CZ3103000000270016060243"),
    ];
    for (account, iban) in cases {
        let parsed = BankAccount::parse(account).unwrap();
        assert_eq!(parsed.iban(), iban);
        assert_eq!(BankAccount::parse(iban), Ok(parsed.clone()), "{iban} is the same account");
        assert_eq!(parsed.printed(), account);
    }
}

#[test]
fn wrong_digits_and_other_texts_are_told_apart() {
    let cases = [
        ("19-2000145398/0800", AccountFault::Checksum, "number"),
        ("18-2000145399/0800", AccountFault::Checksum, "prefix"),
        ("12345678/0100", AccountFault::Checksum, "number"),
        ("0000000000/0100", AccountFault::Checksum, "no account at all"),
        ("CZ6508000000192000145398", AccountFault::Checksum, "IBAN"),
        ("19-2000145399", AccountFault::Form, "no bank"),
        ("19-2000145399/800", AccountFault::Form, "three digits of a bank"),
        ("1234567-2000145399/0800", AccountFault::Form, "seven digits of a prefix"),
        ("19-20001453x9/0800", AccountFault::Form, "a letter"),
        ("", AccountFault::Form, "nothing"),
        ("CZ65-08", AccountFault::Form, "a part of an IBAN"),
    ];
    for (account, fault, why) in cases {
        assert_eq!(BankAccount::parse(account), Err(fault), "{account}: {why}");
    }
}

#[test]
fn an_account_elsewhere_has_an_iban_alone() {
    let account = BankAccount::parse("DE44 5001 0517 5407 3249 31").unwrap();
    assert_eq!(account.iban(), "DE44500105175407324931");
    assert_eq!(account.printed(), "DE44 5001 0517 5407 3249 31");
    assert_eq!((account.number(), account.bank_code(), account.bank()), (None, None, None));
}

#[test]
fn blanks_are_passed_over_and_the_bank_is_known() {
    let account = BankAccount::parse("CZ65 0800 0000 1920 0014 5399").unwrap();
    assert_eq!((account.number(), account.bank_code()), (Some("19-2000145399"), Some("0800")));
    assert_eq!(account.bank().map(|bank| bank.bic), Some("GIBACZPX"));
}
