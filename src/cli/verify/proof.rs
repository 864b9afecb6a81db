//! The register derived again, year by year, and held against today's files.

use crate::billing::ENGINE;
use crate::billing::drift::{self, Drift, Standing, Today};
use crate::billing::rederive::{FrozenRun, rederive};
use crate::book::Book;
use crate::catalog::Catalog;
use crate::cli::context::{Outcome, hold};
use crate::document::Document;
use crate::place::{Code, Place, Problem, Problems};
use crate::register::{Action, Holdings, Run, run_file};
use crate::store::register::{FrozenInputs, RegisterFiles};

/// What deriving the whole register again has shown.
#[derive(Default)]
pub(super) struct Proof {
    /// Documents that follow from what is frozen, or that another version of the program made.
    pub(super) derived: u64,
    /// Documents with nothing frozen.
    pub(super) not_frozen: u64,
    /// Documents of another system.
    pub(super) openings: u64,
    pub(super) problems: Problems,
    pub(super) drift: Vec<Drift>,
}

impl Proof {
    /// Goes through the register year by year, run by run.
    pub(super) fn of(
        catalog: &Catalog,
        register: &RegisterFiles,
        today: Option<&(Catalog, Book)>,
    ) -> Outcome<Self> {
        let mut proof = Self::default();
        for year in register.years() {
            proof.year(catalog, register, today, year)?;
        }
        Ok(proof)
    }

    fn year(
        &mut self,
        catalog: &Catalog,
        register: &RegisterFiles,
        today: Option<&(Catalog, Book)>,
        year: i32,
    ) -> Outcome {
        let documents: Vec<Document<'_>> = register.documents_of_year(year).collect();
        let standing = Standing::of(&documents, catalog);
        let mut holdings = Holdings::default();
        let mut documents = documents.into_iter().peekable();
        while let Some(run) = documents.peek().map(|document| document.run) {
            let of_run: Vec<_> =
                std::iter::from_fn(|| documents.next_if(|document| document.run == run)).collect();
            self.documents(register, &holdings, &of_run, today, &standing)?;
            of_run.into_iter().try_for_each(|document| hold(&mut holdings, document))?;
        }
        Ok(())
    }

    /// The documents of one run and year, after what was held before it.
    fn documents(
        &mut self,
        register: &RegisterFiles,
        holdings: &Holdings<'_>,
        documents: &[Document<'_>],
        today: Option<&(Catalog, Book)>,
        standing: &Standing<'_>,
    ) -> Outcome {
        let (number, count) = (documents.first().map_or(0, |first| first.run), documents.len() as u64);
        let run = register.run(number);
        if run.is_some_and(|run| run.action == Action::Import) {
            self.openings += count;
            return Ok(());
        }
        match run.zip(register.inputs(number)?) {
            Some((run, inputs)) => {
                self.run(&frozen(run, documents, &inputs, holdings), today, standing);
                self.seller(register, &inputs, number);
            }
            None => self.not_frozen += count,
        }
        Ok(())
    }

    fn run(&mut self, frozen: &FrozenRun<'_>, today: Option<&(Catalog, Book)>, standing: &Standing<'_>) {
        let not_derived = rederive(frozen);
        self.derived += frozen.documents.len() as u64;
        for found in not_derived {
            let document = frozen.documents.iter().find(|document| document.number == found.number);
            match document.filter(|_| frozen.run.engine != ENGINE) {
                Some(document) => self.drift.push(Drift::of_engine(document, &found)),
                None => self.problems.push(found.problem(frozen.run.number)),
            }
        }
        if let Some((catalog, book)) = today.filter(|_| frozen.run.action == Action::Issue) {
            self.drift.extend(drift::drift(frozen, Today { catalog, book }, standing));
        }
    }

    /// The seller is frozen on its own and in the catalog's text; both say the same.
    fn seller(&mut self, register: &RegisterFiles, inputs: &FrozenInputs, run: u32) {
        if register.seller(run) != Some(&inputs.catalog.seller) {
            let place = Place::file(run_file(run)).field("seller");
            let what = "the seller is not that of the frozen catalog";
            self.problems.push(Problem::error(Code::RegisterFormat).with(what).at(place));
        }
    }
}

/// The run with what it was made from.
pub(super) fn frozen<'a>(
    run: &'a Run,
    documents: &'a [Document<'a>],
    inputs: &'a FrozenInputs,
    holdings: &'a Holdings<'a>,
) -> FrozenRun<'a> {
    FrozenRun { run, documents, catalog: &inputs.catalog, book: &inputs.book, holdings }
}
