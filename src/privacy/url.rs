//! Secrets in addresses: the password before `@`, and webhooks whose path is the secret.

use super::boundary::{places, run_end};
use super::placeholder::is_placeholder;
use super::random::{is_mixed, is_random};
use super::secret::{Secret, What};

/// Addresses whose path is a credential: a part they have, the least length of what is behind it, and
/// what they are.
const HOOKS: [(&str, usize, &str); 10] = [
    ("hooks.slack.com/services/T", 30, "a Slack webhook"),
    ("hooks.slack.com/workflows/T", 30, "a Slack webhook"),
    ("hooks.slack.com/triggers/T", 30, "a Slack webhook"),
    ("discord.com/api/webhooks/", 60, "a Discord webhook"),
    ("discordapp.com/api/webhooks/", 60, "a Discord webhook"),
    (".webhook.office.com/webhookb2/", 60, "a Teams webhook"),
    ("outlook.office.com/webhook/", 60, "a Teams webhook"),
    ("hooks.zapier.com/hooks/catch/", 12, "a Zapier webhook"),
    ("maker.ifttt.com/trigger/", 24, "an IFTTT webhook"),
    ("events.pagerduty.com/integration/", 32, "a PagerDuty integration key"),
];

/// Longest host with user and password that is looked at.
const LONGEST: usize = 512;

/// Finds every address that carries a secret.
pub(super) fn find(text: &str, found: &mut Vec<Secret>) {
    for at in places(text, "://") {
        let behind = at + 3;
        found.extend(user_info(text, behind).or_else(|| hook(text, behind)));
    }
}

/// Reads `user:password@` or `token@` behind the scheme.
fn user_info(text: &str, start: usize) -> Option<Secret> {
    let ends = |byte: u8| byte.is_ascii_whitespace() || b"/?#\"'`<>()[]|\\,".contains(&byte);
    let end = run_end(text, start, |byte| !ends(byte)).min(start + LONGEST);
    let authority = text.get(start..end)?;
    let (info, host) = authority.rsplit_once('@')?;
    let (user, password) = info.split_once(':').unwrap_or((info, ""));
    if password.is_empty() || password == "x-oauth-basic" {
        let is_token = is_random(user) && !is_placeholder(user) && !host.contains("sentry");
        let what = What::Named("a token in an address");
        let range = start..start + user.len();
        return is_token.then_some(Secret { range, shown: 0, what });
    }
    let is_common = is_placeholder(password) || password.eq_ignore_ascii_case(user);
    let is_example = is_reserved(host) && !(is_mixed(password) && password.len() >= 8);
    if is_common || is_example || password.len() < 3 || host.is_empty() {
        return None;
    }
    let at = start + user.len() + 1;
    let what = What::Named("a password in an address");
    Some(Secret { range: at..at + password.len(), shown: 0, what })
}

/// Tells whether a host is one of those that only examples have.
fn is_reserved(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or_default().to_lowercase();
    let is_or_below = |domain: &str| {
        name.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    ["example.com", "example.org", "example.net", "example", "test", "invalid"]
        .into_iter()
        .any(is_or_below)
        || matches!(&*name, "localhost" | "127.0.0.1" | "host" | "hostname" | "server")
}

fn hook(text: &str, start: usize) -> Option<Secret> {
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-".contains(&byte);
    let host = run_end(text, start, is_host);
    let is_hook = |(part, ..): &(&str, usize, &str)| {
        let (domain, _) = part.split_once('/').unwrap_or((part, ""));
        text[start..host].ends_with(domain)
    };
    if !HOOKS.iter().any(is_hook) {
        return None;
    }
    let ends = |byte: u8| byte.is_ascii_whitespace() || b"\"'`<>()[]|\\,".contains(&byte);
    let end = run_end(text, start, |byte| !ends(byte));
    let address = text[start..end].trim_end_matches(['.', ':', ';', '!']);
    let (part, least, what) = HOOKS.into_iter().find(|(part, ..)| address.contains(part))?;
    let shown = address.find(part)? + part.len();
    let rest = &address[shown..];
    let letters: String = rest.chars().filter(char::is_ascii_alphanumeric).collect();
    let piece = rest.rsplit('/').find(|piece| !piece.is_empty())?;
    let is_example =
        is_placeholder(piece) || is_placeholder(&letters) || letters.contains("00000000");
    let fits = rest.len() >= least && is_mixed(rest) && !is_example;
    let range = start..start + address.len();
    fits.then_some(Secret { range, shown, what: What::Named(what) })
}
