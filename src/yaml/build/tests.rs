//! What YAML reads to: values and places, what is refused, limits, and going on after errors.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

/// Something of several bytes before the YAML, so that a wrong offset shows.
const BEFORE: &str = "é🙂\n---\n";

fn dump(file: &str, path: &str, node: &Node, out: &mut String) {
    let source = node.span.slice(file);
    match &node.value {
        Value::Null => writeln!(out, "{path} = null <{source}>"),
        Value::Scalar { text, quoted: true } => writeln!(out, "{path} = {text:?} <{source}>"),
        Value::Scalar { text, quoted: false } => writeln!(out, "{path} = {text} <{source}>"),
        Value::Sequence(items) => {
            for (idx, item) in items.iter().enumerate() {
                dump(file, &format!("{path}[{idx}]"), item, out);
            }
            writeln!(out, "{path} <{}>", source.replace('\n', "\\n"))
        }
        Value::Mapping(entries) => {
            for entry in entries {
                let key = entry.key_span.slice(file);
                dump(file, &format!("{path}.{key}"), &entry.value, out);
            }
            Ok(())
        }
    }
    .expect("a string takes everything");
}

fn check(yaml: &str, expect: &[&str]) {
    let file = format!("{BEFORE}{yaml}");
    let (node, problems) = parse(yaml, BEFORE.len());
    let mut out = String::new();
    dump(&file, "", &node, &mut out);
    for problem in problems {
        writeln!(out, "! {} <{}>", problem.message, problem.span.slice(&file))
            .expect("a string takes everything");
    }
    assert_eq!(out.lines().collect::<Vec<_>>(), expect, "for\n{yaml}");
}

#[test]
fn values_keep_their_text_and_place() {
    check(
        "títle: Ünïcode 🙂 x\nb: \"q\\\"é\" # c\n",
        &[".títle = Ünïcode 🙂 x <Ünïcode 🙂 x>", ".b = \"q\\\"é\" <\"q\\\"é\">"],
    );
    check(
        "a:\nb: ~\nc: null\nd: 'null'\n",
        &[".a = null <>", ".b = null <~>", ".c = null <null>", ".d = \"null\" <'null'>"],
    );
    check(
        "a: |\n  hé\n   x\n\nb: >-\n  t\n  u\n",
        &[".a = \"hé\\n x\\n\" <hé", "   x>", ".b = \"t u\" <t", "  u>"],
    );
}

#[test]
fn collections_span_their_entries() {
    check(
        "s:\n  - x\n  - {k: v}\nf: [a, 'b']\n",
        &[
            ".s[0] = x <x>",
            ".s[1].k = v <v>",
            ".s <- x\\n  - {k: v}>",
            ".f[0] = a <a>",
            ".f[1] = \"b\" <'b'>",
            ".f <[a, 'b']>",
        ],
    );
    check("- a\n- b\n", &["[0] = a <a>", "[1] = b <b>", " <- a\\n- b>"]);
    check("just words\n", &[" = just words <just words>"]);
    check("# nothing\n", &[" = null <>"]);
}

#[test]
fn duplicates_keep_the_first_and_report_each_other() {
    check(
        "a: 1\nb: 2\na: 3\nn: {x: 1, x: 2}\na: 4\n",
        &[
            ".a = 1 <1>",
            ".b = 2 <2>",
            ".n.x = 1 <1>",
            "! `a` is given twice <a>",
            "! `x` is given twice <x>",
            "! `a` is given twice <a>",
        ],
    );
    let many = (0..40).map(|n| format!("k{}: {n}", n % 20)).collect::<Vec<_>>().join("\n");
    assert_eq!(parse(&many, 0).1.len(), 20);
    assert_eq!(parse(&many, 0).0.entries().len(), 20);
}

#[test]
fn anchors_aliases_tags_and_merge_keys_are_refused_where_they_stand() {
    check(
        "a: &x 1\nb: *x\nc: *y\nd: !!str 5\n<<: {z: 1}\ne: 2\n",
        &[
            ".a = 1 <1>",
            ".b = null <*x>",
            ".c = null <*y>",
            ".d = 5 <5>",
            ".e = 2 <2>",
            "! YAML anchor in a casebook file <&x>",
            "! YAML alias in a casebook file <*x>",
            "! YAML alias in a casebook file <*y>",
            "! YAML tag in a casebook file <!!str>",
            "! YAML merge key in a casebook file <<<>",
        ],
    );
}

#[test]
fn reading_goes_on_behind_an_error() {
    check(
        "t: a: b\nu: \"x\nw: 'x' y\nx: @z\ny: ok\n",
        &[
            ".t = a <a>",
            ".u = null <>",
            ".w = null <>",
            ".x = null <>",
            ".y = ok <ok>",
            "! a colon in a value that is not quoted <a: b>",
            "! a quote that is never closed <\"x>",
            "! text behind the closing quote <y>",
            "! a value that starts with `@` <@z>",
        ],
    );
    check("v: [1,\nw: 2\n", &[".v = null <>", ".w = 2 <2>", "! `[` is never closed <[1,>"]);
    check("a:\n\t- b\nc: d\n", &[".a = null <>", ".c = d <d>", "! a tab used to indent <- b>"]);
    check(
        "t: {{ page.x }}\nu: 1\n",
        &[".t = null <{{ page.x }}>", ".u = 1 <1>", "! a key that is a mapping <{ page.x }>"],
    );
    check("a: 1\n...\nb: 2\n", &[".a = 1 <1>", "! a second YAML document starts here <>"]);
}

#[test]
fn depth_and_size_are_limited() {
    let deep = format!("a: {}{}\nb: 1\n", "[".repeat(500), "]".repeat(500));
    let (node, problems) = parse(&deep, 0);
    assert_eq!(problems.iter().map(|it| it.kind).collect::<Vec<_>>(), [ProblemKind::TooLarge]);
    assert_eq!(node.get("b").and_then(Node::text), Some("1"));

    let large = format!("a: [{}]\n", "1,".repeat(NODE_LIMIT + 5));
    let (_, problems) = parse(&large, 0);
    assert_eq!(problems.iter().map(|it| it.kind).collect::<Vec<_>>(), [ProblemKind::TooLarge]);
}

#[test]
fn an_alias_bomb_costs_nothing() {
    let mut bomb = "a0: &a0 [x, x]\n".to_owned();
    for n in 1..90 {
        let _ = writeln!(bomb, "a{n}: &a{n} [*a{m}, *a{m}, *a{m}]", m = n - 1);
    }
    let (node, problems) = parse(&bomb, 0);
    assert_eq!(node.entries().len(), 90);
    assert_eq!(problems.len(), PROBLEM_LIMIT);
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::Alias));
}

/// Checks what must hold for any text at all.
fn holds(yaml: &str) {
    fn walk(file: &str, node: &Node) {
        assert!(file.get(node.span.range()).is_some(), "span {:?} of {file:?}", node.span);
        node.items().iter().for_each(|item| walk(file, item));
        for entry in node.entries() {
            assert!(file.get(entry.key_span.range()).is_some());
            walk(file, &entry.value);
        }
    }
    let file = format!("{BEFORE}{yaml}");
    let (node, problems) = parse(yaml, BEFORE.len());
    walk(&file, &node);
    for problem in problems {
        assert!(file.get(problem.span.range()).is_some(), "{problem:?} of {file:?}");
    }
}

const VALID: &str = "title: \"Zürich: ' 🙂\"\ntimes:\n  started: 2026-03-02T14:06:00Z\n\
    services: [a, 'b', {c: d}]\nsummary: >-\n  é\n  x\nactions:\n- id: A1\n  t: |\n   x\n\
    k: &a !t v\nl: *a\n<<: {}\n? [x]\n: y\n";

#[test]
fn every_prefix_can_be_read() {
    for end in (0..=VALID.len()).filter(|&end| VALID.is_char_boundary(end)) {
        holds(&VALID[..end]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,200}") {
        holds(&text);
    }

    #[test]
    fn yaml_like_text_never_panics(text in "[a-cé🙂:,\\-?!&*#|>{}\\[\\]'\"%@`~<. \t\r\n\\\\]{0,120}") {
        holds(&text);
    }

    #[test]
    fn mutated_yaml_never_panics(
        at in 0..VALID.len(), len in 0..20_usize, with in "[a:\\-?!&*#|>{}\\[\\]'\" \t\né]{0,6}",
    ) {
        let chars: Vec<char> = VALID.chars().collect();
        let at = at.min(chars.len());
        let end = (at + len).min(chars.len());
        let text: String = chars[..at].iter().copied().chain(with.chars()).chain(chars[end..].iter().copied()).collect();
        holds(&text);
    }
}
