//! Rules of the team's own: what its packs find, and whether their examples hold.

mod find;
pub(crate) mod pack_example_fails;
pub(crate) mod pack_phrase;
