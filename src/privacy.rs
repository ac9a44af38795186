//! Secrets and personal data in raw text: where they stand and what they are, without rules.
//!
//! In comes the whole text of a file, front matter and code blocks included, because a leak is a leak
//! wherever it stands; out come byte ranges, each with a word on what it is. Every detector is one
//! pass over the text with a filter of fixed words in front, so that a log of megabytes pasted into a
//! report costs no more than reading it. What is a finding, at which level and for which audience is
//! the business of the rules.

mod boundary;
mod commands;
pub mod email;
pub mod host;
mod key_block;
pub mod phone;
mod placeholder;
mod random;
pub mod secret;
mod shape;
pub mod term;
mod told;
mod url;
mod value;
mod written;
