//! `contract`: list, show, add, change and end.

mod change;
mod continuation;
mod end;

use crate::book::{Book, ContractRow};
use crate::cli::args::ContractCommand;
use crate::cli::context::{Context, Outcome};
use crate::cli::file;
use crate::messages::Text;
use crate::place::{Code, Problem};
use crate::store::nearest::nearest;
use crate::store::rows::Contracts;

pub(crate) use continuation::{Cells, continue_row};

pub(crate) fn run(context: &mut Context<'_>, command: &ContractCommand) -> Outcome {
    match command {
        ContractCommand::List(args) => {
            file::list::<Contracts>(context, Text::ContractsTitle, args.text.as_deref())
        }
        ContractCommand::Show(args) => file::show::<Contracts>(
            context,
            Text::ContractsTitle,
            "contract",
            &args.id,
            Code::UnknownContract,
        ),
        ContractCommand::Add(columns) => file::add::<Contracts>(context, &columns.cells()),
        ContractCommand::Change(args) => change::run(context, args),
        ContractCommand::End(args) => end::run(context, args),
    }
}

/// All rows of a contract; an error where there are none.
pub(crate) fn rows<'b>(book: &'b Book, contract: &str) -> Outcome<Vec<&'b ContractRow>> {
    let id = |row: &ContractRow| book.text(row.contract);
    let rows: Vec<_> = book.contracts().iter().filter(|row| id(row) == contract).collect();
    if rows.is_empty() {
        let near = nearest(contract, book.contracts().iter().map(id));
        return Err(Problem::error(Code::UnknownContract).with(contract).suggest(near).into());
    }
    Ok(rows)
}
