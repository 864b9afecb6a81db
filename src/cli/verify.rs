//! `verify`: the register proves itself.

use crate::billing::verify;
use crate::cli::context::{Context, Outcome};
use crate::messages::Text;
use crate::store::register::RegisterFiles;

pub(crate) fn run(context: &mut Context<'_>) -> Outcome {
    let catalog = context.read_catalog()?;
    let register = RegisterFiles::read(&context.book)?;
    let problems = verify::verify(&catalog, register.runs(), register.documents());
    if problems.has_errors() {
        return Err(problems.into());
    }
    context.say_register(&register);
    context.say(Text::RegisterSound, &[]);
    Ok(())
}
