//! E-mail addresses in a text: those of people and those of roles, examples and look-alikes aside.

use std::ops::Range;

use super::boundary::{line_start, rest_of_line};

/// An e-mail address that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// Its bytes.
    pub range: Range<usize>,
    /// Whose it is.
    pub of: Owner,
}

/// Whose an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// One person's, as far as it can be told.
    Person,
    /// A team's or a list's.
    Group,
    /// One that is there to be published, such as `support@`.
    Public,
}

const WORDS: &str = include_str!("email.txt");

/// Longest part before and behind the `@`.
const LONGEST: usize = 128;

/// Finds every e-mail address, in order.
pub fn find(text: &str) -> Vec<Email> {
    text.match_indices('@').filter_map(|(at, _)| address(text, at)).collect()
}

fn address(text: &str, at: usize) -> Option<Email> {
    let bytes = text.as_bytes();
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let length = bytes[..at].iter().rev().take(LONGEST).take_while(|it| is_local(it)).count();
    let local = text[at - length..at].trim_start_matches(['.', '-', '_', '+', '%']);
    let is_domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let length = bytes[at + 1..].iter().take(LONGEST).take_while(|it| is_domain(it)).count();
    let domain = text[at + 1..at + 1 + length].trim_end_matches(['.', '-']);
    let range = at - local.len()..at + 1 + domain.len();
    if local.is_empty() || local.ends_with('.') || !is_host_of_mail(domain) {
        return None;
    }
    let (local, domain) = (local.to_ascii_lowercase(), domain.to_ascii_lowercase());
    let is_nobody = is_example(&local, &domain) || is_machine(&local, &domain);
    if is_nobody || is_something_else(text, &range) {
        return None;
    }
    Some(Email { range, of: owner(&local, &domain) })
}

/// Tells whether mail can go to a name: labels, the last of which is no number, no ending of a file.
fn is_host_of_mail(domain: &str) -> bool {
    let Some((rest, ending)) = domain.rsplit_once('.') else { return false };
    let ending = ending.to_ascii_lowercase();
    let is_ending = (2..=18).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !listed("file endings", &ending);
    let is_name = |label: &str| {
        !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    is_ending && rest.split('.').all(is_name) && rest.bytes().any(|it| it.is_ascii_alphabetic())
}

fn is_example(local: &str, domain: &str) -> bool {
    let ending = domain.rsplit('.').next().unwrap_or_default();
    let owner = domain.split('.').rev().nth(1).unwrap_or_default();
    listed("example endings", ending)
        || (owner == "example" && domain.len() < 40)
        || listed("example domains", domain)
        || listed("example names", local)
        || local.contains("xxx")
        || local.starts_with("your")
}

/// Tells whether the address is that of an account of a machine, or hides the person's own.
fn is_machine(local: &str, domain: &str) -> bool {
    domain.ends_with("gserviceaccount.com")
        || domain.starts_with("users.noreply.")
        || local.ends_with("[bot]")
        || (local == "git" && !domain.is_empty())
}

/// Tells whether the text around says that it is a remote path, an account in an address, a message
/// id, a package or a handle.
fn is_something_else(text: &str, range: &Range<usize>) -> bool {
    let before = &text[line_start(text, range.start, 80)..range.start];
    let behind = rest_of_line(text, range.end, 40);
    let is_remote_path = behind.strip_prefix(':').is_some_and(|path| {
        path.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '~' | '.'))
    });
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let command = before.trim_end().rsplit([' ', '`', '$']).next().unwrap_or_default();
    let is_account = word.contains("://") || matches!(command, "ssh" | "scp" | "rsync" | "sftp");
    let lower = before.to_ascii_lowercase();
    let is_message_id = lower.contains("message-id") || lower.contains("in-reply-to");
    let is_joined =
        before.ends_with(['@', '/', ':', '=']) && !before.ends_with("mailto:") && !is_given(before)
            || behind.starts_with(['@', '/', '_', '(']);
    is_remote_path || is_account || is_message_id || is_joined
}

/// Tells whether a key gives the address as its value: `from=`, `reply-to:`.
fn is_given(before: &str) -> bool {
    let name = before.trim_end_matches(['=', ':']);
    before.ends_with(['=', ':']) && name.ends_with(|c: char| c.is_ascii_alphabetic())
}

fn owner(local: &str, domain: &str) -> Owner {
    let first = local.split(['+', '.', '_', '-']).next().unwrap_or_default();
    let is_of = |list: &str| listed(list, local) || listed(list, first);
    let is_list = domain.starts_with("lists.") || listed("list domains", domain);
    if is_of("public names") {
        Owner::Public
    } else if is_list || local.split(['.', '_', '-']).any(is_group) {
        Owner::Group
    } else {
        Owner::Person
    }
}

/// Tells whether a part of a name says that it is of a group: `oncall`, `prodincidents`.
fn is_group(part: &str) -> bool {
    let long = ["incident", "platform", "monitoring", "engineering", "operations", "support"];
    listed("group names", part) || long.iter().any(|word| part.contains(word))
}

/// Tells whether the line of the data file with this name has a word.
fn listed(list: &str, word: &str) -> bool {
    let line = WORDS.lines().find_map(|line| line.strip_prefix(list)?.strip_prefix(": "));
    line.is_some_and(|line| line.split(" | ").any(|listed| listed == word))
}
