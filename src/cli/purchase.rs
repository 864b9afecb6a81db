//! `purchase`: list, show and add, with the contract row of the free year.

use crate::book::{Book, CONTRACTS, PURCHASES};
use crate::cli::args::{PurchaseColumns, PurchaseCommand, ServiceQuantity};
use crate::cli::context::{self, Context, Outcome};
use crate::cli::edit::Edit;
use crate::cli::file::{self, Choice};
use crate::messages::Text;
use crate::store::lock::Lock;
use crate::store::rows::{Contracts, Purchases};

pub(crate) fn run(context: &mut Context<'_>, command: &PurchaseCommand) -> Outcome {
    match command {
        PurchaseCommand::List(args) => {
            file::list::<Purchases>(context, Text::PurchasesTitle, args.text.as_deref())
        }
        PurchaseCommand::Show(args) => show(context, &args.id),
        PurchaseCommand::Add(columns) => add(context, columns),
    }
}

/// The purchases of a customer, who may have none.
fn show(context: &mut Context<'_>, customer: &str) -> Outcome {
    let (_, book) = context.read_book(&[])?;
    context::customer(&book, customer)?;
    file::print_some::<Purchases>(context, Text::PurchasesTitle, &Choice { column: "customer", id: customer })
}

/// Adds the purchase and, if asked for, the contract row of its free year. Both are checked before either is written.
///
/// The purchase goes first: on its own it bills nothing, whereas a row without its purchase would be charged.
fn add(context: &mut Context<'_>, purchase: &PurchaseColumns) -> Outcome {
    let _lock = Lock::take(&context.book)?;
    let (_, book) = context.read_book(&[])?;
    let day = purchase.purchased_on.to_string();
    let cells = [
        ("customer", purchase.customer.as_str()),
        ("product", &purchase.product),
        ("purchased_on", &day),
        ("note", purchase.note.as_deref().unwrap_or_default()),
    ];
    let purchases = Edit::adding::<Purchases>(context, &cells)?;
    let contract = purchase.contract.clone().unwrap_or_else(|| free_id(&book, &purchase.customer));
    let with = purchase.with.as_ref().map(|wanted| contract_row(context, &contract, purchase, wanted));
    let contracts = with.transpose()?;
    purchases.write()?;
    context.say(Text::Added, &[&purchase.product, &PURCHASES]);
    if let Some(contracts) = contracts {
        contracts.write()?;
        context.say(Text::Added, &[&contract, &CONTRACTS]);
    }
    Ok(())
}

/// The contract row that goes with a purchase, checked and not written yet.
fn contract_row(
    context: &mut Context<'_>,
    contract: &str,
    purchase: &PurchaseColumns,
    wanted: &ServiceQuantity,
) -> Outcome<Edit> {
    let cells = [
        ("contract", contract),
        ("customer", &purchase.customer),
        ("service", &wanted.service),
        ("quantity", &wanted.quantity.to_string()),
        ("since", &purchase.purchased_on.to_string()),
    ];
    Edit::adding::<Contracts>(context, &cells)
}

/// An id that no contract has: the customer's with the first number that is free.
fn free_id(book: &Book, customer: &str) -> String {
    let taken = |id: &String| book.contracts().iter().any(|row| book.text(row.contract) == id);
    let mut ids = (1u32..).map(|number| format!("{customer}-{number}"));
    ids.find(|id| !taken(id)).unwrap_or_default()
}
