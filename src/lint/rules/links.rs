//! `CB7xx`: what points where, and how reports stand beside each other.

pub(crate) mod dead_anchor;
pub(crate) mod dead_link;
pub(crate) mod duplicate_address;
pub(crate) mod missing_evidence;
pub(crate) mod near_duplicate_tag;
pub(crate) mod plan_past_review;
mod target;
pub(crate) mod unknown_in_timeline;
pub(crate) mod unknown_incident;
pub(crate) mod unreadable_data;
