//! Figures as a reader of the site gets them: table, CSV, JSON and the marks of the drawing agree.
//!
//! The drawing is parsed back: its axis labels give the scale, its marks the numbers.

mod agree;
mod drawn;
mod scale;

use std::path::Path;

use crate::support::{Casebook, run_in};
use drawn::figures;

#[test]
fn the_marks_the_table_and_the_downloads_of_every_figure_agree() {
    let casebook = Casebook::new("");
    let site = casebook.path("site");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = site.to_str().expect("UTF-8");
    run_in(repository, &["build", "--out", out, "--as-of", "2026-11-23"]).expect_code(0);
    for (page, least) in [
        ("trends/", 32),
        ("trends/compare/", 2),
        ("trends/why-no-mttr/", 1),
        ("services/tracking-api/trends/", 20),
        ("causes/missing-alert/trends/", 20),
        ("severities/sev2/trends/", 20),
    ] {
        let shown = figures(&site, page);
        assert!(shown.len() >= least, "{page}: {}", shown.len());
        for figure in &shown {
            let words = figure.title.split(' ').count();
            assert!(words <= 20, "{words} words: {}", figure.title);
            figure.agrees();
        }
    }
}
