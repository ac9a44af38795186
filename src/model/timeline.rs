//! The events of a body: tables, lists, paragraphs and headings of times, one model out of all of them.
//!
//! The Timeline section is read in whichever form it has; without one, any list or table whose
//! entries begin with times is. A time without a day takes the day of the one before it.

mod entry;
mod exhibits;
pub(crate) mod lead;
pub(crate) mod place;
mod region;
mod table;
mod walk;
pub(crate) mod zone_told;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::time::unzoned::Unzoned;
use crate::model::time::{Zone, ZoneSource};
use crate::model::timeline::place::Placer;
use crate::model::timeline::walk::Walk;
use crate::model::{Event, Postmortem, identity};
use crate::syntax::{BlockKind, Document};

pub(crate) use region::{blocks_in as blocks_within, is_time as is_time_heading};

/// Returns the outermost blocks of a document that lie within `region`, in order.
pub(crate) fn region_blocks(
    document: &Document,
    region: crate::text::Span,
) -> Vec<&crate::syntax::Block> {
    blocks_within(&document.blocks, region)
}

/// What the timelines of a body say.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// The events, in the order they are written.
    pub events: Vec<Event>,
    /// Times that nothing gives a zone.
    pub unzoned: Unzoned,
    /// What is wrong with them otherwise.
    pub found: Vec<Diagnostic>,
}

/// Reads the events of the body; sections, milestones and zone must be known.
pub(crate) fn read(report: &Postmortem, config: &Config) -> Read {
    let document = &*report.document;
    let regions = region::timelines(document, &report.sections);
    let mut read = Read::default();
    for region in &regions {
        let mut placer = placer(report, config);
        if let Some(zone) = region.zone {
            placer.zone = Some((zone, ZoneSource::Section));
        }
        let mut walk = Walk::new(document, placer);
        walk.region(region.span);
        walk.finish(&mut read);
    }
    if read.events.is_empty() {
        let mut walk = Walk::new(document, placer(report, config));
        walk.anywhere();
        walk.finish(&mut read);
    }
    read
}

/// Returns a placer that knows what the report says about its zone and its day.
pub(crate) fn placer<'a>(report: &'a Postmortem, config: &Config) -> Placer<'a> {
    let document = &*report.document;
    let near = report.times.first().map(|stamp| &stamp.value);
    let zone = default_zone(report, config);
    Placer::new(&document.file, &document.text, zone, near, day_told(report))
}

/// Returns the zone of times written without one: told in the text, else the report's, else that of
/// the milestones in the front matter, else the casebook's.
pub(crate) fn default_zone(report: &Postmortem, config: &Config) -> Option<(Zone, ZoneSource)> {
    told_in_text(&report.document)
        .map(|zone| (zone, ZoneSource::Section))
        .or_else(|| report.timezone.map(|zone| (zone, ZoneSource::Report)))
        .or_else(|| of_milestones(report))
        .or_else(|| config.timezone.map(|zone| (zone.into(), ZoneSource::Config)))
}

fn of_milestones(report: &Postmortem) -> Option<(Zone, ZoneSource)> {
    let first = &report.times.first()?.value;
    let written = first.zone_source == ZoneSource::Written;
    written.then_some((Zone::Fixed(first.offset, None), ZoneSource::Report))
}

/// Finds a sentence such as "All times in UTC." anywhere outside lists and tables.
pub(crate) fn told_in_text(document: &Document) -> Option<Zone> {
    document.blocks.iter().find_map(|block| match block.kind {
        BlockKind::Paragraph if block.text.len() < 300 => zone_told::in_sentence(&block.text),
        BlockKind::Heading(_) => zone_told::in_sentence(&block.text),
        BlockKind::Quote => {
            block.children.iter().find_map(|inner| zone_told::in_sentence(&inner.text))
        }
        _ => None,
    })
}

/// Returns the day the report names in its title or its file name.
pub(crate) fn day_told(report: &Postmortem) -> Option<chrono::NaiveDate> {
    let name = identity::name_of(report.document.file.as_str());
    identity::date_in(&report.title.value)
        .or_else(|| {
            report.document.headings.first().and_then(|first| identity::date_in(&first.text))
        })
        .or_else(|| identity::date_in(name))
}

#[cfg(test)]
mod tests;
