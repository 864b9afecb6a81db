//! Runs the transcripts: every `console` block of `README.md` and of `tests/transcripts/*.md`, as a reader would type it.
//!
//! - A line that starts with `$ ` is a command for `sh`, so pipes and redirections work. It goes on while it ends with `\`,
//!   and in the lines after it that start with `> ` (here-documents). What follows is its output, as a terminal would show it:
//!   both streams as they come, then `? 1` where the exit code is not 0.
//! - Blocks of one file run in order in one fresh directory, which holds a copy of `examples/book` as `book`. The binary under
//!   test is first in `PATH`; the rest of the environment is fixed.
//! - Comparison is exact, without wildcards. `SNAPSHOTS=overwrite cargo test --test transcripts` writes what came out into the file.
//! - A block marked `console skip` is not run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod common;

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use common::copy_directory;
use snapbox::data::DataFormat;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const BINARY: &str = env!("CARGO_BIN_EXE_annum");
const ENVIRONMENT: [(&str, &str); 4] =
    [("ANNUM_LANG", "en"), ("LC_ALL", "C.UTF-8"), ("NO_COLOR", "1"), ("RUST_BACKTRACE", "0")];

#[test]
fn the_readme_holds() {
    let differences = differences(&[Path::new(ROOT).join("README.md")]);
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn every_transcript_holds() {
    let files = transcripts().expect("tests/transcripts can be listed");
    assert!(!files.is_empty(), "no transcripts found");
    let differences = differences(&files);
    assert!(differences.is_empty(), "{differences}");
}

/// How the files differ from what comes out, for people.
fn differences(files: &[PathBuf]) -> String {
    files.iter().filter_map(|file| compare(file).err()).collect()
}

/// Every transcript, in byte order of names.
fn transcripts() -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(Path::new(ROOT).join("tests/transcripts"))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    Ok(files)
}

/// Runs a file and holds what comes out against it. The error is the difference, for people.
fn compare(file: &Path) -> Result<(), String> {
    let in_file = |error: io::Error| format!("{}: {error}", file.display());
    let text = fs::read_to_string(file).map_err(in_file)?;
    let actual = rewrite(&text, &Stage::new().map_err(in_file)?).map_err(in_file)?;
    let expected = snapbox::Data::read_from(file, Some(DataFormat::Text)).raw();
    snapbox::Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .try_eq(Some(&"what came out"), snapbox::Data::text(actual), expected)
        .map_err(|difference| difference.to_string())
}

/// The same text, with the output of its commands as it is now.
fn rewrite(text: &str, stage: &Stage) -> io::Result<String> {
    let mut rewritten = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        rewritten.push_str(line);
        let Some(kind) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| line.trim_end() != "```").collect();
        match kind.trim_end() {
            "console" => rewritten.push_str(&rerun(&block, stage)?),
            _ => rewritten.extend(block),
        }
        rewritten.push_str("```\n");
    }
    Ok(rewritten)
}

/// The same block, with the output of its commands as it is now.
fn rerun(block: &[&str], stage: &Stage) -> io::Result<String> {
    let run = |command: Typed| Ok(command.lines + &stage.run(&command.script)?);
    commands(block)?.into_iter().map(run).collect()
}

/// A command of a block.
#[derive(Default)]
struct Typed {
    /// As it stands in the file.
    lines: String,
    /// As the shell gets it.
    script: String,
}

/// The commands of a block, without the output that the file shows for them.
fn commands(block: &[&str]) -> io::Result<Vec<Typed>> {
    let mut commands: Vec<Typed> = Vec::new();
    let mut open = false;
    for line in block {
        let starts = line.strip_prefix("$ ");
        if starts.is_some() {
            commands.push(Typed::default());
        }
        let Some(command) = commands.last_mut() else {
            return Err(io::Error::other(format!("a console block begins with a command, not {line:?}")));
        };
        let goes_on = || open.then(|| continuation(line, &command.script)).flatten();
        let part = starts.or_else(goes_on);
        if let Some(part) = part {
            command.lines.push_str(line);
            command.script.push_str(part);
        }
        open = part.is_some();
    }
    Ok(commands)
}

/// What a line adds to the command before it, if it does.
fn continuation<'l>(line: &'l str, script: &str) -> Option<&'l str> {
    let prompted = line.strip_prefix("> ").or_else(|| (line.trim_end() == ">").then_some("\n"));
    prompted.or_else(|| script.ends_with("\\\n").then_some(line))
}

/// Where the commands of one file run.
struct Stage {
    directory: tempfile::TempDir,
    path: String,
}

impl Stage {
    fn new() -> io::Result<Self> {
        let directory = tempfile::tempdir()?;
        copy_directory(&Path::new(ROOT).join("examples/book"), &directory.path().join("book"))?;
        Ok(Self { directory, path: search_path() })
    }

    /// What a terminal would show after the command.
    fn run(&self, script: &str) -> io::Result<String> {
        let (mut output, input) = io::pipe()?;
        let mut child = self.shell(script).stdout(input.try_clone()?).stderr(input).spawn()?;
        let mut bytes = Vec::new();
        output.read_to_end(&mut bytes)?;
        let mut shown = String::from_utf8_lossy(&bytes).into_owned();
        if !shown.is_empty() && !shown.ends_with('\n') {
            shown.push('\n');
        }
        Ok(shown + &exit_line(child.wait()?))
    }

    fn shell(&self, script: &str) -> Command {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(script).stdin(Stdio::null()).current_dir(self.directory.path());
        shell.env_clear().envs(ENVIRONMENT).env("PATH", &self.path).env("HOME", self.directory.path());
        shell
    }
}

/// Nothing after success.
fn exit_line(status: ExitStatus) -> String {
    match status.code() {
        Some(0) => String::new(),
        Some(code) => format!("? {code}\n"),
        None => format!("? {status}\n"),
    }
}

/// The directory of the binary under test, then the directories of the caller's own commands.
#[expect(clippy::disallowed_methods, reason = "commands of a transcript are found where the caller's are")]
fn search_path() -> String {
    let binaries = Path::new(BINARY).parent().unwrap_or(Path::new(ROOT));
    format!("{}:{}", binaries.display(), std::env::var("PATH").unwrap_or_default())
}
