use super::{Row, fresh, merged};
use crate::money::{Amount, Net};
use crate::render::csv::Dialect;

fn row(number: &str, name: &str) -> Row {
    Row {
        number: number.to_owned(),
        file: format!("{number}.pdf"),
        customer: "C001".to_owned(),
        name: name.to_owned(),
        email: String::new(),
        language: "cs",
        payable: Amount::from(Net::from_hundredths(363_000)),
        due_on: "2027-01-18".parse().unwrap(),
        variable_symbol: number.to_owned(),
    }
}

#[test]
fn a_later_export_goes_on_in_the_list() {
    for dialect in [Dialect::Plain, Dialect::ExcelCs] {
        let (first, second) = ([row("2", "Novák\ns.r.o.")], [row("1", "=SUM(A1)"), row("3", "x")]);
        let one = merged(None, &first, dialect).unwrap();
        assert_eq!(one, fresh(&first, dialect).unwrap());
        let both = merged(Some(&one), &second, dialect).unwrap();
        let all = [row("1", "=SUM(A1)"), row("2", "Novák\ns.r.o."), row("3", "x")];
        assert_eq!(both, fresh(&all, dialect).unwrap());
        assert_eq!(merged(Some(&both), &first, dialect), Ok(both.clone()), "nothing new");
    }
}

#[test]
fn another_list_is_not_touched() {
    let present = fresh(&[row("1", "Novák")], Dialect::Plain).unwrap();
    let rows = [row("1", "Nováková")];
    assert_eq!(merged(Some(&present), &rows, Dialect::Plain), Err(()), "something else of a file");
    assert_eq!(merged(Some(b"a,b\n"), &rows, Dialect::Plain), Err(()), "other columns");
    assert_eq!(merged(Some(&present), &[row("2", "x")], Dialect::ExcelCs), Err(()), "another dialect");
    assert_eq!(merged(Some(b"\"open"), &rows, Dialect::Plain), Err(()), "no CSV");
}
