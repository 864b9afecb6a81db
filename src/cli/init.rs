//! `init`: a new book.

use std::path::Path;

use crate::book;
use crate::cli::args::InitArgs;
use crate::cli::context::{Context, Outcome};
use crate::messages::Text;
use crate::store::atomic::{create, create_directory};
use crate::store::catalog::{BUILT_IN, CATALOG};
use crate::store::lock::Lock;
use crate::store::rows::{Charges, Contracts, Customers, Kind, Purchases};

/// The files of the example, as they stand in the repository.
const EXAMPLE: [(&str, &str); 6] = [
    (CATALOG, include_str!("../../examples/book/catalog.toml")),
    (book::CUSTOMERS, include_str!("../../examples/book/customers.csv")),
    (book::CONTRACTS, include_str!("../../examples/book/contracts.csv")),
    (book::PURCHASES, include_str!("../../examples/book/purchases.csv")),
    (book::CHARGES, include_str!("../../examples/book/charges.csv")),
    (book::VISITS, include_str!("../../examples/book/visits.csv")),
];

pub(crate) fn run(context: &mut Context<'_>, args: &InitArgs) -> Outcome {
    let directory = args.directory.clone().unwrap_or_else(|| context.book.clone());
    if args.example {
        make(context, &directory, &EXAMPLE)
    } else {
        let headers =
            [header::<Customers>(), header::<Contracts>(), header::<Purchases>(), header::<Charges>()];
        let [customers, contracts, purchases, charges] = &headers;
        let files = [
            (CATALOG, BUILT_IN),
            (book::CUSTOMERS, customers.as_str()),
            (book::CONTRACTS, contracts),
            (book::PURCHASES, purchases),
            (book::CHARGES, charges),
        ];
        make(context, &directory, &files)
    }
}

/// The header of a file with all of its columns.
fn header<K: Kind>() -> String {
    let names: Vec<&str> = K::COLUMNS.iter().map(|column| column.name).collect();
    names.join(",") + "\n"
}

/// Writes the files that are not there yet.
fn make(context: &mut Context<'_>, directory: &Path, files: &[(&'static str, &str)]) -> Outcome {
    create_directory(directory)?;
    let _lock = Lock::take(directory)?;
    let mut made = Vec::new();
    for (file, content) in files {
        if create(directory, file, content.as_bytes())? {
            made.push(*file);
        } else {
            context.say(Text::KeptAsItIs, &[file]);
        }
    }
    if !made.is_empty() {
        context.say(Text::BookMade, &[&directory.display()]);
    }
    if made.contains(&CATALOG) {
        context.say(Text::ExampleSeller, &[]);
    }
    Ok(())
}
