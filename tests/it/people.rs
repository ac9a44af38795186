//! Who counts as a person, seen from outside: what a pack's examples find depends on the names a
//! casebook knows from its reports, its config, git and `CODEOWNERS`.

use casebook::project::{Project, Snapshot};

use crate::checked::{AS_OF, check};
use crate::support::{Repository, git_in};

/// A pack whose bad example holds only where `name` is a person.
fn pack(name: &str) -> String {
    format!("-- packs/p.yaml --\nexamples: {{bad: ['{name} failed to check the seal.']}}\n")
}

fn is_person(name: &str, config: &str, report: &str) -> bool {
    let config = format!("-- casebook.yaml --\nlanguage: {{packs: [packs/p.yaml], {config}}}\n");
    let report = format!("-- content/a.md --\n---\ntitle: A\n{report}---\n");
    !fails(&check(&format!("{config}{}{report}", pack(name))))
}

fn fails(snapshot: &Snapshot) -> bool {
    snapshot.diagnostics.iter().any(|it| it.code.0 == "CB154")
}

#[test]
fn the_config_and_the_reports_name_people() {
    assert!(!is_person("Zorblax", "", ""));
    assert!(is_person("Zorblax", "people: [Zorblax]", ""));
    assert!(is_person("Zorblax", "", "roles: {incident-commander: Zorblax}\n"));
    assert!(is_person("Zorblax", "", "actions: [{title: Mend it, owner: Zorblax}]\n"));
    assert!(is_person("Zorblax Quux", "", "author: Zorblax Quux\n"));
    assert!(!is_person("Zorblax", "not_people: [Zorblax]", "roles: {lead: Zorblax}\n"));
}

#[test]
fn a_service_is_no_person_whatever_it_is_called() {
    let files = |service: &str| {
        let config = format!("language: {{packs: [packs/p.yaml]}}\nservices: [{service}]\n");
        let report = "-- content/a.md --\n---\ntitle: A\nroles: {lead: Zorblax}\n---\n";
        format!("-- casebook.yaml --\n{config}{}{report}", pack("Zorblax"))
    };
    assert!(!fails(&check(&files("shop"))));
    assert!(fails(&check(&files("{id: tracking, name: Zorblax}"))));
    assert!(fails(&check(&files("{id: tracking, owner: Zorblax}"))));
}

#[test]
fn authors_of_commits_count_unless_the_config_says_no() {
    let known = |config: &str, author: &str| {
        let files = format!(
            "-- casebook.yaml --\nlanguage: {{packs: [packs/p.yaml]{config}}}\n{}-- content/a.md --\n# A\n",
            pack("Zorblax Quux")
        );
        let repository = Repository::new(&files);
        let author = format!("{author} <someone@example.org>");
        git_in(
            repository.root(),
            &["commit", "--quiet", "--allow-empty", "--author", &author, "--message", "x"],
        );
        let project = Project {
            root: repository.root().to_owned(),
            config_path: Some(repository.path("casebook.yaml")),
            preset: None,
            as_of: AS_OF.parse().expect("a day"),
        };
        !fails(&project.snapshot().expect("a casebook"))
    };
    assert!(known("", "Zorblax Quux"));
    assert!(!known(", git_authors: no", "Zorblax Quux"));
    assert!(!known("", "Zorblax"));
}
