//! `customer`: list, show and add.

use crate::cli::args::CustomerCommand;
use crate::cli::context::{Context, Outcome};
use crate::cli::file;
use crate::messages::Text;
use crate::store::rows::Customers;

pub(crate) fn run(context: &mut Context<'_>, command: &CustomerCommand) -> Outcome {
    match command {
        CustomerCommand::List(args) => file::list::<Customers>(context, Text::CustomersTitle, args.text.as_deref()),
        CustomerCommand::Show(args) => show(context, &args.id),
        CustomerCommand::Add(columns) => file::add::<Customers>(context, &columns.cells()),
    }
}
