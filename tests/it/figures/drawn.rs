//! The figures of a page as a reader gets them, and their drawings parsed back into marks.

use std::collections::BTreeMap;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use regex::Regex;
use serde_json::Value;

use crate::support::read;

/// An element of a drawing: name, class (or that of its group), attributes, text.
#[derive(Clone, Debug, Default)]
pub(super) struct Mark {
    pub(super) name: String,
    pub(super) class: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) text: String,
}

impl Mark {
    pub(super) fn number(&self, key: &str) -> f64 {
        let text = self.attributes.get(key).unwrap_or_else(|| panic!("{key} of {self:?}"));
        text.trim_end_matches('%').parse().unwrap_or_else(|_| panic!("{key} of {self:?}"))
    }

    pub(super) fn is(&self, name: &str, class: &str) -> bool {
        self.name == name && self.class.split(' ').any(|it| it == class)
    }
}

/// Every question of trends, by the name of its page.
const QUESTIONS: [&str; 8] =
    ["frequency", "duration", "detection", "causes", "recurrence", "times", "actions", "learning"];

/// A figure of a page with its downloads.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) period: String,
    pub(super) reading: String,
    pub(super) marks: Vec<Mark>,
    /// The rows of each table that the page has, and how many it says there are more.
    pub(super) rows: Vec<(Vec<Vec<String>>, usize)>,
    pub(super) tables: Vec<(String, Vec<Value>)>,
    /// The CSV of each table.
    pub(super) csv: Vec<Vec<Vec<String>>>,
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<(&'t str, &'t str)> {
    let rest = &text[text.find(start)? + start.len()..];
    let at = rest.find(end)?;
    Some((&rest[..at], &rest[at + end.len()..]))
}

/// Reads every figure of the trends at `href` of a built site: those of all its questions.
pub(super) fn trends(site: &Path, href: &str) -> Vec<Shown> {
    let pages = QUESTIONS.map(|name| format!("{href}{name}/"));
    let pages = pages.iter().filter(|page| site.join(page).is_dir());
    pages.flat_map(|page| figures(site, page, href)).collect()
}

/// Reads every figure of the page at `href`; its data is in `folder`.
pub(super) fn figures(site: &Path, href: &str, folder: &str) -> Vec<Shown> {
    let html = read(site, &format!("{href}index.html"));
    let mut rest = html.as_str();
    let mut found = Vec::new();
    while let Some((figure, behind)) = between(rest, "<figure class=\"figure framed", "</figure>") {
        rest = behind;
        let id = figure.split('"').nth(2).expect("an id").to_owned();
        let svg = figure
            .find("<svg class=\"chart\"")
            .map(|at| &figure[at..figure.rfind("</svg>").expect("an end") + 6]);
        let json: Value =
            serde_json::from_str(&read(site, &format!("{folder}{id}.json"))).expect("JSON");
        let tables: Vec<(String, Vec<Value>)> = json["tables"]
            .as_object()
            .expect("tables")
            .iter()
            .map(|(key, rows)| (key.clone(), rows.as_array().expect("rows").clone()))
            .collect();
        let csv_of = |(at, (key, _)): (usize, &(String, Vec<Value>))| {
            let name = if at == 0 { id.clone() } else { format!("{id}-{key}") };
            csv(&read(site, &format!("{folder}{name}.csv")))
        };
        found.push(Shown {
            title: json["title"].as_str().expect("a title").to_owned(),
            reading: json["definition"].as_str().expect("a definition").to_owned(),
            period: json["period"].as_str().expect("a period").to_owned(),
            marks: svg.map(marks).unwrap_or_default(),
            rows: shown_tables(figure),
            csv: tables.iter().enumerate().map(csv_of).collect(),
            tables,
            id,
        });
    }
    found
}

/// Returns the rows of each table of a figure, and how many it says are in the CSV only.
fn shown_tables(figure: &str) -> Vec<(Vec<Vec<String>>, usize)> {
    let part = Regex::new(r"(?s)<tbody>(.*?)</tbody>|<p>([\d,]+) (more )?rows? in the CSV: ")
        .expect("a pattern");
    let mut tables: Vec<(Vec<Vec<String>>, usize)> = Vec::new();
    for found in part.captures_iter(figure) {
        if let Some(body) = found.get(1) {
            tables.push((rows(body.as_str()), 0));
            continue;
        }
        let count = found[2].replace(',', "").parse().expect("a count");
        if found.get(3).is_some() {
            tables.last_mut().expect("more than those above").1 = count;
        } else {
            tables.push((Vec::new(), count));
        }
    }
    tables
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => out.push(letter),
            _ => {}
        }
    }
    out.replace("&amp;", "&")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&#x2F;", "/")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
}

fn rows(body: &str) -> Vec<Vec<String>> {
    let cells = |row: &str| {
        row.split("</td>")
            .filter_map(|it| it.split_once("<td"))
            .map(|it| plain(&format!("<td{}", it.1)))
            .collect()
    };
    body.split("</tr>").filter(|it| it.contains("<td")).map(cells).collect()
}

fn csv(text: &str) -> Vec<Vec<String>> {
    let line = |line: &str| {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                letter => cell.push(letter),
            }
        }
        cells.push(cell);
        cells
    };
    text.split_terminator("\r\n").map(line).collect()
}

fn marks(svg: &str) -> Vec<Mark> {
    let mut reader = Reader::from_str(svg);
    let (mut found, mut groups): (Vec<Mark>, Vec<Mark>) = (Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error} in {svg}"));
        let mark = |it: &quick_xml::events::BytesStart<'_>, groups: &[Mark]| {
            let attributes: BTreeMap<String, String> = it
                .attributes()
                .map(|it| it.expect("an attribute"))
                .map(|it| {
                    (
                        String::from_utf8_lossy(it.key.as_ref()).into_owned(),
                        String::from_utf8_lossy(&it.value).into_owned(),
                    )
                })
                .collect();
            let own = attributes.get("class").cloned();
            let class = own
                .or_else(|| groups.last().filter(|it| it.name == "g").map(|it| it.class.clone()));
            Mark {
                name: String::from_utf8_lossy(it.name().as_ref()).into_owned(),
                class: class.unwrap_or_default(),
                attributes,
                text: String::new(),
            }
        };
        match event {
            Event::Start(it) => groups.push(mark(&it, &groups)),
            Event::Empty(it) => found.extend(unfold(mark(&it, &groups))),
            Event::Text(it) => {
                let text = String::from_utf8_lossy(&it).into_owned();
                for group in &mut groups {
                    group.text.push_str(&text);
                }
            }
            Event::End(_) => found.extend(groups.pop()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Unfolds a path that stands for many marks of one kind: dots, vertical lines, columns.
fn unfold(mark: Mark) -> Vec<Mark> {
    let parts = || mark.attributes["d"].split('M').filter(|it| !it.is_empty());
    let made = |name: &str, class: &str, pairs: &[(&str, f64)]| Mark {
        name: name.to_owned(),
        class: class.to_owned(),
        attributes: pairs.iter().map(|(key, it)| ((*key).to_owned(), it.to_string())).collect(),
        text: String::new(),
    };
    let number = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("{text} in {mark:?}"));
    if mark.name != "path" {
        vec![mark]
    } else if mark.is("path", "points") {
        let class = mark.class.replace("points", "dot");
        let dot = |part: &str| {
            let (x, y) = part.strip_suffix("h0").and_then(|it| it.split_once(' ')).expect("a dot");
            made("circle", &class, &[("cx", number(x)), ("cy", number(y))])
        };
        parts().map(dot).collect()
    } else if mark.is("path", "interval") || mark.is("path", "tick") {
        let line = |part: &str| {
            let (x, ys) = part.split_once(' ').expect("a line");
            let (y1, y2) = ys.split_once('V').expect("two ends");
            let ends =
                [("x1", number(x)), ("x2", number(x)), ("y1", number(y1)), ("y2", number(y2))];
            made("line", &mark.class, &ends)
        };
        parts().map(line).collect()
    } else if mark.is("path", "column") {
        let column = |part: &str| {
            let (from, rest) = part.split_once(' ').expect("a column");
            let (bottom, rest) = rest.split_once('v').expect("a height");
            let (height, rest) = rest.split_once('H').expect("a width");
            let to = number(rest.split_once('V').expect("an end").0);
            let pairs = [
                ("x", number(from)),
                ("width", to - number(from)),
                ("bottom", number(bottom)),
                ("height", -number(height)),
            ];
            made("rect", "column", &pairs)
        };
        parts().map(column).collect()
    } else {
        vec![mark]
    }
}
