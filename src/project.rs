//! The one API that consumers use: a casebook on disk, read into a [`Snapshot`].

mod data;
mod beside;
mod reading;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::config::{Config, ToldHistory};
use crate::diagnostic::{Diagnostic, RuleCode};
use crate::git::{History, Repository};
use crate::knowledge::Knowledge;
use crate::output::Output;
use crate::site::SiteOptions;
use crate::text::FileId;
use crate::theme::Theme;
use crate::vfs::Overlay;
use crate::{config, knowledge, render, search, site, theme, vfs};

pub use reading::Reading;

/// Where a casebook is and how it is read.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder all paths are relative to.
    pub root: PathBuf,
    /// The config file, when there is one.
    pub config_path: Option<PathBuf>,
    /// A mapping preset given on the command line; wins over the config's.
    pub preset: Option<String>,
    /// The day "today" means.
    pub as_of: NaiveDate,
}

/// The text of files by name.
pub type Texts = BTreeMap<FileId, Arc<str>>;

/// Everything known about a casebook at one moment; immutable.
#[derive(Debug)]
pub struct Snapshot {
    /// The folder all paths are relative to.
    pub root: PathBuf,
    /// The settings.
    pub config: Config,
    /// What all reports say together, and the reports themselves.
    pub knowledge: Knowledge,
    /// Files that are not Markdown: name within the casebook to path on disk.
    pub assets: BTreeMap<FileId, PathBuf>,
    /// The text of every file a finding may point into.
    pub texts: Texts,
    /// Every finding, sorted by path, place and code; levels and suppressions applied.
    pub diagnostics: Vec<Diagnostic>,
    /// Rules that stopped with a bug of Casebook; each is told in a finding too.
    pub crashed: Vec<RuleCode>,
}

impl Project {
    /// Reads, understands and checks the casebook.
    ///
    /// # Errors
    /// When the config cannot be read or a content folder it names is missing.
    pub fn snapshot(&self) -> anyhow::Result<Snapshot> {
        self.snapshot_with(&Overlay::default())
    }

    /// Reads, understands and checks the casebook as it is with files held in memory in the place of
    /// those on disk: unsaved or mended texts, the index of git, an earlier state. The config may be
    /// among them.
    ///
    /// # Errors
    /// When the config cannot be read or a content folder it names is missing.
    pub fn snapshot_with(&self, overlay: &Overlay) -> anyhow::Result<Snapshot> {
        Ok(self.read(overlay)?.into_snapshot())
    }

    /// Reads and understands every file by itself; [`Reading::into_snapshot`] puts them together.
    ///
    /// # Errors
    /// When the config cannot be read or a content folder it names is missing.
    pub fn read(&self, overlay: &Overlay) -> anyhow::Result<Reading> {
        Reading::new(self, overlay, None)
    }

    /// Reads another state of the casebook, taking from `known` what is the same in both.
    ///
    /// Files that `overlay` does not hold must be as they were when `known` was read.
    ///
    /// # Errors
    /// When the config cannot be read or a content folder it names is missing.
    pub fn read_beside(&self, known: &Reading, overlay: &Overlay) -> anyhow::Result<Reading> {
        Reading::new(self, overlay, Some(known))
    }

    /// Reads the settings alone.
    ///
    /// # Errors
    /// When the config cannot be read or there is no such preset.
    pub fn config(&self) -> anyhow::Result<Config> {
        self.load_config(&Overlay::default()).map(|(config, _, _)| config)
    }

    fn load_config(&self, overlay: &Overlay) -> anyhow::Result<(Config, Vec<Diagnostic>, Texts)> {
        let (mut config, mut diagnostics, mut texts) = match self.config_text(overlay)? {
            None => (Config::default(), Vec::new(), BTreeMap::new()),
            Some((file, text)) => {
                let (config, diagnostics) = config::load(&file, &text);
                (config, diagnostics, BTreeMap::from([(file, text)]))
            }
        };
        beside::load(self, overlay, &mut config, &mut diagnostics, &mut texts);
        let config = match &self.preset {
            None => config,
            Some(preset) => config.with_preset(preset)?,
        };
        Ok((config, diagnostics, texts))
    }

    fn config_text(&self, overlay: &Overlay) -> anyhow::Result<Option<(FileId, Arc<str>)>> {
        let file = self.config_file();
        if overlay.removes(&file) {
            return Ok(None);
        }
        if let Some(text) = overlay.text(&file) {
            return Ok(Some((file, text?)));
        }
        match &self.config_path {
            None => Ok(None),
            Some(path) => Ok(Some((file, vfs::read_text(path)?.into()))),
        }
    }

    /// Returns the name of the config: relative to the root when it is below it, else as it was
    /// given; without one, the name it would have.
    pub fn config_file(&self) -> FileId {
        let Some(path) = &self.config_path else { return FileId::new(config::FILE_NAME) };
        let name = path.strip_prefix(&self.root).unwrap_or(path);
        FileId::new(&name.to_string_lossy().replace('\\', "/"))
    }
}

impl Project {
    /// Returns where a file of the casebook is on disk.
    pub fn path_of(&self, file: &FileId) -> PathBuf {
        match &self.config_path {
            Some(path) if *file == self.config_file() => path.clone(),
            _ => self.root.join(file.as_str()),
        }
    }
}

impl<'a> From<&'a Snapshot> for search::Source<'a> {
    fn from(snapshot: &'a Snapshot) -> Self {
        Self { root: &snapshot.root, knowledge: &snapshot.knowledge, config: &snapshot.config }
    }
}

/// What is left of a site when its pages are made.
#[derive(Debug)]
pub struct MadeSite {
    /// Files to copy as they are: path in the site to path on disk.
    pub copies: BTreeMap<String, PathBuf>,
    /// Files of the theme that have no effect.
    pub warnings: Vec<String>,
    /// What kept a page from being made.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is said of a clone without its whole history.
const CUT_OFF: &str = "this clone holds only a part of the history, so pages do not tell when reports \
                       were written; fetch all of it (`fetch-depth: 0`, or `git fetch --unshallow`)";

/// Reports whose pages are held in memory at a time.
const BATCH: usize = 64;

/// Adds the data that scripts read as scripts too: on a disk, where nothing may be fetched, they run those.
fn add_scripts(data: &mut Output, paths: &BTreeSet<String>) {
    for path in paths {
        let script = data.get(path).map(theme::scripts::data);
        if let (Some(script), Some(stem)) = (script, path.strip_suffix("json")) {
            data.insert(format!("{stem}js"), script);
        }
    }
}

impl Snapshot {
    /// Makes every page, feed and list of the site and hands them to `take`, batch by batch.
    ///
    /// # Errors
    /// When the theme is not there, one of its templates is faulty, or `take` fails.
    pub fn make_site(
        &self,
        options: &SiteOptions,
        mut take: impl FnMut(Output) -> anyhow::Result<()>,
    ) -> anyhow::Result<MadeSite> {
        let settings = &self.config;
        let (theme, mut warnings) =
            Theme::load(&self.root, &settings.theme, &settings.site.language)?;
        let options = &SiteOptions { words: theme.words().clone(), ..options.clone() };
        let history = self.history(&mut warnings);
        let take = |output: Output| {
            if settings.site.precompress && !options.preview {
                take(render::packed::pack(&output)?)?;
            }
            take(output)
        };
        let mut take = take;
        let mut making = site::Making::new(&self.knowledge, &self.config, &self.assets, options)
            .with_texts(&self.texts)
            .with_sizes(self.picture_sizes())
            .with_own_theme(theme.is_changed())
            .with_history(history.as_ref())
            .with_findings(&self.diagnostics);
        let mut press = render::Press::new(&theme, making.printed());
        while let Some(pages) = making.reports(BATCH) {
            take(press.render(pages)?)?;
        }
        let site = making.finish();
        take(press.render(site.pages)?)?;
        take(render::assets(&theme))?;
        let shown = site.shown.iter().map(AsRef::as_ref);
        let catalog = search::catalog(shown, &self.knowledge.hubs);
        let mut data = Output::default();
        for (path, bytes) in site.files {
            data.insert(path, bytes);
        }
        data.insert(site::CATALOG, serde_json::to_vec(&catalog)?);
        if !options.preview {
            add_scripts(&mut data, &site.scripted);
        }
        take(data)?;
        let on_disk = |copy: site::AssetCopy| Some((copy.to, self.assets.get(&copy.from)?.clone()));
        let copies = site.copies.into_iter().filter_map(on_disk).collect();
        Ok(MadeSite { copies, warnings, diagnostics: site.diagnostics })
    }

    /// Returns the sizes of the pictures that reports show.
    fn picture_sizes(&self) -> BTreeMap<FileId, (u32, u32)> {
        let reports = self.knowledge.reports.values();
        let shown = reports.flat_map(|report| {
            let pictures = report.links();
            let pictures = pictures.filter(|link| site::picture::is_picture(&link.target));
            pictures.filter_map(|link| knowledge::file_at(report.file(), &link.target))
        });
        let shown: BTreeSet<FileId> = shown.collect();
        let read = |file: FileId| {
            let head = vfs::read_head(self.assets.get(&file)?, site::picture::HEAD).ok()?;
            Some((file, site::picture::size(&head)?))
        };
        shown.into_iter().filter_map(read).collect()
    }

    /// Returns what git knows of the reports; nothing outside of a repository, and nothing but a
    /// warning where git cannot tell.
    fn history(&self, warnings: &mut Vec<String>) -> Option<History> {
        if self.config.repository.history == ToldHistory::Off {
            return None;
        }
        vfs::repository_of(&self.root)?;
        let folders = self.content_folders().ok()?;
        let folders: Vec<&Path> =
            folders.iter().map(|it| it.strip_prefix(&self.root).unwrap_or(it)).collect();
        let read = Repository::around(&self.root).and_then(|it| it.history(&folders));
        match read {
            Ok(history) => {
                if history.is_cut_off {
                    warnings.push(CUT_OFF.to_owned());
                }
                Some(history)
            }
            Err(error) => {
                warnings.push(format!("pages do not tell when reports were changed: {error}"));
                None
            }
        }
    }

    /// Returns the folders whose files are content, on disk.
    pub fn content_folders(&self) -> anyhow::Result<Vec<PathBuf>> {
        vfs::content_folders(&self.root, &self.config.content)
    }
}
