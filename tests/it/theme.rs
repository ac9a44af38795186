//! Themes: layers over the built-in one, the `theme` command, and what is told about files in them.

use crate::support::Casebook;

/// A casebook of one report in a theme of its own, with one more file over it.
const PAPER: &str = "
-- casebook.yaml --
title: Paper
theme: paper
site: {language: en}
-- content/inc-1.md --
---
id: INC-1
title: The presses stopped
severity: sev2
times: {started: 2026-03-02T14:00:00Z, detected: 2026-03-02T14:10:00Z, resolved: 2026-03-02T15:00:00Z}
---
# The presses stopped

## Summary

They stopped.
-- themes/paper/templates/base.html --
<!doctype html>
<html lang=\"{{ page.lang }}\" dir=\"{{ page.dir }}\"><head><title>{{ page.title }}</title>
<link rel=\"stylesheet\" href=\"{{ asset(path=\"casebook.css\") }}\">{% block head %}{% endblock %}</head>
<body class=\"paper\"><p class=\"masthead\">{{ t(key=\"masthead\", name=page.site.title) }}</p>
<main>{% block content %}{% endblock %}</main>{% block footer %}<p>paper foot</p>{% endblock %}{% block scripts %}{% endblock %}</body></html>
-- themes/paper/assets/css/paper.css --
.paper { font-family: serif; background: url(../img/grain.png); }
-- themes/paper/assets/img/grain.png --
not really a picture
-- themes/paper/strings/en.ftl --
masthead = The daily { $name }
nav-incidents = Stories
-- theme/templates/base.html --
{% extends \"paper/base.html\" %}
{% block footer %}{{ super() }}<p>own foot</p>{% endblock %}
-- theme/templates/search.html --
{% extends \"default/search.html\" %}
{% block head %}<meta name=\"mine\" content=\"yes\">{% endblock %}
-- theme/strings/en.ftl --
masthead = The weekly { $name }
";

#[test]
fn three_layers_make_one_theme() {
    let casebook = Casebook::new(PAPER);
    let run = casebook.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("warning:"), "{}", run.stderr);
    let page = casebook.read("public/incidents/inc-1/index.html");
    assert!(page.contains("class=\"masthead\">The weekly Paper"), "own words over the theme's");
    assert!(page.contains("<p>paper foot</p><p>own foot</p>"), "one block over the theme's base");
    assert!(
        page.contains("The presses stopped") && !page.contains("class=\"top\""),
        "its own base"
    );
    let search = casebook.read("public/search/index.html");
    assert!(
        search.contains("name=\"mine\"") && search.contains("data-search"),
        "built-in page, own block"
    );
    let list = casebook.read("public/incidents/index.html");
    assert!(!list.contains("name=\"mine\""), "only where it was put");
}

#[test]
fn sheets_of_a_theme_are_joined_and_find_their_pictures() {
    let casebook = Casebook::new(PAPER);
    casebook.run(&["build"]);
    let assets = std::fs::read_dir(casebook.path("public/assets")).expect("assets");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.expect("an entry").file_name().to_string_lossy().into_owned()
    };
    let is_joined = |it: &String| it.starts_with("casebook.") && it.strip_suffix(".css").is_some();
    let sheet = assets.map(name).find(is_joined).expect("a sheet");
    let sheet = casebook.read(&format!("public/assets/{sheet}"));
    let (_, address) =
        sheet.split_once(".paper").and_then(|(_, rest)| rest.split_once("url(")).unwrap();
    let address = address.split(')').next().expect("an address").trim_matches('"');
    assert!(address.starts_with("img/grain.") && address != "img/grain.png", "{address}");
    assert_eq!(casebook.read(&format!("public/assets/{address}")), "not really a picture");
}

#[test]
fn head_matters_need_the_address_of_the_site() {
    let casebook = Casebook::new(PAPER);
    casebook.run(&["build"]);
    let without = casebook.read("public/search/index.html");
    assert!(!casebook.path("public/card.png").exists() && !without.contains("og:image"));
    std::fs::remove_dir_all(casebook.path("theme")).expect("removed");
    casebook.write("casebook.yaml", "title: A </script> site\nbase_url: https://x.example/a/\n");
    let run = casebook.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = casebook.read("public/incidents/inc-1/index.html");
    let address = "https://x.example/a/incidents/inc-1/";
    assert!(page.contains(&format!("<meta property=\"og:image\" content=\"{address}card.png\">")));
    assert!(casebook.path("public/incidents/inc-1/card.png").exists());
    assert!(casebook.path("public/card.png").exists());
    let (_, data) = page.split_once("<script type=\"application/ld+json\">").expect("data");
    let data = data.split("</script>").next().expect("an end");
    let data: serde_json::Value = serde_json::from_str(data).expect("JSON, whatever the title is");
    let graph = data["@graph"].as_array().expect("a graph");
    assert_eq!(graph[0]["@type"], "TechArticle");
    assert_eq!(graph[0]["url"], address);
    assert_eq!(graph[0]["isPartOf"]["name"], "A </script> site");
    assert_eq!(graph[0]["publisher"]["name"], "A </script> site");
    let crumbs = graph[1]["itemListElement"].as_array().expect("the way here");
    assert_eq!(crumbs[0]["item"], "https://x.example/a/incidents/");
    assert_eq!(crumbs.last().expect("the page")["item"], address);
}

#[test]
fn list_shows_where_each_file_comes_from() {
    let casebook = Casebook::new(PAPER);
    let run = casebook.run(&["theme", "list"]);
    let line = |file: &str| {
        let found = run.stdout.lines().find(|line| line.starts_with(file));
        found
            .unwrap_or_else(|| panic!("{file} in {}", run.stdout))
            .split_whitespace()
            .skip(1)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(line("templates/base.html"), "theme, over themes/paper, over built in");
    assert_eq!(line("templates/home.html"), "built in");
    assert_eq!(line("strings/en.ftl"), "theme, over themes/paper, over built in");
    assert_eq!(line("assets/css/paper.css"), "themes/paper");
    let json = casebook.run(&["theme", "list", "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["schema_version"], 1);
    let files = json["files"].as_array().expect("files");
    let base = files.iter().find(|it| it["file"] == "templates/base.html").expect("the base");
    assert_eq!(base["from"], serde_json::json!(["theme", "themes/paper", "built in"]));
}

#[test]
fn eject_copies_once_and_tells_when_the_original_changes() {
    let casebook = Casebook::new("-- content/inc-1.md --\n# One\n");
    let run = casebook.run(&["theme", "eject", "404.html"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let path = "theme/templates/404.html";
    let copy = casebook.read(path);
    assert!(copy.starts_with("{#- Ejected from Casebook "), "{copy}");
    let again = casebook.run(&["theme", "eject", "templates/404.html"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("is there already"), "{}", again.stderr);
    assert_eq!(casebook.read(path), copy, "nothing was changed");
    let printed = casebook.run(&["theme", "eject", "404.html", "--print"]);
    assert_eq!(printed.stdout, copy);

    let before = casebook.run(&["theme", "check"]);
    assert_eq!((before.code, before.stdout.as_str()), (0, ""), "{}", before.stderr);
    let build = casebook.run(&["build"]);
    let page = casebook.read("public/404.html");
    assert!(
        build.code == 0 && page.starts_with("<!doctype html>"),
        "the line leaves no trace: {page}"
    );
    // An older copy: the hash in its line is that of another text.
    let (head, body) = copy.split_once("; ").expect("the line");
    let hash = &head[head.len() - 10..];
    casebook.write(path, format!("{}0123456789; {body}", head.trim_end_matches(hash)));
    let after = casebook.run(&["theme", "check"]);
    assert_eq!(after.code, 1);
    assert!(after.stderr.contains("the original has changed since"), "{}", after.stderr);
}

#[test]
fn eject_names_the_file_that_was_meant() {
    let casebook = Casebook::new("-- content/inc-1.md --\n# One\n");
    let run = casebook.run(&["theme", "eject", "hoem.html"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("did you mean `templates/home.html`?"), "{}", run.stderr);
    let run = casebook.run(&["theme", "eject", "../../etc/passwd"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
}

#[test]
fn what_is_wrong_with_a_theme_file_is_told() {
    let casebook = Casebook::new("-- content/inc-1.md --\n# One\n");
    casebook.write("theme/templates/hmoe.html", "x");
    casebook.write("theme/base.html", "x");
    let run = casebook.run(&["theme", "check"]);
    assert_eq!(run.code, 1);
    for said in ["did you mean `home.html`?", "such files belong into `theme/templates/`"] {
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    let build = casebook.run(&["build"]);
    assert!(
        build.code == 0 && build.stderr.contains("did you mean `home.html`?"),
        "{}",
        build.stderr
    );
}

#[test]
fn errors_in_a_template_have_a_place() {
    let told = |text: &str| {
        let casebook = Casebook::new("-- content/inc-1.md --\n# One\n");
        casebook.write("theme/templates/search.html", text);
        let run = casebook.run(&["build"]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        run.stderr
    };
    let head = "{% extends \"default/search.html\" %}\n{% block head %}\n";
    let syntax = told(&format!("{head}  {{% if %}}\n{{% endblock %}}\n"));
    assert!(syntax.contains("theme/templates/search.html:3:"), "{syntax}");
    assert!(syntax.contains("{% if %}"), "the line itself: {syntax}");
    let field = told(&format!("{head}{{{{ page.titel }}}}\n{{% endblock %}}\n"));
    assert!(field.contains("theme/templates/search.html:3:") && field.contains("titel"), "{field}");
    let message = told(&format!("{head}{{{{ t(key=\"nav-serach\") }}}}\n{{% endblock %}}\n"));
    assert!(
        message.contains("theme/templates/search.html:3:")
            && message.contains("did you mean `nav-search`?"),
        "{message}"
    );
    let block = told("{% extends \"default/search.html\" %}\n{% block hed %}{% endblock %}\n");
    assert!(block.contains("theme/templates/search.html:2:"), "{block}");
    assert!(block.contains("did you mean `head`?"), "{block}");
    let parent = told("{% extends \"default/serach.html\" %}\n");
    assert!(parent.contains("did you mean `default/search.html`?"), "{parent}");
    let itself = told("{% extends \"search.html\" %}\n");
    assert!(itself.contains("default/search.html"), "{itself}");
}
