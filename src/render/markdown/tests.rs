//! Tests of the body as HTML: exact strings, and hostile input that must stay harmless.

use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::syntax::parse;
use crate::text::FileId;
use crate::vfs::SourceFile;

fn document(text: &str) -> Document {
    let source =
        SourceFile { file: FileId::new("a.md"), path: PathBuf::from("a.md"), text: text.into() };
    parse(&source).0
}

fn resolver(target: &str, kind: LinkKind) -> Option<Resolved> {
    let to = |href: &str, title: Option<&str>| {
        Some(Resolved {
            href: Some(href.to_owned()),
            title: title.map(str::to_owned),
            lang: None,
            size: (target == "g.png").then_some((4, 3)),
        })
    };
    match (target, kind) {
        ("INC-1", LinkKind::Incident) => to("../inc-1/", Some("A & B")),
        ("b.md#c", LinkKind::Link) => to("../b/#c", None),
        ("gone.md" | "gone.png", _) => Some(Resolved::default()),
        ("g.png", LinkKind::Image) => to("g.png", None),
        _ => None,
    }
}

fn html(text: &str) -> String {
    render(&document(text), "Title", &mut resolver).whole()
}

fn check(text: &str, expected: &str) {
    assert_eq!(html(text), expected, "{text}");
}

#[test]
fn text_is_escaped_and_marked_up() {
    check(
        "a <b & \"c\" *d* **e** ~~f~~ `<g>`\nh\\\ni",
        concat!(
            "<p>a &lt;b &amp; &quot;c&quot; <em>d</em> <strong>e</strong> <del>f</del> ",
            "<code>&lt;g&gt;</code>\nh<br>\ni</p>\n"
        ),
    );
    check(
        "> a\n\n---\n\n3. b\n4. c\n",
        concat!(
            "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n",
            "<ol start=\"3\">\n<li>b</li>\n<li>c</li>\n</ol>\n"
        ),
    );
    check("<%= link_to \"a\" %> <pod>", "<p>&lt;%= link_to &quot;a&quot; %&gt; &lt;pod&gt;</p>\n");
}

#[test]
fn headings_are_shifted_and_have_a_permalink() {
    check(
        "# Title!\n\n# A \"b\"\n\n### C\n",
        concat!(
            "<h2 id=\"a-b\">A &quot;b&quot; <a class=\"permalink\" href=\"#a-b\" ",
            "aria-label=\"Link to “A &quot;b&quot;”\">#</a></h2>\n",
            "<h3 id=\"c\">C <a class=\"permalink\" href=\"#c\" aria-label=\"Link to “C”\">#</a></h3>\n"
        ),
    );
    let rendered = render(&document("# Title\n## A\n"), "Title", &mut resolver);
    let expected = HeadingLink { level: 2, text: "A".to_owned(), anchor: "a".to_owned() };
    assert_eq!(rendered.headings, [expected]);
}

#[test]
fn tables_scroll_and_align_by_class() {
    check(
        "| a |   |\n|--:|:-:|\n| 1 | 2 |\n",
        concat!(
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table 1\"><table>\n",
            "<thead>\n<tr><th scope=\"col\" class=\"align-right\">a</th><td class=\"align-center\"></td>",
            "</tr>\n</thead>\n<tbody>\n",
            "<tr><td class=\"align-right\">1</td><td class=\"align-center\">2</td></tr>\n",
            "</tbody>\n</table></div>\n"
        ),
    );
}

#[test]
fn links_are_resolved_and_dead_ones_are_text() {
    check(
        "[a](b.md#c) [b](gone.md) [c](as-is.md) [](d.md) [e](#e)",
        concat!(
            "<p><a href=\"../b/#c\">a</a> <span class=\"link-dead\">b</span> <a href=\"as-is.md\">c</a> ",
            "<a href=\"d.md\">d.md</a> <a href=\"#e\">e</a></p>\n"
        ),
    );
    check(
        "[[INC-1]] [[INC-1|x]] [[INC-9]]",
        concat!(
            "<p><a href=\"../inc-1/\" title=\"INC-1\">A &amp; B</a> ",
            "<a href=\"../inc-1/\" title=\"A &amp; B\">x</a> <span class=\"link-dead\">INC-9</span></p>\n"
        ),
    );
    check(
        "[a](https://x.example \"t\") <me@x.example> https://x.example/a_b_c.",
        concat!(
            "<p><a href=\"https://x.example\" rel=\"noopener noreferrer\" title=\"t\">a</a> ",
            "<a href=\"mailto:me@x.example\" rel=\"noopener noreferrer\">me@x.example</a> ",
            "<a href=\"https://x.example/a_b_c\" rel=\"noopener noreferrer\">https://x.example/a_b_c</a>.",
            "</p>\n"
        ),
    );
    check(
        "[a](javascript:alert) ![b](data:x)",
        "<p><span class=\"link-dead\">a</span> <span class=\"link-dead\">b</span></p>\n",
    );
}

#[test]
fn images_are_lazy_and_those_of_other_sites_are_links() {
    check(
        "![a *b*](g.png \"t\") ![c](https://x.example/c.png) ![](gone.png)",
        concat!(
            "<p><img src=\"g.png\" alt=\"a b\" title=\"t\" width=\"4\" height=\"3\" loading=\"lazy\"> ",
            "<a href=\"https://x.example/c.png\" rel=\"noopener noreferrer\">c</a> ",
            "<span class=\"link-dead\">gone.png</span></p>\n"
        ),
    );
}

#[test]
fn tasks_alerts_and_footnotes() {
    check(
        "- [x] a\n- [ ] b\n",
        concat!(
            "<ul>\n<li><span class=\"task-mark task-done\" role=\"img\" aria-label=\"done\">☑</span> a</li>\n",
            "<li><span class=\"task-mark task-open\" role=\"img\" aria-label=\"not done\">☐</span> b</li>\n",
            "</ul>\n"
        ),
    );
    check(
        "> [!WARNING]\n> a\n",
        concat!(
            "<div class=\"alert alert-warning\">\n<p class=\"alert-title\">Warning</p>\n",
            "<p>a</p>\n</div>\n"
        ),
    );
    check(
        "a[^x] b[^x]\n\n[^x]: note\n",
        concat!(
            "<p>a<sup><a class=\"footnote-ref\" id=\"ref:1\" href=\"#note:1\" aria-label=\"Footnote 1\">1",
            "</a></sup> b<sup><a class=\"footnote-ref\" id=\"ref:1:2\" href=\"#note:1\" ",
            "aria-label=\"Footnote 1\">1</a></sup></p>\n",
            "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"note:1\"><p>note ",
            "<a class=\"footnote-back\" href=\"#ref:1\" aria-label=\"Back to reference 1\">↩</a> ",
            "<a class=\"footnote-back\" href=\"#ref:1:2\" aria-label=\"Back to reference 1-2\">↩</a></p></li>\n",
            "</ol>\n</section>\n"
        ),
    );
}

#[test]
fn fences_are_code_or_drawn() {
    check(
        "```klingon ignore\na<b\n```\n",
        "<pre tabindex=\"0\"><code class=\"language-klingon\">a&lt;b\n</code></pre>\n",
    );
    check(
        "```json\n1\n```\n",
        "<pre tabindex=\"0\"><code class=\"language-json\"><span class=\"n\">1\n</span></code></pre>\n",
    );
    check("    x\n", "<pre tabindex=\"0\"><code>x\n</code></pre>\n");
    check(
        "```mermaid\na-->b\n```\n",
        concat!(
            "<figure class=\"source\"><figcaption>Mermaid</figcaption><pre tabindex=\"0\">",
            "<code class=\"language-mermaid\">a--&gt;b\n</code></pre></figure>\n"
        ),
    );
    check(
        "```log {2}\na\nb\n```\n",
        concat!(
            "<figure class=\"source\"><pre class=\"log\" tabindex=\"0\"><code class=\"language-log\">",
            "<span class=\"line\" data-n=\"1\">a\n</span>",
            "<mark class=\"line\" data-n=\"2\">b\n</mark></code></pre></figure>\n"
        ),
    );
    let whys = concat!(
        "<ol class=\"chain\">\n",
        "<li><p class=\"chain-question\">Why a?</p><p class=\"chain-answer\">Because b. More.</p></li>\n",
        "<li><p class=\"chain-question\">Why b?</p></li>\n</ol>\n"
    );
    check("```five-whys\n1. Why a? Because b.\n   More.\n2. Why b?\n```\n", whys);
    check("```five-whys\nWhy a?\nBecause b.\nMore.\nWhy b?\n```\n", whys);
    check(
        "```five-whys\n1. Why `a<b>`? *So* <script>x</script>[d](d.md) <i>e</i>.\n2. - Why? one\n```\n",
        concat!(
            "<ol class=\"chain\">\n<li><p class=\"chain-question\">Why <code>a&lt;b&gt;</code>?</p>",
            "<p class=\"chain-answer\"><em>So</em> x<span class=\"link-dead\">d</span> <i>e</i>.</p></li>\n",
            "<li><p class=\"chain-question\">- Why?</p><p class=\"chain-answer\">one</p></li>\n</ol>\n",
        ),
    );
    check(
        "```fishbone\neffect: E & F\ncategories:\n  People:\n    - a\n    - b: [c]\n  System: d\n```\n",
        concat!(
            "<figure class=\"fishbone fishbone-wide\">\n<figcaption class=\"fishbone-effect\">E &amp; F</figcaption>\n",
            "<ul class=\"fishbone-categories\">\n",
            "<li><span class=\"fishbone-category\">People</span><svg class=\"rib\" aria-hidden=\"true\">",
            "<line x1=\"0%\" y1=\"0%\" x2=\"100%\" y2=\"100%\"/></svg>",
            "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul></li>\n",
            "<li><span class=\"fishbone-category\">System</span><svg class=\"rib\" aria-hidden=\"true\">",
            "<line x1=\"0%\" y1=\"100%\" x2=\"100%\" y2=\"0%\"/></svg><ul><li>d</li></ul></li>\n",
            "</ul>\n</figure>\n"
        ),
    );
    check(
        "```fishbone\n[\n```\n",
        "<pre tabindex=\"0\"><code class=\"language-fishbone\">[\n</code></pre>\n",
    );
}

#[test]
fn parts_leave_out_what_is_drawn_elsewhere() {
    let text =
        "a[^1]\n\n## Timeline\n\nb[^2]\n\n| c |\n|---|\n\n## Next\n\nd\n\n[^1]: one\n[^2]: two\n";
    let document = document(text);
    let timeline = &document.headings[0];
    let parts =
        [vec![Span::new(0, timeline.span.start as usize)], vec![document.headings[1].content]];
    let html = render_parts(&document, "", &parts, &mut resolver);
    assert!(html.parts[0].starts_with("<p>a<sup>"), "{html:?}");
    assert_eq!(html.parts[1], "<p>d</p>\n");
    assert_eq!(html.headings, []);
    assert!(html.footnotes.contains("one") && !html.footnotes.contains("two"), "{html:?}");
}

#[test]
fn raw_html_is_cleaned_and_ours_is_kept() {
    check(
        "## A\n\n<details open><summary>S</summary>\n\n```\nx\n```\n\n</details>\n",
        concat!(
            "<h2 id=\"a\">A <a class=\"permalink\" href=\"#a\" aria-label=\"Link to “A”\">#</a></h2>\n",
            "<details open=\"\"><summary>S</summary>\n<pre tabindex=\"0\"><code>x\n</code></pre>\n",
            "</details>\n"
        ),
    );
    check(
        "a <kbd>b</kbd> <span data-cb=\"cbx0x0\" class=\"note x\" style=\"c\">d</span>",
        "<p>a <kbd>b</kbd> <span class=\"note\">d</span></p>\n",
    );
    check(
        "<a href=\"b.md#c\" onclick=\"x\">b</a> <a href=\"https://x.example\">c</a>",
        concat!(
            "<p><a href=\"../b/#c\">b</a> <a href=\"https://x.example\" rel=\"noopener noreferrer\">c</a>",
            "</p>\n"
        ),
    );
    check(
        "<img src=\"g.png\" onerror=\"x\"> <img src=\"https://x.example/y\"> <br>",
        "<p><img src=\"g.png\" alt=\"\" loading=\"lazy\">  <br></p>\n",
    );
    check("a <!-- hidden --> b\n\n<!-- hidden\n\nx -->\n", "<p>a  b</p>\n");
}

#[test]
fn a_forgotten_end_tag_does_not_swallow_the_report() {
    for tag in ["iframe", "textarea", "title", "svg", "select", "script", "style", "noscript"] {
        let text = format!("before <{tag} x=\"y\"> middle\n\nafter\n\n<{tag}>\n\nend\n");
        let html = html(&text);
        for word in ["before", "middle", "after", "end"] {
            assert!(html.contains(word) || tag == "script" || tag == "style", "{tag}: {html}");
        }
        assert!(!html.contains(&format!("<{tag}")), "{html}");
    }
}

#[test]
fn fragments_have_no_paragraph_of_their_own() {
    assert_eq!(fragment("a **b**", &mut resolver), "a <strong>b</strong>");
    assert_eq!(fragment("a <kbd>b</kbd>", &mut resolver), "a <kbd>b</kbd>");
    assert_eq!(fragment("a\n\nb", &mut resolver), "<p>a</p>\n<p>b</p>\n");
    assert_eq!(fragment("# a", &mut resolver), "a");
    assert_eq!(fragment("", &mut resolver), "");
}

#[test]
fn deep_and_long_input_neither_overflows_nor_drags_on() {
    for part in [
        "<b>",
        "<div>",
        "<details>",
        "<table><tr><td>",
        "<script>",
        "</div>",
        "> ",
        "- ",
        "[a](",
        "![a](",
        "https://x.example/)",
        "[[a",
        "*a **b ",
        "<img src=x>",
        "&lt;",
        "<!--",
    ] {
        let text = part.repeat(5_000);
        assert_harmless(&html(&text));
        assert_harmless(&html(&format!("a {text}")));
    }
}

/// Asserts that nothing in the page could run, load or style anything by itself.
fn assert_harmless(html: &str) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let mut end = at;
        let mut quoted = false;
        for (offset, byte) in rest[at..].bytes().enumerate() {
            quoted ^= byte == b'"';
            end = at + offset;
            if byte == b'>' && !quoted {
                break;
            }
        }
        let tag = rest[at..=end].to_ascii_lowercase();
        for name in ["<script", "<style", "<iframe", "<object", "<embed", "<link", "<meta", "<base"]
        {
            assert!(!tag.starts_with(name), "{tag} in {html}");
        }
        // The attributes by name, values cut out.
        let names: String = tag.split('"').step_by(2).collect();
        for attribute in names.split(' ').skip(1) {
            assert!(!attribute.starts_with("on") && !attribute.starts_with("style"), "{tag}");
        }
        for scheme in ["\"javascript:", "\"data:", "\"vbscript:"] {
            assert!(!tag.contains(scheme), "{tag}");
        }
        assert!(!names.contains("data-cb"), "{tag}");
        rest = &rest[end + 1..];
    }
}

#[test]
fn hostile_input_stays_harmless() {
    for text in [
        "<script>alert(1)</script>",
        "<ScRiPt src=//x.example></sCrIpT>",
        "a <img src=x onerror=alert(1)> b",
        "<svg/onload=alert(1)><style>*{}</style></svg>",
        "<math><mi xlink:href=\"javascript:x\">y</mi></math>",
        "<a href=\"java&#10;script:alert(1)\">x</a>",
        "<a href=\" &#1; javascript:alert(1)\">x</a>",
        "[x](javascript&colon;alert(1))",
        "[x](<javascript:alert(1)>)",
        "<javascript:alert(1)>",
        "![x](x\"onerror=\"alert(1))",
        "[x](https://x.example/\"onclick=\"alert(1))",
        "```x\"onclick=\"a\nb\n```",
        "# x\" onclick=\"a\n<b>y</b>",
        "<p style=\"x\" class=\"y\" id=\"z\" tabindex=\"9\">a",
        "<div data-cb=\"cbx0x0\" onclick=x>\n\n# T\n\n</div></div></section></main>",
        "<meta http-equiv=refresh content=0><base href=//x><link rel=stylesheet href=//x>",
        "<form action=x><input autofocus onfocus=x><button formaction=javascript:x>y</form>",
        "<object data=x></object><embed src=x><iframe srcdoc='<script>x</script>'></iframe>",
        "<table><tr><td><script>x</script></td></tr>",
        "<img src=\"data:image/svg+xml,x\"><a href=\"data:text/html,x\">y</a>",
        "<!--><script>alert(1)</script>-->",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "| <script>a</script> |\n|---|\n| <b onclick=x>c |",
    ] {
        assert_harmless(&html(text));
        assert_harmless(&fragment(text, &mut resolver));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mix_stays_harmless(parts in prop::collection::vec(prop::sample::select(&[
        "# ", "- ", "> ", "|", "\n", "\n\n", "```", "`", "[[", "]]", "[x](", ")", "![", "<!--", "-->",
        "<b>", "</b>", "<div", " onclick=x", " style=\"y\"", ">", "</div>", "<script>", "</script>",
        "<style>", "<svg>", "<a href=\"javascript:x\">", "</a>", "[^1]", "[^1]: ", "|-|-|\n", "*",
        "\"", "'", "&lt;", "data-cb=\"cbx0x0\"", "cbx0x", "<table>", "<td>", "</table>", "é", "<img ",
        "src=x", "https://x.example/", "<details>", "<textarea>", "<!", "<?", "]]>",
    ][..]), 0..50)) {
        assert_harmless(&html(&parts.concat()));
    }
}
