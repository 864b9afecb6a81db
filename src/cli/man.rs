//! `man`: the manual, made from the definitions of the command line, so that it cannot differ from `--help`.

use std::io;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, roman};

use crate::cli::args::{Arguments, ManArgs};
use crate::cli::context::{Context, Outcome};
use crate::messages::{Counted, Text, counted};
use crate::store::atomic::{create_directory, replace};

/// Begins the examples among the words after the options.
const EXAMPLES: &str = "Example";

pub(crate) fn run(context: &mut Context<'_>, args: &ManArgs) -> Outcome {
    create_directory(&args.directory)?;
    let pages = pages()?;
    for page in &pages {
        replace(&args.directory, page.file.clone(), &page.text)?;
    }
    let count = counted(context.language, pages.len() as u64, Counted::Pages);
    context.say(Text::ManualWritten, &[&count, &args.directory.display()]);
    Ok(())
}

/// A page of the manual.
struct Page {
    /// Say `annum-contract-end.1`.
    file: String,
    text: Vec<u8>,
}

/// The page of the program, then those of its commands.
fn pages() -> io::Result<Vec<Page>> {
    let mut program = Arguments::command();
    program.build();
    let mut pages = Vec::new();
    add_pages(&program, &mut pages)?;
    Ok(pages)
}

fn add_pages(command: &Command, pages: &mut Vec<Page>) -> io::Result<()> {
    pages.push(page(command)?);
    command.get_subcommands().try_for_each(|subcommand| add_pages(subcommand, pages))
}

fn page(command: &Command) -> io::Result<Page> {
    let version = concat!("annum ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).source(version).manual("annum");
    let mut text = Vec::new();
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (remarks, examples) = after.split_at(after.find(EXAMPLES).unwrap_or(after.len()));
    text.extend(remarks_section(remarks).to_roff().into_bytes());
    man.render_options_section(&mut text)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut text)?;
    }
    text.extend(examples_section(examples).to_roff().into_bytes());
    Ok(Page { file: man.get_filename(), text })
}

/// What goes on in the description.
fn remarks_section(remarks: &str) -> Roff {
    let mut roff = Roff::new();
    if !remarks.trim().is_empty() {
        roff.control("PP", []);
    }
    for line in remarks.trim().lines() {
        match line.trim() {
            "" => roff.control("PP", []),
            line => roff.text([roman(line)]),
        };
    }
    roff
}

/// The examples, line by line as they stand.
fn examples_section(examples: &str) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]).control("nf", []);
    for line in examples.lines().skip(1) {
        roff.text([Inline::Roman(line.trim_start().to_owned())]);
    }
    roff.control("fi", []);
    roff
}

#[cfg(test)]
mod tests;
