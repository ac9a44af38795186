//! Data to take away: every list as CSV and JSON, and what their columns mean beside them.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::support::{read, sample};

/// The sample casebook, built.
fn json(site: &Path, path: &str) -> Value {
    serde_json::from_str(&read(site, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below `folder` whose name ends so, relative to `site`.
fn ending(site: &Path, folder: &Path, end: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(ending(site, &path, end));
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path.strip_prefix(site).expect("inside").to_string_lossy().into_owned());
        }
    }
    found
}

#[test]
fn every_table_to_take_away_says_what_its_columns_mean() {
    let (_dir, site) = sample();
    let mut described = BTreeSet::new();
    let abouts = ending(&site, &site, ".meta.json");
    for about in &abouts {
        let data = json(&site, about);
        assert_eq!(data["as_of"], "2026-11-23", "{about}");
        assert!(
            data["source"]["page"].as_str().is_some_and(|it| it.starts_with("https://")),
            "{about}"
        );
        assert!(!data["title"].as_str().unwrap().is_empty() && data["n"].is_u64(), "{about}");
        assert!(!data["definition"].as_str().unwrap().is_empty(), "{about}");
        let lists =
            data["files"].as_array().map(|files| vec![(files[0].clone(), &data["columns"])]);
        let tables = data["tables"].as_array().map(|tables| {
            tables.iter().map(|table| (table["file"].clone(), &table["columns"])).collect()
        });
        for (file, columns) in lists.or(tables).expect("files or tables") {
            let file = file.as_str().expect("a path").to_owned();
            let text = read(&site, &file);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let head: Vec<&str> = reader.headers().expect("a head").iter().collect();
            let named = columns.as_array().expect("columns").iter();
            let named: Vec<&str> = named.map(|it| it["name"].as_str().expect("a name")).collect();
            assert_eq!(head, named, "{about} and {file}");
            for column in columns.as_array().expect("columns") {
                let told = column["meaning"].as_str().or(column["label"].as_str());
                assert!(told.is_some_and(|it| !it.is_empty()), "{about}: {column}");
            }
            described.insert(file);
        }
    }
    let csvs: BTreeSet<String> = ending(&site, &site, ".csv").into_iter().collect();
    // Files that lie beside a report are its author's.
    let is_authors = |path: &str| {
        (path.starts_with("incidents/inc-") || path.starts_with("plans/"))
            && path.matches('/').count() > 1
    };
    let ours = csvs.into_iter().filter(|it| !is_authors(it));
    let silent: Vec<String> = ours.filter(|it| !described.contains(it)).collect();
    assert!(silent.is_empty(), "nothing says what is in {silent:?}");
    assert!(abouts.len() > 100, "{}", abouts.len());
}

#[test]
fn fields_of_the_json_hold_what_the_csv_holds() {
    let (_dir, site) = sample();
    for (stem, key) in [
        ("incidents", "incidents"),
        ("years/2026/incidents", "incidents"),
        ("actions/open", "actions"),
        ("actions/recurred", "recurred"),
        ("timeline/2026/intervals", "incidents"),
        ("plans/plans", "plans"),
    ] {
        let about = json(&site, &format!("{stem}.meta.json"));
        let rows = json(&site, &format!("{stem}.json"));
        let rows = rows[key].as_array().unwrap_or_else(|| panic!("{stem}"));
        assert_eq!(about["n"].as_u64(), Some(rows.len() as u64), "{stem}");
        let text = read(&site, &format!("{stem}.csv"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), rows.len(), "{stem}");
        for (row, record) in rows.iter().zip(&records) {
            for (at, column) in about["columns"].as_array().unwrap().iter().enumerate() {
                let field = column["field"].as_str().unwrap();
                let value = field.split('.').fold(row, |value, part| &value[part]);
                let written = match value {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    Value::Array(parts) => {
                        let between = if field == "tags" { "; " } else { " " };
                        let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
                        parts.join(between)
                    }
                    other => other.to_string(),
                };
                assert_eq!(&record[at], written, "{stem} {field}");
            }
        }
    }
}

#[test]
fn plans_tell_their_state_and_use_as_data() {
    let (_dir, site) = sample();
    let plans = json(&site, "plans/plans.json");
    let plans = plans["plans"].as_array().unwrap();
    let overdue: Vec<&Value> = plans.iter().filter(|plan| plan["state"] == "overdue").collect();
    assert!(
        !overdue.is_empty() && overdue.iter().all(|plan| plan["days_overdue"].as_i64() > Some(0))
    );
    assert_eq!(plans[0]["state"], "overdue", "as on the page");
    assert!(
        plans.iter().any(|plan| plan["used"].as_u64() > Some(0) && plan["last_used"].is_string())
    );
    let page = read(&site, "plans/index.html");
    for link in ["plans.csv\">CSV", "plans.json\">JSON", "plans.meta.json\">Columns"] {
        assert!(page.contains(link), "{link}");
    }
}
