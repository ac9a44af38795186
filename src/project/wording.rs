//! Reads what the language rules need beside reports: packs, authors of commits, code owners.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Project, Texts};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::git::Repository;
use crate::lint::Wording;
use crate::people::Beside;
use crate::phrasebook::Phrasebook;
use crate::text::{FileId, Span};
use crate::vfs::{self, Overlay};

/// Where a repository may tell who owns its code.
const CODE_OWNERS: [&str; 4] =
    [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

/// Reads the packs the config names and, unless they are known already, the names beside the reports.
///
/// Nothing here stops a check: a pack that cannot be read is a finding, and without git, or with git
/// refusing, nobody is known from there.
pub(super) fn load(
    project: &Project,
    overlay: &Overlay,
    config: &Config,
    beside: Option<Beside>,
    found: &mut Vec<Diagnostic>,
    texts: &mut Texts,
) -> Wording {
    let mut files = Vec::new();
    for pack in &config.language.packs {
        let read = pack_files(project, overlay, &pack.value);
        match read {
            Ok(read) => files.extend(read),
            Err(error) => found.push(unreadable(project, pack.span, &pack.value, &error)),
        }
    }
    let (phrasebook, wrong) = Phrasebook::read(&files);
    found.extend(wrong);
    texts.extend(files);
    Wording { phrasebook, beside: beside.unwrap_or_else(|| beside_of(project, config)) }
}

/// Reads a pack, or every pack of a folder such as a style of Vale.
fn pack_files(
    project: &Project,
    overlay: &Overlay,
    name: &str,
) -> anyhow::Result<Vec<(FileId, Arc<str>)>> {
    let name = name.trim_end_matches('/');
    let file = FileId::new(name);
    if overlay.removes(&file) {
        anyhow::bail!("it is not there");
    }
    if let Some(text) = overlay.text(&file) {
        return Ok(vec![(file, text?)]);
    }
    let path = project.root.join(name);
    let is_held = overlay.iter().any(|(it, _)| it.as_str().starts_with(&format!("{name}/")));
    if !path.is_dir() && !is_held {
        return Ok(vec![(file, vfs::read_text(&path)?.into())]);
    }
    let start = format!("{name}/");
    let is_pack = |file: &str| matches!(file.rsplit('.').next(), Some("yml" | "yaml"));
    let mut packs: BTreeMap<FileId, Arc<str>> = BTreeMap::new();
    for (inner, bytes) in vfs::read_folder(&path)? {
        let file = FileId::new(&format!("{start}{inner}"));
        if is_pack(&inner) && overlay.get(&file).is_none() {
            packs.insert(file, String::from_utf8_lossy(&bytes).into());
        }
    }
    for (file, _) in overlay.iter().filter(|(file, _)| file.as_str().starts_with(&start)) {
        if is_pack(file.as_str()) && !overlay.removes(file) {
            packs.extend(overlay.text(file).transpose()?.map(|text| (file.clone(), text)));
        }
    }
    anyhow::ensure!(!packs.is_empty(), "the folder holds no file that ends in `.yml` or `.yaml`");
    Ok(packs.into_iter().collect())
}

fn unreadable(project: &Project, span: Span, name: &str, error: &anyhow::Error) -> Diagnostic {
    let missing = !project.root.join(name).exists();
    let reason =
        if missing { "it is not there".to_owned() } else { error.root_cause().to_string() };
    let message = format!("the pack `{name}` cannot be read: {reason}");
    Diagnostic::new(RuleCode("CB152"), Level::Error, &project.config_file(), span, message)
        .with_why("none of its words and rules has any effect")
        .with_help("name a YAML file below the folder of the config, or a folder of such files")
}

/// Returns who wrote commits and who owns code, where the casebook is in a repository.
fn beside_of(project: &Project, config: &Config) -> Beside {
    let Some(top) = vfs::repository_of(&project.root) else { return Beside::default() };
    let code_owners = CODE_OWNERS.iter().find_map(|name| vfs::read_text(&top.join(name)).ok());
    let authors = || Repository::around(&project.root)?.authors();
    let authors =
        if config.language.git_authors { authors().unwrap_or_default() } else { [].into() };
    Beside { authors, code_owners }
}
