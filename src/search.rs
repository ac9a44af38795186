//! The casebook made searchable: postmortems to search records, the native index, and the catalog.
//!
//! In: a [`Source`], which a snapshot of the casebook is, or its [`Knowledge`](crate::knowledge::Knowledge).
//! Out: a [`catalog()`] for lists that filter without an index, and an [`Engine`] that answers
//! queries. No printing and no HTML here: hits carry plain text with the parts to mark.

pub mod catalog;
pub mod index;
mod record;

pub use casebook_search::{Engine, Hit, Marked, Match, Results, filters, is_filter};
pub use catalog::{Catalog, catalog};
pub use index::{Source, build_index, in_memory, open_or_build, refresh};
