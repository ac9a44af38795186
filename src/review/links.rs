//! Addresses for a reviewer: of a line in the repository the run was made for, and of a rule's page.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::diagnostic::RuleCode;
use crate::text::{FileId, address};

/// What an address may hold as it is.
const UNSAFE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
/// The same for the start of an address, which brings its own scheme, host and port.
const UNSAFE_START: &AsciiSet = &UNSAFE.remove(b':').remove(b'%');

/// Where things are that a review names; without any, it names them without a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The repository.
    pub repository: Option<Repository>,
    /// Where the site explains the rules, with a final slash.
    pub rule_pages: Option<String>,
}

/// A repository at one commit, as its host shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// Address of the casebook's folder at the commit, with a final slash.
    folder: String,
    /// What asks the host for the source of a Markdown file, so that a line can be shown.
    plain: &'static str,
}

impl Links {
    /// Returns the address of a file.
    pub fn file(&self, file: &FileId) -> Option<String> {
        self.repository.as_ref().map(|it| format!("{}{}", it.folder, encode(file.as_str())))
    }

    /// Returns the address of a line of a file.
    pub fn line(&self, file: &FileId, line: u32) -> Option<String> {
        let repository = self.repository.as_ref()?;
        self.file(file).map(|address| format!("{address}{}#L{line}", repository.plain))
    }

    /// Returns the address of a rule's page.
    pub fn rule(&self, code: RuleCode) -> Option<String> {
        let pages = start(self.rule_pages.as_deref()?)?;
        Some(format!("{pages}/{code}/"))
    }
}

impl Repository {
    /// Reads the repository and commit a CI job runs for from its environment: GitHub's variables,
    /// which Gitea and Forgejo set too, else GitLab's. `folder` is the casebook's folder within the
    /// repository, empty for its top.
    pub fn of_job(folder: &str, variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let get = |name: &str| variable(name).filter(|value| !value.is_empty());
        let commit = |name: &str| get(name).filter(|it| it.bytes().all(|b| b.is_ascii_hexdigit()));
        let (top, plain) = if let Some(repository) = get("GITHUB_REPOSITORY") {
            let (server, sha) = (start(&get("GITHUB_SERVER_URL")?)?, commit("GITHUB_SHA")?);
            let is_gitea = get("GITEA_ACTIONS").or_else(|| get("FORGEJO_ACTIONS")).is_some();
            let way = if is_gitea { "src/commit" } else { "blob" };
            let plain = if is_gitea { "?display=source" } else { "?plain=1" };
            (format!("{server}/{}/{way}/{sha}/", encode(&repository)), plain)
        } else {
            let project = start(&get("CI_PROJECT_URL")?)?;
            (format!("{project}/-/blob/{}/", commit("CI_COMMIT_SHA")?), "?plain=1")
        };
        let folder = folder.trim_matches('/');
        let folder = if folder.is_empty() { top } else { format!("{top}{}/", encode(folder)) };
        Some(Self { folder, plain })
    }
}

/// Returns the start of an address without its final slash; `None` for what is no web address.
fn start(url: &str) -> Option<String> {
    let start = url.trim_end_matches('/');
    address::is_web(url).then(|| utf8_percent_encode(start, UNSAFE_START).to_string())
}

fn encode(path: &str) -> String {
    utf8_percent_encode(path, UNSAFE).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repository(folder: &str, variables: &[(&str, &str)]) -> Option<Links> {
        let get = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        let repository = Repository::of_job(folder, get)?;
        Some(Links { repository: Some(repository), rule_pages: None })
    }

    fn line(folder: &str, variables: &[(&str, &str)]) -> Option<String> {
        repository(folder, variables)?.line(&FileId::new("content/a b/(ä)#.md"), 7)
    }

    #[test]
    fn a_line_has_an_address_on_each_host() {
        let github = [
            ("GITHUB_SERVER_URL", "https://github.com"),
            ("GITHUB_REPOSITORY", "example/incidents"),
            ("GITHUB_SHA", "00ff"),
        ];
        assert_eq!(
            line("", &github).as_deref(),
            Some(
                "https://github.com/example/incidents/blob/00ff/content/a%20b/%28%C3%A4%29%23.md?plain=1#L7"
            )
        );
        let gitea = [&github[..], &[("GITEA_ACTIONS", "true")]].concat();
        assert!(line("", &gitea).is_some_and(|it| it.contains("/src/commit/00ff/content/")));
        let gitlab = [("CI_PROJECT_URL", "https://git.example.org/a/b"), ("CI_COMMIT_SHA", "abc1")];
        assert_eq!(
            line("docs/post mortems", &gitlab).as_deref(),
            Some(
                "https://git.example.org/a/b/-/blob/abc1/docs/post%20mortems/content/a%20b/%28%C3%A4%29%23.md?plain=1#L7"
            )
        );
    }

    #[test]
    fn what_is_no_address_gives_no_link() {
        assert_eq!(line("", &[]), None);
        let odd = [
            ("GITHUB_SERVER_URL", "javascript:alert(1)"),
            ("GITHUB_REPOSITORY", "a/b"),
            ("GITHUB_SHA", "00ff"),
        ];
        assert_eq!(line("", &odd), None);
        let odd = [("CI_PROJECT_URL", "https://x"), ("CI_COMMIT_SHA", "main) [x](y")];
        assert_eq!(line("", &odd), None);
    }

    #[test]
    fn rules_have_pages_where_the_site_has_an_address() {
        let links = |pages: &str| Links { repository: None, rule_pages: Some(pages.to_owned()) };
        let code = RuleCode("CB203");
        assert_eq!(
            links("https://x.example/sub/rules/").rule(code).as_deref(),
            Some("https://x.example/sub/rules/CB203/")
        );
        assert_eq!(
            links("https://x.example/) (/rules/").rule(code).as_deref(),
            Some("https://x.example/%29%20%28/rules/CB203/")
        );
        assert_eq!(links("x.example/rules/").rule(code), None);
    }
}
