//! What front matter reads to, with the exact place of every finding.
