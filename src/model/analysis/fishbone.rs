//! `fishbone`: an effect and what led to it, by category, as YAML.

use super::{Fault, Read};
use crate::config::nearest;
use crate::yaml::{self, Node};

/// How deep causes have causes.
const MAX_DEPTH: usize = 6;
/// The keys of a block.
const KEYS: [&str; 2] = ["effect", "categories"];

/// An effect and its causes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fishbone {
    /// What is explained.
    pub effect: Option<String>,
    /// The categories, each with its causes.
    pub categories: Vec<Branch>,
}

/// A category or a cause, with what led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its words.
    pub text: String,
    /// What led to it.
    pub causes: Vec<Branch>,
}

const SHAPE: &str = "write `effect: ...` and below `categories:` a list of causes for each name";

/// Reads the content of a block.
pub fn read(content: &str) -> Read<Fishbone> {
    let (root, problems) = yaml::parse(content, 0);
    if !problems.is_empty() {
        let faults =
            problems.into_iter().map(|it| Fault::new(it.span.range(), it.message, it.help));
        return Read { value: None, faults: faults.collect() };
    }
    let mut faults: Vec<Fault> =
        root.entries().iter().filter(|entry| !KEYS.contains(&&*entry.key)).map(unknown).collect();
    let Some(categories) = root.get("categories") else {
        if faults.is_empty() {
            let whole = content.trim_end();
            let line = 0..whole.find('\n').unwrap_or(whole.len());
            faults.push(Fault::new(line, "the block has no `categories`", SHAPE));
        }
        return Read { value: None, faults };
    };
    let mut branches = Vec::new();
    for (name, place, causes) in named(categories) {
        let causes = causes.map(|node| branches_of(node, 0)).unwrap_or_default();
        if causes.is_empty() {
            let message = format!("`{name}` has no causes");
            let help = "list them below it, or take the category out";
            faults.push(Fault::new(place, message, help));
        } else {
            branches.push(Branch { text: name.to_owned(), causes });
        }
    }
    if branches.is_empty() && faults.is_empty() {
        let message = format!("`categories` is {}, not causes by name", categories.kind_name());
        faults.push(Fault::new(categories.span.range(), message, SHAPE));
    }
    let effect = root.get("effect").and_then(Node::text).map(|it| it.trim().to_owned());
    let effect = effect.filter(|it| !it.is_empty());
    let value = Fishbone { effect, categories: branches };
    Read { value: Some(value).filter(|it| !it.categories.is_empty()), faults }
}

fn unknown(entry: &yaml::Entry) -> Fault {
    let help = match nearest(&entry.key, KEYS) {
        Some(near) => format!("did you mean `{near}`?"),
        None => SHAPE.to_owned(),
    };
    Fault::new(entry.key_span.range(), format!("`{}` is no key of a fishbone", entry.key), help)
}

/// Returns names, their places and what is under them: of a mapping, or of a list of `name` and `causes`.
fn named(node: &Node) -> Vec<(&str, std::ops::Range<usize>, Option<&Node>)> {
    let entries = node
        .entries()
        .iter()
        .map(|entry| (entry.key.as_str(), entry.key_span.range(), Some(&entry.value)));
    let items = node.items().iter().filter_map(|item| {
        let name = item.get("name")?;
        Some((name.text()?, name.span.range(), item.get("causes")))
    });
    entries.chain(items).collect()
}

/// Returns the causes a node holds: one text, a list, or `cause: [deeper, ...]`.
fn branches_of(node: &Node, depth: usize) -> Vec<Branch> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    let leaf = |text: &str| Branch { text: text.to_owned(), causes: Vec::new() };
    let mut found: Vec<Branch> = node.text().map(leaf).into_iter().collect();
    for item in node.items() {
        match item.text() {
            Some(text) => found.push(leaf(text)),
            None => found.extend(branches_of(item, depth + 1)),
        }
    }
    found.extend(node.entries().iter().map(|entry| Branch {
        text: entry.key.clone(),
        causes: branches_of(&entry.value, depth + 1),
    }));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(content: &str, drawn: bool, expect: &[&str]) {
        let read = read(content);
        let told: Vec<String> = read
            .faults
            .iter()
            .map(|fault| match &fault.place {
                super::super::Place::Content(place) => {
                    format!("{}: {}", &content[place.clone()], fault.message)
                }
                super::super::Place::Info => fault.message.clone(),
            })
            .collect();
        assert_eq!(
            (read.value.is_some(), told),
            (drawn, expect.iter().map(|it| (*it).to_owned()).collect())
        );
    }

    #[test]
    fn causes_come_by_category_and_nest() {
        let read = read("effect: E\ncategories:\n  People:\n    - a\n    - b: [c]\n  System: d\n");
        let bone = read.value.expect("a fishbone");
        assert_eq!(bone.effect.as_deref(), Some("E"));
        assert_eq!(bone.categories[0].causes[1].causes[0].text, "c");
        assert_eq!(bone.categories[1].causes[0].text, "d");
        assert!(read.faults.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_place() {
        check("categorys:\n  A: [b]\n", false, &["categorys: `categorys` is no key of a fishbone"]);
        check("effect: x\n", false, &["effect: x: the block has no `categories`"]);
        check("categories:\n  A:\n  B: [c]\n", true, &["A: `A` has no causes"]);
        check("categories: text\n", false, &["text: `categories` is text, not causes by name"]);
        assert_eq!(read("a: [\n").value, None);
        assert!(!read("a: [\n").faults.is_empty());
        assert_eq!(read("").faults.len(), 1);
    }
}
