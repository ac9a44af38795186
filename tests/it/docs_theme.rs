//! The reference of what templates are given, in `docs/theme-views.md`: written from the views themselves.
//!
//! `CASEBOOK_BLESS=1 cargo test --test it docs_theme` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const BEGIN: &str = "<!-- views: written by a test -->\n";
const END: &str = "<!-- /views -->";

/// A struct or an enum of `site::view`.
#[derive(Default)]
struct Type {
    docs: String,
    fields: Vec<Field>,
    variants: Vec<Variant>,
}

struct Field {
    name: String,
    of: String,
    docs: String,
}

#[derive(Default)]
struct Variant {
    name: String,
    of: Option<String>,
    docs: String,
    fields: Vec<Field>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Reads the types of one file. Their form is that of the formatter, one field a line.
fn read(text: &str, types: &mut BTreeMap<String, Type>) {
    let mut docs: Vec<&str> = Vec::new();
    let mut skipped = false;
    let mut current: Option<(String, Type)> = None;
    let mut variant: Option<Variant> = None;
    for line in text.lines() {
        let bare = line.trim();
        if let Some(doc) = bare.strip_prefix("///") {
            docs.push(doc.trim());
            continue;
        }
        if bare.starts_with('#') {
            skipped |= bare.contains("serde(skip)");
            continue;
        }
        let said = std::mem::take(&mut docs).join(" ");
        let hidden = std::mem::take(&mut skipped);
        let opened = ["pub struct ", "pub enum "].iter().find_map(|it| line.strip_prefix(it));
        if let Some(name) = opened.and_then(|it| it.strip_suffix(" {")) {
            current = Some((name.to_owned(), Type { docs: said, ..Type::default() }));
        } else if line == "}" {
            types.extend(current.take());
        } else if let Some((_, of)) = &mut current {
            read_member(bare, said, hidden, of, &mut variant);
        }
    }
}

fn read_member(
    line: &str,
    docs: String,
    hidden: bool,
    of: &mut Type,
    variant: &mut Option<Variant>,
) {
    let line = line.trim_end_matches(',');
    if line == "}" {
        of.variants.extend(variant.take());
        return;
    }
    let field = line.trim_start_matches("pub ").split_once(": ");
    if let Some((name, kind)) = field {
        let field = Field { name: name.to_owned(), of: kind.to_owned(), docs };
        let fields = variant.as_mut().map_or(&mut of.fields, |it| &mut it.fields);
        fields.extend((!hidden).then_some(field));
    } else if let Some(name) = line.strip_suffix(" {") {
        *variant = Some(Variant { name: name.to_owned(), docs, ..Variant::default() });
    } else if line.starts_with(|it: char| it.is_ascii_uppercase()) {
        let (name, inner) = line.split_once('(').unwrap_or((line, ""));
        let inner = inner.strip_suffix(')').map(str::to_owned);
        of.variants.push(Variant { name: name.to_owned(), of: inner, docs, fields: Vec::new() });
    }
}

fn types() -> BTreeMap<String, Type> {
    let mut types = BTreeMap::new();
    let folder = root().join("src/site/view");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").path()).collect();
    files.push(root().join("src/site/view.rs"));
    files.sort();
    for file in files {
        read(&fs::read_to_string(&file).expect("a source"), &mut types);
    }
    types
}

/// Says a type in words: "list of [`Crumb`](#crumb)".
fn said(of: &str, types: &BTreeMap<String, Type>) -> String {
    let inside = |outer: &str| of.strip_prefix(outer).and_then(|it| it.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        return format!("{} or `null`", said(inner, types));
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list of {}", said(inner, types));
    }
    if let Some(inner) = inside("Arc<").or_else(|| inside("Box<")) {
        return said(inner, types);
    }
    if let Some((inner, n)) =
        of.strip_prefix('[').and_then(|it| it.strip_suffix(']')?.split_once("; "))
    {
        return format!("{n} times {}", said(inner, types));
    }
    let name = of.rsplit("::").next().unwrap_or(of);
    match name {
        "String" | "&'static str" | "Cow<'static, str>" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "NaiveDate" => "day (`2026-03-02`)".to_owned(),
        "usize" | "u8" | "u32" | "u64" | "i32" | "i64" | "f64" => "number".to_owned(),
        name if types.contains_key(name) => {
            format!("[`{name}`](#{})", name.to_lowercase())
        }
        name => panic!("`{name}` is a type the reference has no words for"),
    }
}

fn clean(docs: &str) -> String {
    docs.replace("[`", "`").replace("`]", "`").replace('|', "\\|")
}

fn kebab(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

fn table(fields: &[Field], types: &BTreeMap<String, Type>, text: &mut String) {
    text.push_str("| Field | Is | For |\n| --- | --- | --- |\n");
    for field in fields {
        let (name, of, docs) = (&field.name, said(&field.of, types), clean(&field.docs));
        writeln!(text, "| `{name}` | {of} | {docs} |").expect("text takes all");
    }
    text.push('\n');
}

/// Every type a field of this one leads to.
fn reach(name: &str, types: &BTreeMap<String, Type>, found: &mut Vec<String>) {
    let of = &types[name];
    let fields = of.fields.iter().chain(of.variants.iter().flat_map(|it| &it.fields));
    let named =
        fields.map(|it| it.of.as_str()).chain(of.variants.iter().filter_map(|it| it.of.as_deref()));
    for kind in named {
        let bare =
            kind.split(['<', '>', '[', ']', ';', ' ', ':']).filter(|it| types.contains_key(*it));
        for inner in bare {
            if !found.iter().any(|it| it == inner) {
                found.push(inner.to_owned());
                reach(inner, types, found);
            }
        }
    }
}

fn reference() -> String {
    let types = types();
    let view = fs::read_to_string(root().join("src/site/view.rs")).expect("the views");
    let mut text = String::new();
    let mut shared = Vec::new();
    let mut pages = Vec::new();
    text.push_str("## Pages\n\n");
    for variant in &types["View"].variants {
        let page =
            variant.of.as_deref().expect("a page").trim_start_matches("Box<").trim_end_matches('>');
        let arm = format!("Self::{}(_) => \"", variant.name);
        let template =
            view.split_once(&arm).and_then(|(_, it)| it.split('"').next()).expect("a template");
        writeln!(text, "### `{template}`\n\n{}\n", clean(&types[page].docs))
            .expect("text takes all");
        table(&types[page].fields, &types, &mut text);
        pages.push(page.to_owned());
        reach(page, &types, &mut shared);
    }
    shared.retain(|it| !pages.contains(it));
    shared.sort();
    text.push_str("## Parts\n\n");
    for name in shared {
        let of = &types[&name];
        writeln!(text, "### `{name}`\n\n{}\n", clean(&of.docs)).expect("text takes all");
        if of.variants.is_empty() {
            table(&of.fields, &types, &mut text);
        } else if of.variants.iter().all(|it| it.fields.is_empty()) {
            for variant in &of.variants {
                let is = variant.of.as_deref().map_or("`null`".to_owned(), |it| said(it, &types));
                writeln!(text, "- {is}: {}", clean(&variant.docs)).expect("text takes all");
            }
            text.push('\n');
        } else {
            for variant in &of.variants {
                let inner = variant
                    .of
                    .as_deref()
                    .map_or(String::new(), |it| format!(" The fields of {}.", said(it, &types)));
                writeln!(
                    text,
                    "With `row` = `{}`: {}{inner}\n",
                    kebab(&variant.name),
                    clean(&variant.docs)
                )
                .expect("text takes all");
                if !variant.fields.is_empty() {
                    table(&variant.fields, &types, &mut text);
                }
            }
        }
    }
    text
}

#[test]
fn the_reference_of_the_views_is_up_to_date() {
    let path = root().join("docs/theme-views.md");
    let text = fs::read_to_string(&path).expect("docs/theme-views.md");
    let (before, rest) = text.split_once(BEGIN).expect("where the reference begins");
    let (_, after) = rest.split_once(END).expect("where the reference ends");
    let wanted = format!("{before}{BEGIN}\n{}{END}{after}", reference());
    if std::env::var_os("CASEBOOK_BLESS").is_some() {
        fs::write(&path, &wanted).expect("docs/theme-views.md is written");
    } else if wanted != text {
        let stale = wanted.lines().zip(text.lines()).find(|(new, old)| new != old);
        panic!(
            "docs/theme-views.md is older than the views: {stale:?}\nCASEBOOK_BLESS=1 cargo test --test it docs_theme"
        );
    }
}

#[test]
fn every_template_is_in_the_reference() {
    let reference = reference();
    let folder = root().join("themes/default/templates");
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let is_part = ["base.html", "components.html", "partials"].contains(&name.as_str());
        assert!(is_part || reference.contains(&format!("### `{name}`")), "{name}");
    }
    assert!(reference.contains("| `page` | [`PageMeta`](#pagemeta) |"));
    assert!(reference.contains("With `row` = `gap`"), "rows of several kinds");
    assert!(!reference.contains("| `source` | [`Span`]"), "what is not given is not told");
}
