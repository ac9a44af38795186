//! `casebook serve`: the dev server, and a line on stderr for what it does.

use anyhow::Result;

use super::args::{Global, Serve};
use super::ui::{Ui, chain};
use super::{Exit, locate};
use crate::serve::{self, Event};
use crate::site::SiteOptions;

pub(crate) fn run(global: &Global, args: &Serve, ui: &mut Ui) -> Result<Exit> {
    let project = locate::project(global)?;
    let options = SiteOptions { drafts: args.drafts, preview: true, ..SiteOptions::default() };
    let ui = ui.clone();
    serve::run(project, options, args.port, move |event| tell(&ui, &event))?;
    Ok(Exit::Clean)
}

fn tell(ui: &Ui, event: &Event) {
    match event {
        Event::Listening { url, instead_of } => {
            if let Some(port) = instead_of {
                ui.note(&format!("Port {port} is in use, so another was taken"));
            }
            ui.note(&format!("Serving  {url}  (pages reload as files change; Ctrl-C stops)"));
        }
        Event::Rebuilt { files, seconds, findings } => {
            let findings = super::build::findings(*findings);
            ui.note(&format!("Rebuilt  {files} files in {seconds:.2} s, {findings}"));
        }
        Event::Failed(error) => {
            ui.warn(&format!("not rebuilt, the last good site stays: {}", chain(error)));
        }
    }
}
