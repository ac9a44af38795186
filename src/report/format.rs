//! The formats of `check` and their names on the command line.

use std::fmt;
use std::str::FromStr;

/// A format of `check`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Annotated source, for people.
    #[default]
    Human,
    /// `path:line:column: CODE message`, one finding a line.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object a line: the findings, then the summary.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Commands that GitHub Actions shows as annotations.
    Github,
    /// A GitLab Code Quality report.
    Gitlab,
    /// JUnit XML, for test reports of GitLab, Jenkins and others.
    Junit,
    /// Checkstyle XML, for Jenkins and others.
    Checkstyle,
    /// Reviewdog Diagnostic Format.
    Rdjson,
    /// Markdown for a job summary or a pull-request comment, see docs/ci.md.
    Markdown,
}

impl Format {
    /// Every format, in the order in which they are listed.
    pub const ALL: [Self; 11] = [
        Self::Human,
        Self::Concise,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Checkstyle,
        Self::Rdjson,
        Self::Markdown,
    ];

    /// Returns the name used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Checkstyle => "checkstyle",
            Self::Rdjson => "rdjson",
            Self::Markdown => "markdown",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|it| it.as_str() == name);
        found.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// There is no format of this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Format::ALL.map(Format::as_str);
        write!(f, "there is no format `{}`; ", self.0)?;
        match crate::config::suggest::nearest(&self.0, names) {
            Some(near) => write!(f, "did you mean `{near}`?"),
            None => write!(f, "there are {}", names.join(", ")),
        }
    }
}

impl std::error::Error for UnknownFormat {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
        }
        let unknown = "jsn".parse::<Format>().unwrap_err().to_string();
        assert_eq!(unknown, "there is no format `jsn`; did you mean `json`?");
        let unknown = "pdf".parse::<Format>().unwrap_err().to_string();
        assert!(unknown.ends_with("rdjson, markdown"), "{unknown}");
    }
}
