//! `evidence:` of an event in front matter: an address or a file, or a mapping that says more of it.

use super::{Reader, text};
use crate::model::analysis::log;
use crate::model::event::evidence::{self, Evidence, EvidenceKind, Excerpt};
use crate::syntax::{Link, LinkKind};
use crate::yaml::Node;

/// The keys that name what is shown, and what each says it is.
const NAMED: [(&str, Option<EvidenceKind>); 3] =
    [("image", Some(EvidenceKind::Image)), ("file", Some(EvidenceKind::File)), ("link", None)];

impl Reader<'_> {
    /// Reads one piece of evidence; one that neither leads anywhere nor says anything is told.
    pub(super) fn evidence(&mut self, node: &Node) -> Option<Evidence> {
        if let Some(address) = node.text().map(str::trim).filter(|it| !it.is_empty()) {
            let kind = if evidence::is_address(address) {
                evidence::kind_of(address)
            } else {
                EvidenceKind::Note
            };
            return Some(self.shown(node, address, kind));
        }
        let named = NAMED.iter().find_map(|(key, kind)| {
            let target = text(node, key).filter(|it| !it.is_empty())?;
            Some((node.get(key)?, target, *kind))
        });
        let owned = |key| text(node, key).filter(|it| !it.is_empty()).map(str::to_owned);
        let label = owned("label").or_else(|| owned("alt"));
        let mut evidence = match (named, &label) {
            (Some((at, target, kind)), _) => {
                self.shown(at, target, kind.unwrap_or_else(|| evidence::kind_of(target)))
            }
            (None, Some(_)) => Evidence { kind: EvidenceKind::Note, ..Evidence::default() },
            (None, None) => {
                if !node.entries().is_empty() {
                    let message = "evidence without a `link`, `file`, `image` or `label`";
                    self.wrong(node.span, message.to_owned(), SHAPE);
                }
                return None;
            }
        };
        evidence.label = label.unwrap_or_default();
        evidence.query = owned("query");
        let said: Vec<String> = [owned("range"), owned("note")].into_iter().flatten().collect();
        evidence.note = (!said.is_empty()).then(|| said.join(", "));
        if let Some((at, copy)) = node.get("archived").zip(owned("archived")) {
            evidence.links.push(self.link(at, &copy, LinkKind::Link));
            evidence.archived = Some(copy);
        }
        if let Some(at) = node.get("lines") {
            self.lines(at, &mut evidence);
        }
        Some(evidence)
    }

    fn shown(&self, node: &Node, target: &str, kind: EvidenceKind) -> Evidence {
        if kind == EvidenceKind::Note {
            return Evidence { kind, label: target.to_owned(), ..Evidence::default() };
        }
        let form = if kind == EvidenceKind::Image { LinkKind::Image } else { LinkKind::Link };
        let links = vec![self.link(node, target, form)];
        Evidence { kind, target: Some(target.to_owned()), links, ..Evidence::default() }
    }

    fn link(&self, node: &Node, target: &str, kind: LinkKind) -> Link {
        let span = self.text_span(node);
        Link { target: target.to_owned(), kind, span, target_span: span }
    }

    /// Reads which lines of the file are shown.
    fn lines(&mut self, node: &Node, evidence: &mut Evidence) {
        match node.text().and_then(log::range) {
            Some(lines) if evidence.kind == EvidenceKind::File => {
                evidence.kind = EvidenceKind::Log;
                evidence.excerpt = Some(Excerpt::Lines(lines));
            }
            Some(_) => {
                self.wrong(node.span, "lines of something that is no file".to_owned(), SHAPE);
            }
            None => self.wrong(
                node.span,
                "`lines` that are no line numbers".to_owned(),
                "count from 1: `lines: 25-29`",
            ),
        }
    }
}

const SHAPE: &str = "write `file: gateway.log` and `lines: 25-29`, or a `link`, or an `image`";

#[cfg(test)]
mod tests {
    use crate::model::tests::report_at;
    use crate::model::{Confidence, Evidence, EvidenceKind, Excerpt};

    fn events(timeline: &str) -> (Vec<Evidence>, Vec<String>) {
        let source = format!("---\nid: A\ntimezone: UTC\ntitle: T\ntimeline:\n{timeline}---\n");
        let (report, found) = report_at("content/incidents/a.md", &source);
        let found = found.into_iter().filter(|it| it.code.0 == "CB105").map(|it| it.message);
        (report.events.into_iter().flat_map(|it| it.evidence).collect(), found.collect())
    }

    #[test]
    fn evidence_is_an_address_or_says_more() {
        let (found, wrong) = events(
            "  - at: 2026-03-02 14:02\n    text: Pages, see https://p.example/1.\n    evidence:\n      - https://d.example/x\n      - {image: burn.svg, alt: Errors, query: rate(errors), range: 14:00 to 15:00}\n      - {file: a.log, lines: 3-5}\n      - {link: 'https://t.example', label: Ticket, archived: t.pdf}\n      - the pager\n",
        );
        assert_eq!(wrong, [""; 0]);
        let told: Vec<_> =
            found.iter().map(|it| (it.kind, it.target.as_deref(), it.links.len())).collect();
        assert_eq!(
            told,
            [
                (EvidenceKind::Link, Some("https://p.example/1"), 0),
                (EvidenceKind::Link, Some("https://d.example/x"), 1),
                (EvidenceKind::Image, Some("burn.svg"), 1),
                (EvidenceKind::Log, Some("a.log"), 1),
                (EvidenceKind::Link, Some("https://t.example"), 2),
                (EvidenceKind::Note, None, 0),
            ]
        );
        assert_eq!(found[2].note.as_deref(), Some("14:00 to 15:00"));
        assert_eq!(found[3].excerpt, Some(Excerpt::Lines(3..=5)));
    }

    #[test]
    fn what_shows_nothing_is_told() {
        let (found, wrong) = events(
            "  - {at: 2026-03-02 14:02, text: T, evidence: [{query: x}, {file: a.log, lines: all}, {link: 'https://x.example', lines: 3}]}\n",
        );
        assert_eq!((found.len(), wrong.len()), (2, 3), "{wrong:?}");
    }

    #[test]
    fn how_sure_it_is_stands_in_a_key_or_in_a_mark() {
        let source = "---\nid: A\ntimezone: UTC\ntimeline:\n  - {at: 2026-03-02 14:02, text: T, confidence: inferred}\n  - 14:03 [alert] [reported] U\n  - 14:04 V\n---\n";
        let (report, _) = report_at("content/incidents/a.md", source);
        let told: Vec<_> = report.events.iter().map(|it| (it.confidence, &*it.text)).collect();
        assert_eq!(
            told,
            [(Confidence::Inferred, "T"), (Confidence::Reported, "U"), (Confidence::Fact, "V")]
        );
    }
}
