//! Files out: the site published whole, and single new files; with `vfs` the only user of `std::fs`.

mod create;

pub use create::{copy_new, exists, is_free, write_new};
