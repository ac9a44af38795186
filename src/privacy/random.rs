//! How random a value looks: entropy, kinds of characters, and words joined together.

/// Returns the Shannon entropy of the bytes of `value`, in bits a byte.
pub(super) fn entropy(value: &str) -> f64 {
    let mut counts = [0_u32; 256];
    for byte in value.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let length = value.len().max(1) as f64;
    let share = |count: &u32| {
        let share = f64::from(*count) / length;
        -share * share.log2()
    };
    counts.iter().filter(|count| **count > 0).map(share).sum()
}

/// Tells whether a value has letters and digits.
pub(super) fn is_mixed(value: &str) -> bool {
    let has = |wanted: fn(&u8) -> bool| value.as_bytes().iter().any(wanted);
    has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
}

/// Tells whether a value looks like a key a machine made: long, letters and digits without a pattern.
pub(super) fn is_random(value: &str) -> bool {
    if value.len() < 20 || is_uuid(value) || is_worded(value) {
        return false;
    }
    let bits = entropy(value);
    if value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return value.len() >= 32 && bits >= 3.0 && is_mixed(value);
    }
    (is_mixed(value) && bits >= 3.5) || (case_changes(value) >= 7 && bits >= 4.0)
}

/// Tells whether a value is a UUID, which names a thing and opens nothing.
pub(super) fn is_uuid(value: &str) -> bool {
    let groups = [8, 4, 4, 4, 12];
    let mut parts = value.split('-');
    groups.iter().all(|length| {
        parts.next().is_some_and(|part| {
            part.len() == *length && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    }) && parts.next().is_none()
}

/// Tells whether a value is words and small numbers joined by signs, such as the name of a host, a
/// file or a pod: `gke-prod-a-ssd-pool-32`, `/var/lib/kubelet`, `secretKeyRef`.
pub(super) fn is_worded(value: &str) -> bool {
    let is_joint = |c: char| matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '+' | '=' | ' ' | ',');
    let parts: Vec<&str> = value.split(is_joint).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return true;
    }
    let letters = |part: &str| part.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_word = |part: &str| {
        let is_camel = letters(part) == part.len() && case_changes(part) * 4 <= part.len();
        let is_small_number = part.len() <= 4 && letters(part) == 0;
        let is_short = part.len() <= 3;
        is_camel || is_small_number || is_short || is_numbered(part)
    };
    let worded: usize = parts.iter().filter(|part| is_word(part)).map(|part| part.len()).sum();
    let whole: usize = parts.iter().map(|part| part.len()).sum();
    worded * 2 >= whole && (parts.len() > 1 || worded == whole)
}

/// Tells whether a part is a word with a number behind it: `server12`, `k8s`, `ec2`.
fn is_numbered(part: &str) -> bool {
    let word = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = part.len() - word.len();
    digits <= 4
        && word.len() >= 2
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        && case_changes(word) * 4 <= word.len()
}

/// Counts how often the letters of a value change between small and capital.
fn case_changes(value: &str) -> usize {
    let letters: Vec<bool> = value
        .bytes()
        .filter(u8::is_ascii_alphabetic)
        .map(|byte| byte.is_ascii_uppercase())
        .collect();
    letters.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_look_random_and_names_do_not() {
        for key in [
            "9fK2mQx7LwPz0Rt4VbNc8YdS",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzq81mTbQ0a",
            "3f9a1c07be52d846a0e19c73fd08b2647ae51d90",
            "dGhpcy1pcy1hLXNlY3JldC12YWx1ZQ",
        ] {
            assert!(is_random(key), "{key} {}", entropy(key));
        }
        for name in [
            "gke-prod-a-ssd-pool-32-134a959a-p2kz",
            "e8d31d4e-3537-11e8-88bf-42010a800059",
            "binderhub_inprogress_launches",
            "com/jupyterhub/jupyterhub/pull/1807",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "secretKeyRefOfTheDatabase",
            "eu-central-1-platform-prod-0123",
            "spring.datasource.hikari.maximum-pool-size",
        ] {
            assert!(!is_random(name), "{name} {}", entropy(name));
        }
    }
}
