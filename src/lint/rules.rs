//! The rules, one file each with its Markdown beside it, by family.

pub(crate) mod actions;
pub(crate) mod language;
pub(crate) mod links;
pub(crate) mod metadata;
pub(crate) mod packs;
pub(crate) mod privacy;
pub(crate) mod sections;
pub(crate) mod time;
