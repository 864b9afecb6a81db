use super::topics;
use crate::cli::tests::Surroundings;
use crate::place::Code;

#[test]
fn no_code_has_the_name_of_a_command() {
    let mut names: Vec<String> = topics().map(|(topic, _)| topic).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn codes_are_listed_for_scripts_too() {
    let listed = Surroundings::default().run(&["help", "codes", "--format", "csv", "--lang", "cs"]).out;
    assert_eq!(listed.lines().count(), Code::ALL.len() + 1);
    assert!(listed.starts_with("code,message\n"));
    assert!(listed.contains("\nunknown-column,neznámý sloupec `…`\n"));
}

#[test]
fn an_explanation_has_what_it_means_and_both_examples() {
    let shown = Surroundings::default().run(&["help", "bare-float"]).out;
    assert!(shown.starts_with("bare-float: the amount … has decimals and no quotes"), "{shown}");
    assert!(shown.ends_with("\nWrong:\n    price = 2999.90\n\nRight:\n    price = \"2999.90\"\n"), "{shown}");
}
