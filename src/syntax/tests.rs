//! Tests of parsing: the tree as a compact outline, the spans as the text they cover.

use std::fmt::Write as _;
use std::path::PathBuf;

use proptest::prelude::*;

use super::*;

const RICH: &str = "\u{feff}---\r\ntitle: Café down\r\nservices: [a, b]\r\n---\r\n\
# Café *down*\r\n\r\nText `code` [a](b.md \"t\"), <https://x.example> ~~no~~ [[INC-1]] é[^1].\r\n\r\n\
| Time | What |\r\n|---|:-:|\r\n| 14:02 | [[INC-2\\|two]] 🔥 |\r\n| x |\r\n\r\n\
- [x] done\r\n- [ ] open\r\n  1. deep\r\n     > quote\r\n\r\n\
> [!NOTE]\r\n> Mind &amp; see ![g](g%20h.png)\r\n\r\n\
```five-whys\r\n1. Why? [[not]]\r\n```\r\n\r\n<!-- casebook-ignore CB203: why -->\r\n\r\n\
<details><summary>x</summary>\r\n\r\nin\r\n\r\n</details>\r\n\r\n[ref]: <c d.md>\r\n\
See [ref] and <pod>.\r\n\r\n[^1]: Note\r\n";

fn source(text: &str) -> SourceFile {
    SourceFile { file: FileId::new("a.md"), path: PathBuf::from("a.md"), text: text.into() }
}

fn parse_text(text: &str) -> (Document, Vec<Diagnostic>) {
    parse(&source(text))
}

/// Draws the tree: kind, then the text of leaves or the children.
fn outline(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        let name = match &block.kind {
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Heading(index) => format!("h{index}"),
            BlockKind::List { ordered } => if *ordered { "ol" } else { "ul" }.to_owned(),
            BlockKind::Item { task: None } => "li".to_owned(),
            BlockKind::Item { task: Some(done) } => if *done { "done" } else { "open" }.to_owned(),
            BlockKind::Table => "table".to_owned(),
            BlockKind::Row => "tr".to_owned(),
            BlockKind::Cell => "td".to_owned(),
            BlockKind::Quote => "quote".to_owned(),
            BlockKind::Code { info } => format!("code<{info}>"),
            BlockKind::Html => "html".to_owned(),
            BlockKind::Other => "other".to_owned(),
        };
        let inner = if block.children.is_empty() {
            format!("{:?}", block.text)
        } else {
            outline(&block.children)
        };
        write!(out, "{name}({inner})").unwrap();
    }
    out
}

fn check(text: &str, expected: &str) {
    let (document, _) = parse_text(text);
    check_spans(&document);
    assert_eq!(outline(&document.blocks), expected, "{text}");
}

fn check_spans(document: &Document) {
    fn nested(text: &str, outer: Span, blocks: &[Block]) {
        for block in blocks {
            assert!(outer.contains(block.span), "{outer:?} {block:?}");
            assert!(text.get(block.span.range()).is_some(), "{block:?}");
            for (index, piece) in block.pieces.iter().enumerate() {
                assert!(text.get(piece.span.range()).is_some(), "{piece:?}");
                let end = block.pieces.get(index + 1).map_or(block.text.len(), |p| p.at as usize);
                let said = &block.text[piece.at as usize..end];
                assert!(!piece.exact || piece.span.slice(text) == said, "{piece:?}");
            }
            nested(text, block.span, &block.children);
        }
    }
    let text = &*document.text;
    let whole = Span::new(0, text.len());
    assert!(whole.contains(document.body));
    nested(text, whole, &document.blocks);
    for heading in &document.headings {
        for span in [heading.span, heading.content] {
            assert!(whole.contains(span) && text.get(span.range()).is_some(), "{heading:?}");
        }
    }
    for link in &document.links {
        for span in [link.span, link.target_span] {
            assert!(whole.contains(span) && text.get(span.range()).is_some(), "{link:?}");
        }
    }
    for suppression in &document.suppressions {
        assert!(suppression.span.slice(text).starts_with("<!--"));
    }
}

#[test]
fn blocks_keep_their_text_without_markup() {
    check("# A `b` *c*\nx\ny", r#"h0("A b c")p("x\ny")"#);
    check("- a\n- [x] b\n  1. c\n", r#"ul(li(p("a"))done(p("b")ol(li(p("c")))))"#);
    check("- a\n\n- [ ] b\n", r#"ul(li(p("a"))open(p("b")))"#);
    check("|a|b|\n|-|-|\n|**1**|`2`|\n", r#"table(tr(td("a")td("b"))tr(td("1")td("2")))"#);
    check("> [!TIP]\n> a\n> - b", r#"quote(p("a")ul(li(p("b"))))"#);
    check("```log x\na\r\nb\n```\n\n    c", r#"code<log x>("a\nb\n")code<>("c")"#);
    check("<p>a</p>\n\n---\n", r#"html("a")other("")"#);
    check("a<br>b &amp; <b>c</b> <pod> ![alt](x.png)", r#"p("a\nb & c <pod> alt")"#);
    check("[^1]\n\n[^1]: n\n", r#"p("")other(p("n"))"#);
}

#[test]
fn text_knows_where_it_was_read_from() {
    let text = "| é **14:02** &amp; `x` |\n|---|\n";
    let (document, _) = parse_text(text);
    let cell = &document.blocks[0].children[0].children[0];
    assert_eq!(cell.span.slice(text), "é **14:02** &amp; `x`");
    assert_eq!(cell.text, "é 14:02 & x");
    let at = |word: &str| {
        let start = cell.text.find(word).unwrap();
        cell.place(start..start + word.len()).slice(text)
    };
    assert_eq!(at("4:0"), "4:0");
    assert_eq!(at("é 14"), "é **14");
    assert_eq!(at("&"), "&amp;");
    assert_eq!(at("x"), "x");
    assert_eq!(document.blocks[0].place(0..3), document.blocks[0].span);
}

#[test]
fn headings_have_anchors_and_contents() {
    let text = "# A\na\n## B\nb\n## B\nc\n# C [x](y)\n";
    let (document, _) = parse_text(text);
    let told: Vec<_> = document
        .headings
        .iter()
        .map(|h| (h.level, h.anchor.as_str(), h.span.slice(text), h.content.slice(text)))
        .collect();
    assert_eq!(
        told,
        [
            (1, "a", "# A", "a\n## B\nb\n## B\nc\n"),
            (2, "b", "## B", "b\n"),
            (2, "b-1", "## B", "c\n"),
            (1, "c-x", "# C [x](y)", ""),
        ]
    );
}

#[test]
fn links_have_the_span_of_their_target() {
    let text = "[a](b.md#c \"t\") ![i](<g h.png>) <https://x.example> [ref] [[INC-1]] \
        [[INC-2|the *other*]] `[[INC-3]]` [[1]](u) [[ -f x ]] <me@x.example> [e](a\\_b)\n\n\
        | [[INC-4\\|in a table]] |\n|---|\n\n[ref]: c.md\n";
    let (document, _) = parse_text(text);
    check_spans(&document);
    let told: Vec<_> = document
        .links
        .iter()
        .map(|link| (link.kind, link.target.as_str(), link.target_span.slice(text)))
        .collect();
    assert_eq!(
        told,
        [
            (LinkKind::Link, "b.md#c", "b.md#c"),
            (LinkKind::Image, "g h.png", "g h.png"),
            (LinkKind::Link, "https://x.example", "https://x.example"),
            (LinkKind::Link, "c.md", "c.md"),
            (LinkKind::Incident, "INC-1", "INC-1"),
            (LinkKind::Link, "u", "u"),
            (LinkKind::Link, "mailto:me@x.example", "me@x.example"),
            (LinkKind::Link, "a_b", "[e](a\\_b)"),
            (LinkKind::Incident, "INC-4", "INC-4"),
        ]
    );
    assert_eq!(document.blocks[1].children[0].children[0].text, "in a table");
    assert!(document.blocks[0].text.contains("[[INC-2|the other]]"));
}

#[test]
fn suppressions_are_found_in_blocks_and_lines_but_not_in_code() {
    let text = "<!-- casebook-ignore CB1: a -->\n\n- x <!-- casebook-ignore CB2 -->\n\n\
        `<!-- casebook-ignore CB3: c -->`\n";
    let (document, _) = parse_text(text);
    let codes: Vec<_> = document.suppressions.iter().map(|s| s.code.as_str()).collect();
    assert_eq!(codes, ["CB1", "CB2"]);
}

#[test]
fn front_matter_is_split_from_the_body() {
    let body = |text: &str| {
        let (document, found) = parse_text(text);
        let codes: Vec<_> = found.iter().map(|finding| finding.code.0).collect();
        (document.front_matter.is_some(), document.body.slice(&document.text).to_owned(), codes)
    };
    let is =
        |front: bool, body: &str, codes: &[&'static str]| (front, body.to_owned(), codes.to_vec());
    assert_eq!(body("---\na: b\n---\nx"), is(true, "x", &[]));
    assert_eq!(body("\u{feff}---\r\na: b\r\n...  \r\nx"), is(true, "x", &[]));
    assert_eq!(body("---\n---\nx"), is(true, "x", &[]));
    assert_eq!(body("---\na: b\nx"), is(false, "---\na: b\nx", &["CB101"]));
    assert_eq!(body("---\n\nA thematic break"), is(false, "---\n\nA thematic break", &[]));
    assert_eq!(body("+++\na = 1\n+++\nx").2, ["CB101"]);
    assert_eq!(body("---\njust text\n---\nx"), is(true, "x", &["CB101"]));
    assert_eq!(body("---\na: 1\na: 2\n---\n").2, ["CB102"]);
    assert_eq!(body("---\na: &x 1\nb: *x\n---\n").2.first(), Some(&"CB103"));
    assert_eq!(body("---\na: [\n---\nx").2, ["CB101"]);
    assert_eq!(body(""), is(false, "", &[]));
}

#[test]
fn every_prefix_of_a_rich_report_parses() {
    for end in (0..=RICH.len()).filter(|&end| RICH.is_char_boundary(end)) {
        check_spans(&parse_text(&RICH[..end]).0);
    }
}

#[test]
fn hostile_nesting_stays_shallow_and_fast() {
    fn depth(blocks: &[Block]) -> usize {
        blocks.iter().map(|block| 1 + depth(&block.children)).max().unwrap_or(0)
    }
    for text in [
        ">".repeat(20_000),
        format!("{}x", "- ".repeat(5_000)),
        "[".repeat(50_000),
        "[[a".repeat(20_000),
        "*a **b ".repeat(10_000),
        "# x\n".repeat(10_000),
        "<!-- casebook-ignore".repeat(5_000),
    ] {
        let (document, _) = parse_text(&text);
        check_spans(&document);
        assert!(depth(&document.blocks) <= 66);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_parses(text in "\\PC{0,200}") {
        check_spans(&parse_text(&text).0);
    }

    #[test]
    fn any_mix_of_markup_parses(parts in prop::collection::vec(prop::sample::select(&[
        "---\n", "a: b\n", "# ", "- ", "1. ", "> ", "|", "\n", "\r\n", "```", "`", "[[", "]]", "é",
        "[x](y)", "![", "](", "<!--", "-->", "<b>", "\\", "    ", "[^1]", "[^1]: ", "[ ] ", "🔥",
        "|-|-|\n", "*", "_", "&amp;", "<a@b.c>", "\t", "casebook-ignore CB1: x", "[x]: y\n",
    ][..]), 0..60)) {
        check_spans(&parse_text(&parts.concat()).0);
    }
}
