//! Czech banks by the code behind the slash of an account.

/// A bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bank {
    /// Its code, four digits.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its BIC.
    pub bic: &'static str,
}

/// The banks that most accounts are with; a bank that is missing here has no name on documents, and nothing else.
const BANKS: [Bank; 16] = [
    bank("0100", "Komerční banka", "KOMBCZPP"),
    bank("0300", "Československá obchodní banka", "CEKOCZPP"),
    bank("0600", "MONETA Money Bank", "AGBACZPP"),
    bank("0710", "Česká národní banka", "CNBACZPP"),
    bank("0800", "Česká spořitelna", "GIBACZPX"),
    bank("2010", "Fio banka", "FIOBCZPP"),
    bank("2060", "Citfin", "CITFCZPP"),
    bank("2250", "Banka CREDITAS", "CTASCZ22"),
    bank("2600", "Citibank Europe", "CITICZPX"),
    bank("2700", "UniCredit Bank", "BACXCZPP"),
    bank("3030", "Air Bank", "AIRACZPP"),
    bank("3500", "ING Bank", "INGBCZPP"),
    bank("4000", "Max banka", "EXPNCZPP"),
    bank("5500", "Raiffeisenbank", "RZBCCZPP"),
    bank("6100", "Equa bank", "EQBKCZPP"),
    bank("6210", "mBank", "BREXCZPP"),
];

const fn bank(code: &'static str, name: &'static str, bic: &'static str) -> Bank {
    Bank { code, name, bic }
}

/// The bank of a code.
pub fn bank_of(code: &str) -> Option<&'static Bank> {
    BANKS.iter().find(|bank| bank.code == code)
}
