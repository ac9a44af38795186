//! Which reports answer a query, and in which order.
//!
//! First what is written, then words that begin so, then words a typo away: the next step is taken
//! only when the steps before found fewer than three reports, and what they found stays first.
//! When no report has all the words, those with at least half of them are shown, and it is said.

use tantivy::collector::{Count, TopDocs};
use tantivy::query::Query as TantivyQuery;
use tantivy::{DocAddress, Order, Searcher};

use crate::Error;
use crate::engine::Match;
use crate::query::build::{Pattern, TextClause, build};
use crate::query::{Clause, ClauseKind, Query};
use crate::schema::Fields;
use crate::vocabulary;

/// With this many hits, no further step is taken.
const ENOUGH: usize = 3;

/// What was found for a query.
#[derive(Debug, Default)]
pub(crate) struct Ranking {
    pub hits: Vec<Ranked>,
    pub total: usize,
    /// The words searched for in the end, for highlighting.
    pub texts: Vec<TextClause>,
    /// Typos and what they were replaced by: index of the clause, the likeliest word.
    pub replaced: Vec<(usize, String)>,
    pub notes: Vec<String>,
}

/// One report found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    pub address: DocAddress,
    pub score: f32,
    pub found_by: Match,
}

/// Answers queries over one state of the index.
pub(crate) struct Ranker<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    pub limit: usize,
}

impl Ranker<'_> {
    /// Ranks the reports that answer `query`.
    pub(crate) fn rank(&self, query: &Query) -> Result<Ranking, Error> {
        let mut ranking = Ranking::default();
        // A segment without documents cannot be searched: tantivy takes it for one that never is.
        if self.searcher.num_docs() == 0 {
            return Ok(ranking);
        }
        let mut filters = Vec::new();
        let mut places = Vec::new();
        for (index, clause) in query.clauses.iter().enumerate() {
            if let Some(text) = text_clause(clause) {
                ranking.texts.push(text);
                places.push(index);
            } else {
                filters.push(clause.clone());
            }
        }
        if ranking.texts.iter().all(|text| text.negated) {
            self.newest_first(&mut ranking, &filters)?;
            return Ok(ranking);
        }
        self.step(&mut ranking, &filters, Match::Exact)?;
        if ranking.total < ENOUGH && widen(&mut ranking.texts) {
            self.step(&mut ranking, &filters, Match::Prefix)?;
        }
        if ranking.total < ENOUGH && self.replace_typos(&mut ranking, &places)? {
            self.step(&mut ranking, &filters, Match::Fuzzy)?;
            if ranking.hits.iter().all(|hit| hit.found_by != Match::Fuzzy) {
                ranking.replaced.clear();
            }
        }
        if ranking.total == 0 {
            self.some_words(&mut ranking, &filters)?;
        }
        Ok(ranking)
    }

    /// Finds reports by filters alone.
    fn newest_first(&self, ranking: &mut Ranking, filters: &[Clause]) -> Result<(), Error> {
        let query = build(self.fields, &ranking.texts, filters, None);
        let top = TopDocs::with_limit(self.limit).order_by_fast_field::<i64>("day", Order::Desc);
        let (hits, total) = self.searcher.search(&query, &(top, Count))?;
        let ranked = |address| Ranked { address, score: 0.0, found_by: Match::Exact };
        ranking.hits = hits.into_iter().map(|(_, address)| ranked(address)).collect();
        ranking.total = total;
        Ok(())
    }

    /// Adds what the words as they now stand find to what was found before.
    fn step(&self, ranking: &mut Ranking, filters: &[Clause], by: Match) -> Result<(), Error> {
        let query = build(self.fields, &ranking.texts, filters, None);
        self.collect(ranking, &query, by)
    }

    fn collect(
        &self,
        ranking: &mut Ranking,
        query: &dyn TantivyQuery,
        by: Match,
    ) -> Result<(), Error> {
        let top = TopDocs::with_limit(self.limit).order_by_score();
        let (found, total) = self.searcher.search(query, &(top, Count))?;
        for (score, address) in found {
            if ranking.hits.len() < self.limit
                && ranking.hits.iter().all(|known| known.address != address)
            {
                ranking.hits.push(Ranked { address, score, found_by: by });
            }
        }
        ranking.total = total;
        Ok(())
    }

    /// Adds to words the index lacks those they may be typos of; tells whether there were any.
    fn replace_typos(&self, ranking: &mut Ranking, places: &[usize]) -> Result<bool, Error> {
        for (text, &place) in ranking.texts.iter_mut().zip(places) {
            let Some(Pattern::Word(word)) = text.patterns.first().cloned() else { continue };
            if text.negated || vocabulary::begins_one(self.searcher, self.fields, &word)? {
                continue;
            }
            let near = vocabulary::near(self.searcher, self.fields, &word)?;
            if let Some(likeliest) = near.first() {
                ranking.replaced.push((place, likeliest.clone()));
                text.patterns.extend(near.into_iter().map(Pattern::Word));
            }
        }
        Ok(!ranking.replaced.is_empty())
    }

    /// Finds reports with at least half of the words.
    fn some_words(&self, ranking: &mut Ranking, filters: &[Clause]) -> Result<(), Error> {
        let wanted = ranking.texts.iter().filter(|text| !text.negated).count();
        if wanted < 2 {
            return Ok(());
        }
        let query = build(self.fields, &ranking.texts, filters, Some(wanted.div_ceil(2)));
        self.collect(ranking, &query, Match::Some)?;
        if ranking.total > 0 {
            ranking.notes.push("no report has all the words: these have some of them".to_owned());
        }
        Ok(())
    }
}

fn text_clause(clause: &Clause) -> Option<TextClause> {
    let ClauseKind::Text(text) = &clause.kind else { return None };
    let patterns = vec![Pattern::of(text)];
    Some(TextClause { negated: clause.negated, title_only: text.title_only, patterns })
}

/// Adds to every word the words that begin so; tells whether there are any to add.
fn widen(texts: &mut [TextClause]) -> bool {
    let mut any = false;
    for text in texts.iter_mut().filter(|text| !text.negated) {
        let widened: Vec<_> = text.patterns.iter().filter_map(Pattern::widened).collect();
        any |= !widened.is_empty();
        text.patterns.extend(widened);
    }
    any
}

/// Orders parts of a report by how well they answer, the earlier one first among equals.
pub(crate) fn best_first(scores: &[f32]) -> Vec<usize> {
    let mut order: Vec<_> = (0..scores.len()).filter(|&part| scores[part] > 0.0).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    order
}
