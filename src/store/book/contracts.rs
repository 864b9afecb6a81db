//! `contracts.csv`: every row names a customer and a service that are known.

use super::Reading;
use crate::book::{BookFull, ContractRow, CustomerIx, RowTexts, RowTextsIx, Text};
use crate::catalog::ServiceIx;
use crate::place::{Code, Problem, Problems};
use crate::store::nearest::nearest;
use crate::store::rows::{Cells, ContractTerms, Contracts, Row};

/// What a contract row names, as far as it is known.
pub(super) struct Names {
    pub(super) customer: Option<CustomerIx>,
    pub(super) service: Option<ServiceIx>,
}

impl Reading<'_> {
    pub(super) fn contract(
        &mut self,
        row: Row<'_, '_, Contracts>,
        Names { customer, service }: Names,
        problems: &mut Problems,
    ) -> Result<(), BookFull> {
        self.note_unknown_customer(customer, &row.cells, Contracts::CUSTOMER, problems);
        let contract = row.cells.text(Contracts::CONTRACT);
        let agreement = if contract.is_empty() {
            None
        } else {
            Some(self.agreements.add(&contract, customer, &row.cells, &mut self.builder, problems)?)
        };
        self.note_unknown_service(service, &row.cells, problems);
        let Some((terms, contract)) = row.terms.zip(agreement) else { return Ok(()) };
        self.usual_years.check(terms.since, &row.cells, Contracts::SINCE, problems);
        if let Some(until) = terms.until {
            self.usual_years.check(until, &row.cells, Contracts::UNTIL, problems);
        }
        match (customer, service) {
            (Some(customer), Some(service)) => {
                return self.add_contract(&row.cells, terms, contract, customer, service);
            }
            (None, Some(service)) => self.agreements.add_stray(row.cells.line(), terms, contract, service),
            (_, None) => {}
        }
        Ok(())
    }

    fn add_contract(
        &mut self,
        cells: &Cells<'_, '_>,
        terms: ContractTerms,
        contract: Text,
        customer: CustomerIx,
        service: ServiceIx,
    ) -> Result<(), BookFull> {
        let texts = self.keep_rare_texts(cells, terms.notice_months)?;
        self.builder.add_contract(ContractRow {
            line: cells.line(),
            customer,
            contract,
            service,
            since: terms.since,
            until: terms.until,
            renewal: terms.renewal,
            quantity: terms.quantity,
            unit_price: terms.unit_price,
            discount: terms.discount,
            texts,
        });
        Ok(())
    }

    fn keep_rare_texts(
        &mut self,
        cells: &Cells<'_, '_>,
        notice_months: Option<u8>,
    ) -> Result<Option<RowTextsIx>, BookFull> {
        let texts = RowTexts {
            document: self.builder.keep(&cells.text(Contracts::DOCUMENT))?,
            order_number: self.builder.keep(&cells.text(Contracts::ORDER_NUMBER))?,
            text: self.builder.keep(&cells.text(Contracts::TEXT))?,
            notice_months,
        };
        self.builder.keep_row_texts(texts)
    }

    /// Notes a service that a contract row names and the catalog has not.
    fn note_unknown_service(&self, known: Option<ServiceIx>, cells: &Cells<'_, '_>, problems: &mut Problems) {
        let id = cells.text(Contracts::SERVICE);
        let Some(catalog) = self.catalog.filter(|_| known.is_none() && !id.is_empty()) else { return };
        let near = nearest(&id, catalog.services.iter().map(|service| &*service.id));
        let problem = Problem::error(Code::UnknownService).at(cells.place(Contracts::SERVICE));
        problems.push(problem.with(&id).suggest(near));
    }
}
