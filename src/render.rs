//! Pages to files: each page's view through its template, and the bodies of reports to safe HTML.

pub mod markdown;
