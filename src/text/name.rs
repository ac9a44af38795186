//! Names as parts of addresses, and names that are not taken yet.

use std::collections::BTreeSet;

/// Returns `name` as a part of an address that any server and file system takes.
///
/// A name that loses letters gets a short hash of the whole, so two such names stay apart.
pub fn address_name(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let mut slug = String::new();
    for letter in lower.chars() {
        match letter {
            'a'..='z' | '0'..='9' | '_' | '.' => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    let kept =
        |it: char| it.is_ascii_alphanumeric() || it.is_whitespace() || "._-/&,:".contains(it);
    let slug: String = slug.trim_matches(['-', '.']).chars().take(80).collect();
    if !slug.is_empty() && lower.chars().all(kept) {
        return slug;
    }
    let hash = blake3::hash(lower.as_bytes()).to_hex();
    let hash = &hash[..6];
    if slug.is_empty() { hash.to_owned() } else { format!("{slug}-{hash}") }
}

/// Returns `name`, or the first of `name-2`, `name-3`, ... that is not taken yet, and takes it.
pub fn free_name(taken: &mut BTreeSet<String>, name: String) -> String {
    if taken.insert(name.clone()) {
        return name;
    }
    let mut number = 2;
    loop {
        let next = format!("{name}-{number}");
        if taken.insert(next.clone()) {
            return next;
        }
        number += 1;
    }
}
