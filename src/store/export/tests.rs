use std::fs;
use std::path::Path;

use super::{Archive, Export, Put};
use crate::place::Code;

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn files_are_seen_only_when_all_are_there() {
    let directory = tempfile::tempdir().unwrap();
    let mut export = Export::begin(directory.path()).unwrap();
    assert_eq!(export.put("1.isdoc", b"one"), Ok(Put::New));
    assert!(!directory.path().join("1.isdoc").exists());
    drop(export);
    assert_eq!(names(directory.path()), [""; 0], "an export that fails leaves nothing behind");
    let mut export = Export::begin(directory.path()).unwrap();
    export.put("1.isdoc", b"one").unwrap();
    assert_eq!(export.finish("index.csv", b"file\n1.isdoc\n"), Ok(1));
    assert_eq!(names(directory.path()), ["1.isdoc", "index.csv"]);
}

#[test]
fn the_same_file_is_left_and_another_one_is_never_overwritten() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("1.isdoc"), "one").unwrap();
    fs::write(directory.path().join("2.isdoc"), "edited").unwrap();
    let mut export = Export::begin(directory.path()).unwrap();
    assert_eq!(export.put("1.isdoc", b"one"), Ok(Put::Same));
    assert_eq!(export.put("2.isdoc", b"two").map_err(|problem| problem.code), Err(Code::ExportDiffers));
    assert_eq!(export.same(), 1);
    drop(export);
    assert_eq!(fs::read_to_string(directory.path().join("2.isdoc")).unwrap(), "edited");
}

#[test]
fn what_a_killed_export_left_is_removed_by_the_next() {
    let directory = tempfile::tempdir().unwrap();
    let left = directory.path().join(".annum-export-x");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("1.isdoc"), "half").unwrap();
    Export::begin(directory.path()).unwrap().finish("index.csv", b"").unwrap();
    assert_eq!(names(directory.path()), ["index.csv"]);
}

#[test]
fn exports_into_one_directory_leave_each_other_alone() {
    let directory = tempfile::tempdir().unwrap();
    let mut one = Export::begin(directory.path()).unwrap();
    one.put("1.isdoc", b"one").unwrap();
    let mut other = Export::begin(directory.path()).unwrap();
    other.put("1.isdoc", b"another").unwrap();
    assert_eq!(one.finish("index.csv", b"file\n1.isdoc\n"), Ok(1));
    let refused = other.finish("index.csv", b"file\n1.isdoc\n").map_err(|problem| problem.code);
    assert_eq!(refused, Err(Code::ExportDiffers), "the file that came meanwhile is not overwritten");
    assert_eq!(fs::read_to_string(directory.path().join("1.isdoc")).unwrap(), "one");
    assert_eq!(names(directory.path()), ["1.isdoc", "index.csv"]);
}

#[test]
fn a_new_directory_is_there_whole_or_not_at_all() {
    let home = tempfile::tempdir().unwrap();
    let directory = home.path().join("a/b");
    let mut export = Export::begin(&directory).unwrap();
    export.put("1.isdoc", b"one").unwrap();
    assert!(!directory.exists());
    assert_eq!(export.finish("index.csv", b"file\n1.isdoc\n"), Ok(1));
    assert_eq!(names(&directory), ["1.isdoc", "index.csv"]);
    assert_eq!(names(&home.path().join("a")), ["b"]);
    drop(Export::begin(&home.path().join("a/c")).unwrap());
    assert_eq!(names(&home.path().join("a")), ["b"], "nothing of one that fails");
}

#[test]
fn two_documents_never_share_a_name() {
    let directory = tempfile::tempdir().unwrap();
    let mut export = Export::begin(directory.path()).unwrap();
    export.put("FV-1.pdf", b"FV/1").unwrap();
    assert_eq!(export.put("FV-1.pdf", b"FV-1").map_err(|problem| problem.code), Err(Code::ExportDiffers));
}

#[test]
fn the_same_files_make_the_same_archive() {
    let directory = tempfile::tempdir().unwrap();
    let archive = |content: &[u8]| {
        let mut archive = Archive::begin(directory.path(), "isdoc.zip").unwrap();
        archive.put("1.isdoc", content).unwrap();
        archive.finish().map_err(|problem| problem.code)
    };
    assert_eq!(archive(b"one"), Ok(1));
    assert_eq!(archive(b"one"), Ok(1), "left as it is");
    assert_eq!(archive(b"two"), Err(Code::ExportDiffers));
    assert_eq!(names(directory.path()), ["isdoc.zip"]);
}
