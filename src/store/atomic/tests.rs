use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_replaced_and_keeps_its_mode() {
    let book = tempfile::tempdir().unwrap();
    let path = book.path().join("customers.csv");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    replace(book.path(), "customers.csv", b"new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(mode(&path), 0o664, "what a group may write, it may write after");
    assert_eq!(names(book.path()), ["customers.csv"]);
}

#[test]
fn a_new_file_is_readable_by_everybody() {
    let book = tempfile::tempdir().unwrap();
    replace(book.path(), "customers.csv", b"new").unwrap();
    assert_eq!(mode(&book.path().join("customers.csv")) & 0o600, 0o600);
    let plain = File::create(book.path().join("plain")).unwrap();
    let without_execution = plain.metadata().unwrap().permissions().mode() & 0o644;
    assert_eq!(mode(&book.path().join("customers.csv")), without_execution, "0644 less the umask");
}

#[test]
fn a_write_protected_file_is_left_alone() {
    let book = tempfile::tempdir().unwrap();
    let path = book.path().join("customers.csv");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let problem = replace(book.path(), "customers.csv", b"new").unwrap_err();
    assert_eq!((problem.code, problem.args[0].as_str()), (Code::CannotWrite, "the file is write-protected"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
}

#[test]
fn what_a_link_points_to_is_replaced() {
    let (book, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let target = elsewhere.path().join("shared.csv");
    fs::write(&target, "old").unwrap();
    symlink(&target, book.path().join("customers.csv")).unwrap();
    replace(book.path(), "customers.csv", b"new").unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "new");
    assert!(book.path().join("customers.csv").symlink_metadata().unwrap().is_symlink());
}

#[test]
fn a_link_to_nothing_is_refused() {
    let book = tempfile::tempdir().unwrap();
    symlink("nowhere/customers.csv", book.path().join("customers.csv")).unwrap();
    let problem = replace(book.path(), "customers.csv", b"new").unwrap_err();
    assert_eq!((problem.code, problem.place), (Code::CannotWrite, Some(Place::file("customers.csv"))));
}

#[test]
fn a_directory_that_is_not_there_is_told_without_names_made_up() {
    let book = tempfile::tempdir().unwrap();
    let problem = replace(&book.path().join("missing"), "customers.csv", b"new").unwrap_err();
    assert_eq!(problem.args, ["No such file or directory (os error 2)"]);
}

#[test]
fn a_file_is_made_once() {
    let book = tempfile::tempdir().unwrap();
    assert!(create(book.path(), "customers.csv", b"first").unwrap());
    assert!(!create(book.path(), "customers.csv", b"second").unwrap());
    assert_eq!(fs::read(book.path().join("customers.csv")).unwrap(), b"first");
    assert_eq!(names(book.path()), ["customers.csv"]);
}

#[test]
fn only_leftovers_are_removed() {
    let book = tempfile::tempdir().unwrap();
    for name in [".annum-Ab12Cd.tmp", ".annum.lock", "annum-x.tmp", ".annum-notes", "customers.csv"] {
        fs::write(book.path().join(name), "").unwrap();
    }
    remove_leftovers(book.path());
    assert_eq!(names(book.path()), [".annum-notes", ".annum.lock", "annum-x.tmp", "customers.csv"]);
    remove_leftovers(&book.path().join("missing"));
}

#[test]
fn a_file_beside_goes_away_with_its_owner() {
    let book = tempfile::tempdir().unwrap();
    let file = beside(book.path()).unwrap();
    assert!(is_leftover(&names(book.path())[0]), "a kill leaves a name that is recognised");
    drop(file);
    assert!(names(book.path()).is_empty());
}
