//! `charges.csv`: each id once, its contract one of its customer's.

use super::{Reading, may_compare};
use crate::book::{BookFull, Charge, CustomerIx, Text};
use crate::place::{Code, Place, Problem, Problems};
use crate::store::nearest::nearest;
use crate::store::rows::{Cells, ChargeRecord, Charges, Extent, Kind, Row};

impl Reading<'_> {
    pub(super) fn charge(
        &mut self,
        row: Row<'_, '_, Charges>,
        customer: Option<CustomerIx>,
        problems: &mut Problems,
    ) -> Result<(), BookFull> {
        self.check_charge_id(&row.cells, problems);
        self.note_unknown_customer(customer, &row.cells, Charges::CUSTOMER, problems);
        self.check_contract_of_charge(&row.cells, customer, problems);
        let Some(record) = row.record() else { return Ok(()) };
        self.usual_years.check(record.date, &row.cells, Charges::DATE, problems);
        customer.map_or(Ok(()), |customer| self.add_charge(&record, customer))
    }

    fn check_charge_id(&mut self, cells: &Cells<'_, '_>, problems: &mut Problems) {
        let id = cells.text(Charges::ID);
        if id.is_empty() {
            return;
        }
        match self.charges.get(&*id) {
            Some(line) => {
                let problem = Problem::error(Code::DuplicateId).at(cells.place(Charges::ID));
                problems.push(problem.with(&id).with_place(Place::line(Charges::FILE, *line).field("id")));
            }
            None => {
                self.charges.insert(Box::from(id), cells.line());
            }
        }
    }

    fn check_contract_of_charge(
        &mut self,
        cells: &Cells<'_, '_>,
        customer: Option<CustomerIx>,
        problems: &mut Problems,
    ) {
        let contract = cells.text(Charges::CONTRACT);
        if contract.is_empty() {
            return;
        }
        let at = || cells.place(Charges::CONTRACT);
        match self.agreements.find(&contract, &self.builder) {
            Some(agreement) => {
                let other = agreement.of_another_customer(&contract, customer, &self.builder);
                other.into_iter().for_each(|problem| problems.push(problem.at(at())));
            }
            None if self.contracts == Extent::Whole => {
                let near = may_compare(&mut self.comparisons_left, self.agreements.len())
                    .then(|| nearest(&contract, self.agreements.ids(&self.builder)))
                    .flatten();
                let problem = Problem::error(Code::UnknownContract).at(at()).with(&contract);
                problems.push(problem.suggest(near));
            }
            None => {}
        }
    }

    fn add_charge(&mut self, record: &ChargeRecord<'_>, customer: CustomerIx) -> Result<(), BookFull> {
        let contract = match self.agreements.find(&record.contract, &self.builder) {
            Some(agreement) => agreement.id,
            None => Text::default(),
        };
        let charge = Charge {
            line: record.line,
            id: self.builder.keep(&record.id)?,
            customer,
            date: record.date,
            description: self.builder.keep(&record.description)?,
            unit_price: record.unit_price,
            quantity: record.quantity,
            unit: self.builder.keep(&record.unit)?,
            contract,
        };
        self.builder.add_charge(charge);
        Ok(())
    }
}
