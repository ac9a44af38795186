//! The engine: an open index that answers queries with hits ready to be shown.

use serde::{Deserialize, Serialize};
use tantivy::schema::Value as _;
use tantivy::{Index, IndexReader, ReloadPolicy, Searcher, TantivyDocument, TantivyError};

use crate::date::Day;
use crate::query::{Query, Reading, parse};
use crate::rank::{Ranked, Ranker, Ranking, best_first};
use crate::record::{ActionCounts, Kind, Label, Record};
use crate::schema::{Fields, schema};
use crate::snippet::{Finder, Found, Marked, score, snippet};
use crate::{Error, writer};

/// More hits than this are never read for one answer.
const MOST_HITS: usize = 1000;

/// Other sections named with a hit.
const MORE_SECTIONS: usize = 3;

/// An open index.
pub struct Engine {
    reader: IndexReader,
    fields: Fields,
}

/// The answer to a query.
#[derive(Clone, Debug, Serialize)]
pub struct Results {
    /// The query as typed.
    pub query: String,
    /// How it was understood.
    pub reading: Reading,
    /// How many reports answer it, those beyond the limit included.
    pub total: usize,
    /// The best of them, at most as many as asked for.
    pub hits: Vec<Hit>,
    /// The query with mistyped words replaced, to be offered as "did you mean"; the hits found by
    /// it are marked [`Match::Fuzzy`].
    pub suggestion: Option<String>,
}

/// A report that answers a query.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    /// Facts of the report.
    #[serde(flatten)]
    pub facts: Facts,
    /// Address to go to, relative to the site's root: the best section, or the page itself.
    pub link: String,
    /// The title with what was searched for marked.
    pub marked_title: Marked,
    /// The best section, when it is the text under a heading that answers.
    pub section: Option<SectionLink>,
    /// The stretch of text that answers; the summary when only the title or a fact does.
    pub snippet: Marked,
    /// Further sections that answer, the best first.
    pub more_sections: Vec<SectionLink>,
    /// How it was found.
    pub found_by: Match,
    /// Its score; only good for comparing hits of one answer.
    pub score: f32,
}

/// How a hit was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// By the words as written, or their stems.
    Exact,
    /// By words that begin as written.
    Prefix,
    /// By words a typo away.
    Fuzzy,
    /// By some of the words only.
    Some,
}

/// A section to go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SectionLink {
    /// Its heading.
    pub heading: String,
    /// Its address, relative to the site's root: `incidents/inc-2026-014/#timeline`.
    pub url: String,
}

/// What is known of a report without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Address of its page, relative to the site's root.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its summary; empty when there is none.
    pub summary: String,
    /// The day it is listed under.
    pub date: Option<Day>,
    /// How bad it was, by id.
    pub severity: Option<String>,
    /// Where the report is in its life.
    pub status: String,
    /// What was affected, by id.
    pub services: Vec<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// Why it was possible, by id.
    pub causes: Vec<String>,
    /// What set it off, by id.
    pub trigger: Option<String>,
    /// How its action items stand.
    pub actions: ActionCounts,
    /// How long it lasted, in seconds.
    pub duration: Option<u64>,
    /// Heading and anchor of each part, for deep links.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    sections: Vec<(String, String)>,
}

impl Facts {
    /// Returns the facts of a record.
    pub(crate) fn of(record: &Record) -> Self {
        let ids = |labels: &[Label]| labels.iter().map(|label| label.id.clone()).collect();
        let sections = record.parts.iter().map(|it| (it.heading.clone(), it.anchor.clone()));
        Self {
            id: record.id.clone(),
            kind: record.kind,
            url: record.url.clone(),
            title: record.title.clone(),
            summary: record.summary.clone(),
            date: record.date,
            severity: record.severity.as_ref().map(|label| label.id.clone()),
            status: record.status.clone(),
            services: ids(&record.services),
            tags: ids(&record.tags),
            causes: ids(&record.causes),
            trigger: record.trigger.as_ref().map(|label| label.id.clone()),
            actions: record.actions,
            duration: record.duration,
            sections: sections.collect(),
        }
    }
}

impl Engine {
    /// Opens an index; one with other fields than ours is refused.
    pub fn open(mut index: Index) -> Result<Self, Error> {
        let (expected, fields) = schema();
        if index.schema() != expected {
            return Err(TantivyError::SchemaError("written by another version".to_owned()));
        }
        index.set_tokenizers(writer::tokenizers());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader, fields })
    }

    /// Returns how many reports the index holds.
    pub fn len(&self) -> usize {
        usize::try_from(self.reader.searcher().num_docs()).unwrap_or(usize::MAX)
    }

    /// Tells whether the index holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Answers a query with at most `limit` hits.
    ///
    /// # Errors
    /// When the index cannot be read; never for what the query says.
    pub fn search(&self, source: &str, limit: usize) -> Result<Results, Error> {
        let query = parse(source);
        let searcher = self.reader.searcher();
        let limit = limit.clamp(1, MOST_HITS);
        let ranking = Ranker { searcher: &searcher, fields: &self.fields, limit }.rank(&query)?;
        let mut reading = query.reading(source);
        reading.notes.extend(ranking.notes.iter().cloned());
        let mut finder = Finder::new(&ranking.texts);
        let hits = ranking.hits.iter().map(|ranked| self.hit(&searcher, &mut finder, ranked));
        Ok(Results {
            query: source.to_owned(),
            reading,
            total: ranking.total,
            hits: hits.collect::<Result<_, _>>()?,
            suggestion: suggestion(source, &query, &ranking),
        })
    }

    fn hit(&self, searcher: &Searcher, finder: &mut Finder, it: &Ranked) -> Result<Hit, Error> {
        let document: TantivyDocument = searcher.doc(it.address)?;
        let json = document.get_first(self.fields.facts_json).and_then(|value| value.as_str());
        let mut facts: Facts = serde_json::from_str(json.unwrap_or_default())?;
        let sections = std::mem::take(&mut facts.sections);
        let texts: Vec<&str> =
            document.get_all(self.fields.body).filter_map(|value| value.as_str()).collect();
        let found: Vec<_> = texts.iter().map(|text| finder.find(text)).collect();
        let weights = weights(&found, finder.n_clauses());
        let scores: Vec<f32> = found
            .iter()
            .enumerate()
            .map(|(part, found)| {
                let heading = sections.get(part).map_or("", |(heading, _)| heading.as_str());
                score(found, &weights) + 0.5 * score(&finder.find(heading), &weights)
            })
            .collect();
        let order = best_first(&scores);
        let link = |part: &usize| section_link(&facts.url, sections.get(*part)?);
        let section = order.first().and_then(link);
        let snippet = if let Some(&part) = order.first() {
            snippet(texts[part], &found[part], &weights)
        } else {
            let text = opening(&facts.summary, &texts);
            snippet(text, &finder.find(text), &vec![1.0; finder.n_clauses()])
        };
        Ok(Hit {
            link: section.as_ref().map_or_else(|| facts.url.clone(), |it| it.url.clone()),
            more_sections: order.iter().skip(1).filter_map(link).take(MORE_SECTIONS).collect(),
            marked_title: finder.mark(&facts.title),
            section,
            snippet,
            found_by: it.found_by,
            score: it.score,
            facts,
        })
    }
}

/// Returns a text that stands for the report: the summary, else the first text there is.
fn opening<'a>(summary: &'a str, texts: &[&'a str]) -> &'a str {
    let texts = std::iter::once(summary).chain(texts.iter().copied());
    texts.map(str::trim).find(|text| !text.is_empty()).unwrap_or_default()
}

/// Returns the weight of each condition: the rarer in this report, the more telling where it is met.
fn weights(found: &[Vec<Found>], n_clauses: usize) -> Vec<f32> {
    let mut counts = vec![0.0_f32; n_clauses];
    for hit in found.iter().flatten() {
        counts[hit.clause] += 1.0;
    }
    counts.into_iter().map(|count| 1.0 / (1.0 + (1.0 + count).ln())).collect()
}

fn section_link(url: &str, (heading, anchor): &(String, String)) -> Option<SectionLink> {
    let link = || SectionLink { heading: heading.clone(), url: format!("{url}#{anchor}") };
    (!anchor.is_empty()).then(link)
}

/// Returns the query with its typos replaced.
fn suggestion(source: &str, query: &Query, ranking: &Ranking) -> Option<String> {
    let mut suggestion = source.to_owned();
    // From the back, so that the places in front stay true.
    for (clause, word) in ranking.replaced.iter().rev() {
        let span = query.clauses.get(*clause)?.span.clone();
        let field = if source.get(span.clone())?.starts_with("title:") { "title:" } else { "" };
        suggestion.replace_range(span, &format!("{field}{word}"));
    }
    (suggestion != source).then_some(suggestion)
}
