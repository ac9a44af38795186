//! Modules to plain scripts, which browsers also run from a disk, where they run no modules.
//!
//! A module becomes `casebook.define([what it imports], make)`; `js/loader.js`, which stands before
//! the first script of every page, puts them together. Only what the theme's own scripts need is
//! understood: names in braces, `* as name`, exports of functions, classes, constants and lists. Anything
//! else is an error and not a script that fails in the browser.

use anyhow::bail;

/// What a module asks for and gives, and what is left of it.
#[derive(Debug, Default)]
struct Module {
    /// What it imports, as written, and the pattern the import is bound to.
    imports: Vec<(String, String)>,
    /// Entries of the object it gives: `name` or `given: name`.
    exports: Vec<String>,
    body: String,
}

/// Returns a module as a plain script; a script that neither imports nor exports stays as it is.
///
/// # Errors
/// When an import or export is of a form that is not understood; names the line.
pub(super) fn link(name: &str, script: &str) -> anyhow::Result<String> {
    let mut module = Module::default();
    for line in script.lines() {
        if !module.take(line.trim_end()) {
            bail!("`{name}`: this form of import or export is not understood: `{}`", line.trim());
        }
    }
    if module.imports.is_empty() && module.exports.is_empty() && !script.contains("import(") {
        return Ok(script.to_owned());
    }
    let names: Vec<String> = module.imports.iter().map(|(from, _)| format!("'{from}'")).collect();
    let bound = module.imports.iter().map(|(_, bound)| bound.as_str());
    let parameters: Vec<&str> = std::iter::once("$load").chain(bound).collect();
    let given = match module.exports.as_slice() {
        [] => String::new(),
        exports => format!("return {{ {} }};\n", exports.join(", ")),
    };
    let body = module.body.replace("import(", "$load(");
    Ok(format!(
        "'use strict';\ncasebook.define([{}], ({}) => {{\n{body}{given}}});\n",
        names.join(", "),
        parameters.join(", "),
    ))
}

/// Returns data as the script that gives them where nothing may be fetched.
pub(crate) fn data(json: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(json);
    // As a text, for a key such as `__proto__` would mean something else in a script.
    let text = serde_json::to_string(text.trim_end()).expect("a text always has a JSON form");
    format!("casebook.define([], () => JSON.parse({text}));\n").into_bytes()
}

impl Module {
    /// Takes a line; tells whether it was understood.
    fn take(&mut self, line: &str) -> bool {
        if let Some(rest) = line.strip_prefix("import ") {
            return self.import(rest).is_some();
        }
        let Some(rest) = line.strip_prefix("export ") else {
            self.push(line);
            return true;
        };
        if let Some(list) = rest.strip_prefix('{') {
            return self.export_list(list).is_some();
        }
        match declared(rest) {
            Some(name) => {
                self.exports.push(name.to_owned());
                self.push(rest);
                true
            }
            None => false,
        }
    }

    fn push(&mut self, line: &str) {
        self.body.push_str(line);
        self.body.push('\n');
    }

    /// Takes `{ a, b as c } from './x.js';`, `* as x from './x.js';` or `'./x.js';`.
    fn import(&mut self, rest: &str) -> Option<()> {
        let (bound, from) = match rest.split_once(" from ") {
            Some((bound, from)) => (pattern(bound.trim())?, from),
            None => (format!("$only{}", self.imports.len()), rest),
        };
        let from = from.trim().trim_end_matches(';');
        let quoted = |quote: char| from.strip_prefix(quote)?.strip_suffix(quote);
        let from = quoted('\'').or_else(|| quoted('"'))?;
        self.imports.push((from.to_owned(), bound));
        Some(())
    }

    /// Takes `a, b as c };`; a list from elsewhere is not understood.
    fn export_list(&mut self, list: &str) -> Option<()> {
        let names = list.trim().trim_end_matches(';').trim_end().strip_suffix('}')?;
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            self.exports.push(match name.split_once(" as ") {
                Some((own, given)) => format!("{}: {}", given.trim(), own.trim()),
                None => name.to_owned(),
            });
        }
        Some(())
    }
}

/// Returns what an import is bound to, as a parameter.
fn pattern(bound: &str) -> Option<String> {
    if let Some(name) = bound.strip_prefix("* as ") {
        return Some(name.trim().to_owned());
    }
    let names = bound.strip_prefix('{')?.strip_suffix('}')?;
    Some(format!("{{{}}}", names.replace(" as ", ": ")))
}

/// Returns the name that a declaration gives.
fn declared(declaration: &str) -> Option<&str> {
    let kinds = ["async function ", "function ", "class ", "const ", "let "];
    let rest = kinds.iter().find_map(|kind| declaration.strip_prefix(kind))?;
    let rest = rest.trim_start_matches('*').trim_start();
    let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_' && it != '$')?;
    (end > 0).then(|| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_becomes_a_plain_script() {
        let script = "import { a, b as c } from './x.js';\nimport * as y from \"./y.js\";\nimport './z.js';\nexport const one = 1;\nexport async function two() { return import('./w.js'); }\nexport { c as three };\n";
        let linked = link("js/m.js", script).unwrap();
        assert_eq!(
            linked,
            "'use strict';\ncasebook.define(['./x.js', './y.js', './z.js'], ($load, { a, b: c }, y, $only2) => {\nconst one = 1;\nasync function two() { return $load('./w.js'); }\nreturn { one, two, three: c };\n});\n"
        );
    }

    #[test]
    fn a_plain_script_stays_as_it_is() {
        let script = "(() => {\n  exported();\n})();\n";
        assert_eq!(link("js/m.js", script).unwrap(), script);
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_line() {
        for line in [
            "import x from './x.js';",
            "export default 1;",
            "export { a } from './x.js';",
            "import {",
        ] {
            let error = link("js/m.js", line).unwrap_err().to_string();
            assert!(error.contains("`js/m.js`") && error.contains(line), "{error}");
        }
    }

    #[test]
    fn data_are_given_as_a_text_to_be_read() {
        let script = String::from_utf8(data(b"{\"__proto__\":\"</a>\"}\n")).unwrap();
        assert_eq!(
            script,
            "casebook.define([], () => JSON.parse(\"{\\\"__proto__\\\":\\\"</a>\\\"}\"));\n"
        );
    }
}
