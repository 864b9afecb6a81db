//! `charge`: list, show and add.

use crate::cli::args::ChargeCommand;
use crate::cli::context::{Context, Outcome};
use crate::cli::file;
use crate::messages::Text;
use crate::place::Code;
use crate::store::rows::Charges;

pub(crate) fn run(context: &mut Context<'_>, command: &ChargeCommand) -> Outcome {
    match command {
        ChargeCommand::List(args) => file::list::<Charges>(context, Text::ChargesTitle, args.text.as_deref()),
        ChargeCommand::Show(args) => {
            file::show::<Charges>(context, Text::ChargesTitle, "id", &args.id, Code::UnknownCharge)
        }
        ChargeCommand::Add(columns) => file::add::<Charges>(context, &columns.cells()),
    }
}
