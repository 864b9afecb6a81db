//! Tables for people, one below the other, each under its heading.

use crate::cli::context::{Context, Outcome};
use crate::render::people::{gap, heading};
use crate::render::table::Table;

/// The first table of a command, under the command's title.
pub(crate) fn titled(context: &mut Context<'_>, title: &str, table: &Table) -> Outcome {
    let palette = context.palette();
    heading(context.out, title, &palette)?;
    gap(context.out)?;
    Ok(table.write(context.out, &palette)?)
}

/// A further table; nothing at all where it has no rows.
pub(crate) fn section(context: &mut Context<'_>, title: &str, table: &Table) -> Outcome {
    if table.is_empty() {
        return Ok(());
    }
    let palette = context.palette();
    gap(context.out)?;
    heading(context.out, title, &palette)?;
    Ok(table.write(context.out, &palette)?)
}
