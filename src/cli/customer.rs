//! `customer`: list, show and add.

use crate::cli::args::CustomerCommand;
use crate::cli::context::{Context, Outcome};
use crate::cli::file;
use crate::store::rows::File;

pub(crate) fn run(context: &mut Context<'_>, command: &CustomerCommand) -> Outcome {
    match command {
        CustomerCommand::List(args) => file::list(context, File::Customers, args.text.as_deref()),
        CustomerCommand::Show(args) => file::show_customer(context, &args.id),
        CustomerCommand::Add(columns) => file::add(context, File::Customers, &columns.cells()),
    }
}
