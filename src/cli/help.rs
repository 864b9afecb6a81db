//! `help`: a command of the command line, a problem by its code, or the list of all codes.

use std::io;

use clap::{Command, CommandFactory as _};

use crate::cli::args::{Arguments, HelpArgs};
use crate::cli::context::{Context, Outcome};
use crate::cli::rows::{self, Sheet};
use crate::document::{Column, Value};
use crate::messages::{Text, example_line, explanation, gist};
use crate::place::{Code, Problem};
use crate::render::people;
use crate::store::nearest::nearest;

/// The topic that lists all codes.
const CODES: &str = "codes";
const CODE: [Column; 2] = [Column::text("code"), Column::text("message")];

pub(crate) fn run(context: &mut Context<'_>, args: &HelpArgs) -> Outcome {
    let topic: Vec<&str> = args.topic.iter().map(String::as_str).collect();
    let mut program = Arguments::command();
    program.build();
    if let Some(command) = find(&mut program, &topic) {
        return print_command(context, command);
    }
    let topic = topic.join(" ");
    match Code::from_name(&topic) {
        Some(code) => explain(context, code),
        None if topic == CODES => list_codes(context),
        None => Err(unknown(&topic).into()),
    }
}

/// Everything that can be asked about with one word, with a word about it.
pub(crate) fn topics() -> impl Iterator<Item = (String, String)> {
    let commands: Vec<_> = Arguments::command().get_subcommands().map(named).collect();
    let codes = Code::ALL.iter().map(|code| (code.name().to_owned(), String::new()));
    commands.into_iter().chain(codes).chain([(CODES.to_owned(), String::new())])
}

fn named(command: &Command) -> (String, String) {
    (command.get_name().to_owned(), command.get_about().map(ToString::to_string).unwrap_or_default())
}

fn find<'c>(command: &'c mut Command, path: &[&str]) -> Option<&'c mut Command> {
    path.iter().try_fold(command, |command, name| command.find_subcommand_mut(name))
}

fn print_command(context: &mut Context<'_>, command: &mut Command) -> Outcome {
    let text = command.render_long_help();
    let text = if context.is_coloured() { text.ansi().to_string() } else { text.to_string() };
    Ok(write!(context.out, "{text}")?)
}

fn list_codes(context: &mut Context<'_>) -> Outcome {
    let language = context.language;
    let sheet = Sheet::new(context.text(Text::CodesTitle, &[]), &CODE);
    rows::print(context, &sheet, |sink| {
        for code in Code::ALL {
            sink.row(&[Value::Text(code.name()), Value::Text(&gist(language, *code))])?;
        }
        Ok(())
    })?;
    context.say(Text::ExplainCode, &[]);
    Ok(())
}

fn explain(context: &mut Context<'_>, code: Code) -> Outcome {
    let (language, palette) = (context.language, context.palette());
    let explanation = explanation(language, code);
    people::heading(context.out, &format!("{code}: {}", gist(language, code)), &palette)?;
    people::gap(context.out)?;
    people::paragraph(context.out, explanation.meaning)?;
    for (title, example) in [(Text::Wrong, explanation.wrong), (Text::Right, explanation.right)] {
        if !example.is_empty() {
            people::gap(context.out)?;
            people::heading(context.out, &format!("{}:", title.text(language)), &palette)?;
            indented(context, example)?;
        }
    }
    Ok(())
}

fn indented(context: &mut Context<'_>, example: &str) -> io::Result<()> {
    let language = context.language;
    let lines = example.lines().map(|line| example_line(language, line));
    lines.map(|line| format!("    {line}")).try_for_each(|line| people::line(context.out, &line))
}

fn unknown(topic: &str) -> Problem {
    let known: Vec<String> = topics().map(|(topic, _)| topic).collect();
    Problem::error(Code::UnknownTopic).with(topic).suggest(nearest(topic, known.iter().map(String::as_str)))
}

#[cfg(test)]
mod tests;
