//! The site as it is now, in memory, and how a new one takes its place.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use std::time::Instant;

use tokio::sync::watch;

use crate::output::Output;
use crate::project::Project;
use crate::report::Counts;
use crate::search::Engine;
use crate::site::SiteOptions;

/// How the site is built for reading while writing.
pub type Options = SiteOptions;

/// A built site with its search index.
pub struct Built {
    /// Every file of the site.
    pub output: Output,
    /// Files that are served from where they are: path in the site to path on disk.
    pub copies: BTreeMap<String, PathBuf>,
    /// Full-text search over the same reports.
    pub engine: Engine,
    /// Findings in the content.
    pub findings: Counts,
    /// How long building took.
    pub seconds: f64,
    /// Folders whose files are content.
    pub content_folders: Vec<PathBuf>,
}

/// The site that is served now; readers keep the one they have while the next is built.
pub struct LiveSite {
    project: Project,
    options: SiteOptions,
    current: RwLock<Arc<Built>>,
    version: watch::Sender<u64>,
}

impl LiveSite {
    /// Builds the first site.
    ///
    /// # Errors
    /// When the casebook cannot be read or its theme is faulty.
    pub fn build(project: Project, options: SiteOptions) -> anyhow::Result<Self> {
        let built = build(&project, &options)?;
        Ok(Self {
            project,
            options,
            current: RwLock::new(Arc::new(built)),
            version: watch::Sender::new(0),
        })
    }

    /// Returns the casebook that is served.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Returns the site as it is now.
    pub fn current(&self) -> Arc<Built> {
        let guard = self.current.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(&guard)
    }

    /// Builds anew and tells every open page to reload; on failure the old site stays.
    ///
    /// # Errors
    /// As for [`LiveSite::build`].
    pub fn rebuild(&self) -> anyhow::Result<Arc<Built>> {
        let built = Arc::new(build(&self.project, &self.options)?);
        *self.current.write().unwrap_or_else(std::sync::PoisonError::into_inner) =
            Arc::clone(&built);
        self.version.send_modify(|version| *version += 1);
        Ok(built)
    }

    /// Returns a receiver that changes with every rebuild.
    pub fn versions(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }
}

fn build(project: &Project, options: &SiteOptions) -> anyhow::Result<Built> {
    let begun = Instant::now();
    let snapshot = project.snapshot()?;
    let engine = crate::search::in_memory(&snapshot)?;
    let mut output = Output::default();
    let site = snapshot.make_site(options, |batch| {
        output.extend(batch);
        Ok(())
    })?;
    let findings = Counts::of(&snapshot.diagnostics);
    let content_folders = snapshot.content_folders()?;
    let seconds = begun.elapsed().as_secs_f64();
    Ok(Built { output, copies: site.copies, engine, findings, seconds, content_folders })
}
