//! `CB6xx`: what should not be read by everyone: secrets, personal data, inner names, forbidden terms.

pub(crate) mod secret;
