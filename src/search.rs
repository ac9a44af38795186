//! The casebook made searchable: postmortems to search records, the native index, and the catalog.
//!
//! In: the reports of a [`Knowledge`](crate::knowledge::Knowledge). Out: [`catalog`] rows for lists that filter without an index,
//! and an index that [`casebook_search`] answers queries from. No printing and no HTML here: hits
//! carry plain text with the parts to mark.

pub mod catalog;

mod record;

pub use catalog::{CatalogRow, catalog, catalog_rows};
