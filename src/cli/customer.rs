//! `customer`: list, show and add.

use crate::cli::args::{CustomerCommand, Format};
use crate::cli::context::{Context, Outcome};
use crate::cli::file::{self, Choice};
use crate::cli::invoices;
use crate::messages::Text;
use crate::place::Code;
use crate::render::people::gap;
use crate::store::rows::{Charges, Contracts, Customers, Purchases};

pub(crate) fn run(context: &mut Context<'_>, command: &CustomerCommand) -> Outcome {
    match command {
        CustomerCommand::List(args) => {
            file::list::<Customers>(context, Text::CustomersTitle, args.text.as_deref())
        }
        CustomerCommand::Show(args) => show(context, &args.id),
        CustomerCommand::Add(columns) => file::add::<Customers>(context, &columns.cells()),
    }
}

/// The customer's own row; people also see contracts, purchases, charges and documents.
fn show(context: &mut Context<'_>, id: &str) -> Outcome {
    file::show::<Customers>(context, Text::CustomersTitle, "id", id, Code::UnknownCustomer)?;
    if context.format != Format::Table {
        return Ok(());
    }
    let of_customer = Choice { column: "customer", id };
    gap(context.out)?;
    file::print_some::<Contracts>(context, Text::ContractsTitle, &of_customer)?;
    gap(context.out)?;
    file::print_some::<Purchases>(context, Text::PurchasesTitle, &of_customer)?;
    gap(context.out)?;
    file::print_some::<Charges>(context, Text::ChargesTitle, &of_customer)?;
    gap(context.out)?;
    let register = context.read_register_of(&[id.to_owned()])?;
    invoices::print_documents(context, &register, |document| document.content.party.id == id)
}
