//! Names and addresses of machines that only the inside of a network knows.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::boundary::{line_start, places, run_end};

/// Something that leads into a private network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What tells that something is inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A host under one of the casebook's own domains.
    Domain,
    /// A host under an ending that no public name has: `.internal`, `.corp`.
    Ending,
    /// An address of RFC 1918 or RFC 4193.
    Address,
    /// A name without a dot in an address: `http://grafana:3000/`.
    Bare,
}

/// Endings that are resolved within a network only.
const ENDINGS: [&str; 7] =
    ["internal", "local", "corp", "lan", "intranet", "localdomain", "home.arpa"];

/// Names with such an ending that are the same everywhere and give nothing away.
const EVERYWHERE: [&str; 12] = [
    "host.docker.internal",
    "gateway.docker.internal",
    "kubernetes.docker.internal",
    "metadata.google.internal",
    "kubernetes.default.svc.cluster.local",
    "svc.cluster.local",
    "cluster.local",
    "localhost.localdomain",
    "compute.internal",
    "ec2.internal",
    "host.containers.internal",
    "docker.internal",
];

/// First words of file names and of code that only look like hosts: `settings.local`, `env.local`.
const NO_HOSTS: [&str; 34] = [
    "config",
    "conf",
    "settings",
    "setting",
    "env",
    "values",
    "value",
    "thread",
    "params",
    "this",
    "self",
    "ctx",
    "context",
    "window",
    "app",
    "application",
    "package",
    "props",
    "state",
    "data",
    "compose",
    "docker-compose",
    "override",
    "init",
    "gitignore",
    "rc",
    "bashrc",
    "zshrc",
    "vimrc",
    "usr",
    "var",
    "example",
    "module",
    "opts",
];

/// Words for a host in a description of an address.
const STAND_INS: [&str; 26] = [
    "localhost",
    "host",
    "hostname",
    "server",
    "servername",
    "domain",
    "example",
    "foo",
    "bar",
    "baz",
    "your",
    "yourhost",
    "myhost",
    "name",
    "site",
    "user",
    "username",
    "address",
    "ip",
    "url",
    "uri",
    "www",
    "x",
    "y",
    "test",
    "service",
];

/// Schemes behind which the name of a machine stands.
const SCHEMES: [&str; 26] = [
    "http",
    "https",
    "ftp",
    "ftps",
    "sftp",
    "ssh",
    "ws",
    "wss",
    "grpc",
    "tcp",
    "udp",
    "tls",
    "ldap",
    "ldaps",
    "smb",
    "nfs",
    "redis",
    "rediss",
    "amqp",
    "amqps",
    "kafka",
    "mongodb",
    "postgres",
    "postgresql",
    "mysql",
    "telnet",
];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let dotted = ENDINGS.map(|ending| format!(".{ending}"));
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(dotted)
        .expect("some short words make an automaton")
});

/// Finds every host and address that is inside, those under `domains` included, in order.
pub fn find(text: &str, domains: &[String]) -> Vec<Inside> {
    let mut found = Vec::new();
    own_domains(text, domains, &mut found);
    for hit in FINDER.find_iter(text) {
        found.extend(
            host(text, hit.start(), hit.end(), Kind::Ending).filter(|it| !is_known(text, it)),
        );
    }
    addresses(text, &mut found);
    bare_names(text, &mut found);
    found.sort_by_key(|it| (it.range.start, it.kind));
    found.dedup_by(|next, kept| next.range.start < kept.range.end);
    found
}

fn own_domains(text: &str, domains: &[String], found: &mut Vec<Inside>) {
    let names: Vec<&str> = domains.iter().map(|it| it.trim_start_matches(['*', '.'])).collect();
    let names: Vec<&str> = names.into_iter().filter(|it| !it.is_empty()).collect();
    let finder = AhoCorasick::builder().ascii_case_insensitive(true).build(&names);
    let Ok(finder) = finder else { return };
    if names.is_empty() {
        return;
    }
    for hit in finder.find_iter(text) {
        found.extend(host(text, hit.start(), hit.end(), Kind::Domain));
    }
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')
}

/// Reads the host whose ending stands at `from..to`.
fn host(text: &str, from: usize, to: usize, kind: Kind) -> Option<Inside> {
    let bytes = text.as_bytes();
    let before = bytes[..from].iter().rev().take(200).take_while(|it| is_of_name(**it)).count();
    let start = from - before;
    let name = &text[start..to];
    let behind = &bytes[to..];
    let goes_on = behind
        .first()
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-_(".contains(byte))
        || (behind.first() == Some(&b'.') && behind.get(1).is_some_and(u8::is_ascii_alphanumeric));
    let is_name = name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.split('.').all(|label| !label.is_empty() && label.len() <= 63);
    if goes_on || !is_name || (before == 0 && kind != Kind::Domain) {
        return None;
    }
    Some(Inside { range: start..to, kind })
}

/// Tells whether a host with an inner ending is a file, a word of code, or the same everywhere.
fn is_known(text: &str, found: &Inside) -> bool {
    let name = text[found.range.clone()].to_ascii_lowercase();
    let first = name.split('.').next().unwrap_or_default();
    let before = text[..found.range.start].chars().next_back();
    let is_file = before.is_some_and(|c| matches!(c, '~' | '$' | '%' | '\\'))
        || (before == Some('/') && !text[..found.range.start].ends_with("//"));
    let is_code = name.split('.').count() == 2 && NO_HOSTS.contains(&first);
    is_file || is_code || EVERYWHERE.contains(&name.as_str()) || STAND_INS.contains(&first)
}

fn addresses(text: &str, found: &mut Vec<Inside>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let is_edge = at == 0 || !(is_of_name(bytes[at - 1]) || bytes[at - 1] == b':');
        let end = match bytes[at] {
            b'1' if is_edge => private_v4(text, at),
            b'f' | b'F' if is_edge => private_v6(text, at),
            _ => None,
        };
        match end {
            Some(end) => {
                found.push(Inside { range: at..end, kind: Kind::Address });
                at = end;
            }
            None => at += 1,
        }
    }
}

/// Reads an address of 10/8, 172.16/12 or 192.168/16.
fn private_v4(text: &str, start: usize) -> Option<usize> {
    let end = run_end(text, start, |byte| byte.is_ascii_digit() || byte == b'.');
    let written = text[start..end].trim_end_matches('.');
    let end = start + written.len();
    let address: std::net::Ipv4Addr = written.parse().ok()?;
    let behind = &text[end..];
    let is_longer = behind.starts_with(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c));
    // The whole of a private range is no secret, and neither is the network of an example.
    let is_range = ["10.0.0.0", "172.16.0.0", "192.168.0.0"].contains(&written)
        && ["/8", "/12", "/16"].iter().any(|mask| behind.starts_with(mask));
    let is_inside = address.is_private() && address.octets() != [10, 0, 0, 0];
    (is_inside && !is_longer && !is_range && !is_version(text, start)).then_some(end)
}

/// Tells whether the words before say that four numbers are a version.
fn is_version(text: &str, start: usize) -> bool {
    let before = text[line_start(text, start, 24)..start].to_ascii_lowercase();
    let is_product = before.ends_with('/') && !before.ends_with("//");
    let last = before.trim_end().rsplit([' ', '(', '`']).next().unwrap_or_default();
    is_product || ["version", "versions", "release", "v", "build", "upgrade"].contains(&last)
}

/// Reads an address of `fc00::/7`.
fn private_v6(text: &str, start: usize) -> Option<usize> {
    let end = run_end(text, start, |byte| byte.is_ascii_hexdigit() || byte == b':');
    let written = text[start..end].trim_end_matches(':');
    let second = written.as_bytes().get(1)?.to_ascii_lowercase();
    let is_local = matches!(second, b'c' | b'd') && written.matches(':').count() >= 2;
    let written = if text[start..end].ends_with("::") { &text[start..end] } else { written };
    let address: std::net::Ipv6Addr = written.parse().ok().filter(|_| is_local)?;
    (address.segments()[0] & 0xfe00 == 0xfc00).then_some(start + written.len())
}

/// Finds `http://grafana:3000/`: a name that only a search domain of the network completes.
fn bare_names(text: &str, found: &mut Vec<Inside>) {
    for at in places(text, "://") {
        let scheme =
            text[line_start(text, at, 16)..at].rsplit(|c: char| !c.is_ascii_alphanumeric());
        let scheme = scheme.take(1).next().unwrap_or_default().to_ascii_lowercase();
        let mut start = at + 3;
        let end = run_end(text, start, |byte| is_of_name(byte) || b"@:%+~!".contains(&byte));
        if let Some(sign) = text[start..end].rfind('@') {
            start += sign + 1;
        }
        let end = run_end(text, start, is_of_name);
        let name = &text[start..end];
        let behind = text[end..].chars().next();
        let is_whole = behind.is_none_or(|c| c.is_whitespace() || "/:?#\"'`)>],;".contains(c));
        let is_name = name.len() >= 2
            && !name.contains(['.', '_'])
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && !STAND_INS.contains(&name)
            && !["your-", "my-", "some-", "example"].iter().any(|it| name.starts_with(it));
        if is_whole && is_name && SCHEMES.contains(&scheme.as_str()) {
            found.push(Inside { range: start..end, kind: Kind::Bare });
        }
    }
}
