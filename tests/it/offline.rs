//! The site on a disk: scripts that run without a server, and the data they read.

use crate::support::Casebook;

const SITE: &str = "
-- casebook.yaml --
title: Shop
-- content/inc-1.md --
---
id: INC-1
title: The \"shop\" was <slow>
times: {started: 2026-01-01T10:00:00Z, resolved: 2026-01-01T11:00:00Z}
---
## Summary

Slow.
";

#[test]
fn no_page_needs_what_browsers_refuse_on_a_disk() {
    let casebook = Casebook::new(SITE);
    let run = casebook.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for page in
        ["index.html", "incidents/index.html", "incidents/inc-1/index.html", "search/index.html"]
    {
        let html = casebook.read(&format!("public/{page}"));
        assert!(html.contains("<script defer src=") && !html.contains("type=\"module\""), "{page}");
    }
    let scripts = std::fs::read_dir(casebook.path("public/assets/js")).unwrap();
    for script in scripts {
        let script = std::fs::read_to_string(script.unwrap().path()).unwrap();
        let is_module = |line: &str| line.starts_with("import ") || line.starts_with("export ");
        assert!(!script.lines().any(is_module) && !script.contains(" import("), "{script}");
    }
}

#[test]
fn the_catalog_lies_beside_as_a_script_that_gives_the_same() {
    let casebook = Casebook::new(SITE);
    assert_eq!(casebook.run(&["build"]).code, 0);
    let script = casebook.read("public/catalog.js");
    let text = script.strip_prefix("casebook.define([], () => JSON.parse(").unwrap();
    let text: String = serde_json::from_str(text.strip_suffix("));\n").unwrap()).unwrap();
    assert_eq!(text, casebook.read("public/catalog.json").trim_end());
    assert!(text.contains("<slow>"), "{text}");
}

#[test]
fn a_script_of_a_theme_that_cannot_be_put_together_stops_the_build() {
    let casebook = Casebook::new(SITE);
    casebook.write("theme/assets/js/mine.js", "export default 1;\n");
    casebook.write(
        "theme/templates/base.html",
        "{% extends \"default/base.html\" %}{% block scripts %}<script defer src=\"{{ asset(path=\"js/mine.js\") }}\"></script>{% endblock %}",
    );
    let run = casebook.run(&["build"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("`js/mine.js`") && run.stderr.contains("export default 1;"),
        "{}",
        run.stderr
    );
}
