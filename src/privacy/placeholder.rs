//! Values that stand for a secret and are none: `<token>`, `${TOKEN}`, `changeme`, `xxxx`.

use std::collections::HashSet;
use std::sync::LazyLock;

const WORDS: &str = include_str!("placeholders.txt");

/// Words a placeholder may have as a part, and whole values that are placeholders.
struct Words {
    parts: Vec<&'static str>,
    wholes: HashSet<&'static str>,
}

static KNOWN: LazyLock<Words> = LazyLock::new(|| {
    let of = |key: &'static str| {
        let line = WORDS.lines().filter_map(move |line| line.strip_prefix(key));
        line.flat_map(|line| line.split('|')).map(str::trim)
    };
    Words { parts: of("part:").collect(), wholes: of("whole:").collect() }
});

/// Tells whether a value is a placeholder, a reference to where the secret is kept, or a common word.
pub(super) fn is_placeholder(value: &str) -> bool {
    let bare = value.trim_matches(['"', '\'', '`', '*', '_', '.', ',', ';', ':', '!', '?']);
    if bare.is_empty() || is_reference(bare) || is_monotonous(bare) {
        return true;
    }
    let lower = bare.to_lowercase();
    KNOWN.wholes.contains(lower.as_str()) || has_part(&lower)
}

/// Tells whether the part of a known credential behind its beginning is only an example of one.
pub(super) fn is_example(body: &str) -> bool {
    is_monotonous(body) || has_part(&body.to_lowercase())
}

fn has_part(lower: &str) -> bool {
    KNOWN.parts.iter().any(|part| lower.contains(part))
}

/// Tells whether a value says where the secret is kept, and not what it is.
fn is_reference(value: &str) -> bool {
    let starts = [
        "$",
        "<",
        "{",
        "[",
        "(",
        "%",
        "#{",
        "@",
        "arn:",
        "vault:",
        "ref+",
        "op://",
        "secret://",
        "ssm:",
        "kms:",
        "sops:",
        "ENC[",
        "/",
        "./",
        "../",
        "~/",
        "http://",
        "https://",
        "env.",
        "ENV[",
        "var.",
        "vars.",
        "local.",
        "data.",
        "secrets.",
        "secret/",
        "process.env",
        "os.",
        "config.",
        "settings.",
        "self.",
        "this.",
        "params.",
        "module.",
        "aws_",
        "!",
        "&",
        "|",
        ">",
        "sha256:",
        "sha1:",
        "md5:",
        "projects/",
        "keyvault",
        "key-vault",
    ];
    let inner = ["${", "{{", "$(", "<%", "%>", "...", "…", "->", "::", "()", "]]", "/*"];
    starts.iter().any(|start| value.starts_with(start))
        || inner.iter().any(|part| value.contains(part))
        || value.ends_with(['>', '(', ')', ']', '}'])
}

/// Tells whether a value is the same few characters over and over.
fn is_monotonous(value: &str) -> bool {
    let mut seen: Vec<char> = Vec::new();
    for c in value.chars() {
        if !seen.contains(&c) {
            seen.push(c);
        }
    }
    match value.chars().count() {
        0..=3 => seen.len() <= 1,
        4..=11 => seen.len() <= 2,
        12..=19 => seen.len() <= 3,
        _ => seen.len() <= 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_values() {
        for value in [
            "<token>",
            "${DB_PASSWORD}",
            "{{ secret }}",
            "changeme",
            "xxxxxxxx",
            "********",
            "$TOKEN",
            "YOUR_API_KEY",
            "AKIAIOSFODNN7EXAMPLE",
            "secrets.token",
            "abc...xyz",
            "[redacted]",
            "process.env.TOKEN",
            "null",
            "/run/secrets/db",
            "vault:kv/db",
            "getToken()",
            "aaaa",
        ] {
            assert!(is_placeholder(value), "{value}");
        }
        for value in ["hunter2", "S3cr3t!pw", "9fK2mQx7LwPz0Rt4VbNc8YdS", "Tr0ub4dor&3"] {
            assert!(!is_placeholder(value), "{value}");
        }
    }
}
