//! Records to an index in memory: one thread, one segment, the same bytes for the same records.

use std::borrow::Borrow;

use tantivy::directory::RamDirectory;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, IndexSettings, TantivyDocument};

use crate::bundle::Bundle;
use crate::engine::Facts;
use crate::key::key;
use crate::record::{Label, Record};
use crate::schema::{Fact, Fields, schema};
use crate::{Error, tokenizer};

/// Memory the writer plans its tables for; it grows beyond when it must.
const BUDGET: usize = 50_000_000;

/// Hits are read one by one, so small blocks of stored text cost less than they save.
const STORE_BLOCK: usize = 4096;

/// Indexes the records in the order given; that order breaks ties between equal hits.
pub fn write_index<R: Borrow<Record>>(
    records: impl IntoIterator<Item = R>,
) -> Result<Bundle, Error> {
    let (schema, fields) = schema();
    let settings = IndexSettings {
        docstore_compress_dedicated_thread: false,
        docstore_blocksize: STORE_BLOCK,
        ..IndexSettings::default()
    };
    let builder = Index::builder().schema(schema).settings(settings).tokenizers(tokenizers());
    let directory = RamDirectory::create();
    let mut writer = builder.single_segment_index_writer(directory.clone(), BUDGET)?;
    for record in records {
        writer.add_document(document(&fields, record.borrow())?)?;
    }
    Bundle::of(&writer.finalize()?, &directory)
}

/// Returns the tokenizers that both the writing and the reading of an index need.
pub(crate) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(tokenizer::NAME, tokenizer::analyzer());
    manager
}

fn document(fields: &Fields, record: &Record) -> Result<TantivyDocument, Error> {
    let mut document = TantivyDocument::default();
    document.add_text(fields.title, &record.title);
    document.add_text(fields.summary, &record.summary);
    for part in &record.parts {
        document.add_text(fields.headings, &part.heading);
        document.add_text(fields.body, &part.text);
    }
    document.add_text(fields.id, key(&record.id));
    add_facts(&mut document, fields, record);
    if let Some(day) = record.date {
        document.add_i64(fields.day, i64::from(day.since_epoch()));
    }
    if let Some(seconds) = record.duration {
        document.add_u64(fields.duration, seconds);
    }
    document.add_text(fields.facts_json, serde_json::to_string(&Facts::of(record))?);
    Ok(document)
}

fn add_facts(document: &mut TantivyDocument, fields: &Fields, record: &Record) {
    document.add_text(fields.fact(Fact::Kind), record.kind.as_str());
    document.add_text(fields.fact(Fact::Status), key(&record.status));
    for word in record.actions.words() {
        document.add_text(fields.fact(Fact::Actions), word);
    }
    let mut add = |fact: Fact, labels: &[Label]| {
        for word in labels.iter().flat_map(Label::words) {
            document.add_text(fields.fact(fact), key(word));
            document.add_text(fields.names, word);
        }
    };
    add(Fact::Severity, record.severity.as_slice());
    add(Fact::Service, &record.services);
    add(Fact::Tag, &record.tags);
    add(Fact::Cause, &record.causes);
    add(Fact::Trigger, record.trigger.as_slice());
}
