//! `casebook schema`: JSON Schemas for editors and other tools.

use std::io::Write as _;

use super::Exit;
use super::args::{Global, Schema, SchemaOf};
use super::locate;
use super::ui::Ui;
use crate::baseline;
use crate::config::schema;
use crate::report;
use crate::site::export;

pub(crate) fn run(global: &Global, args: &Schema, ui: &mut Ui) -> anyhow::Result<Exit> {
    let value = match args.of {
        SchemaOf::Baseline => baseline::schema(),
        SchemaOf::Config => schema::config_schema(),
        SchemaOf::Findings => report::schema::findings(),
        SchemaOf::FindingsLine => report::schema::line(),
        SchemaOf::Report => export::schema::report(),
        SchemaOf::FrontMatter => schema::front_matter_schema(&locate::project(global)?.config()?),
    };
    let mut out = ui.out();
    serde_json::to_writer_pretty(&mut out, &value)?;
    writeln!(out)?;
    out.flush()?;
    Ok(Exit::Clean)
}
