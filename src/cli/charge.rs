//! `charge`: list, show and add.

use crate::cli::args::ChargeCommand;
use crate::cli::context::{Context, Outcome};
use crate::cli::file;
use crate::store::rows::File;

pub(crate) fn run(context: &mut Context<'_>, command: &ChargeCommand) -> Outcome {
    match command {
        ChargeCommand::List(args) => file::list(context, File::Charges, args.text.as_deref()),
        ChargeCommand::Show(args) => file::show(context, File::Charges, "id", &args.id),
        ChargeCommand::Add(columns) => file::add(context, File::Charges, &columns.cells()),
    }
}
