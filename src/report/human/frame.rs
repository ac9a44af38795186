//! One finding in full: the source lines, what is wrong with them, why, what to do, and the fix.

use annotate_snippets::{
    Annotation as Mark, AnnotationKind, Group, Level as Title, Origin, Patch, Renderer, Snippet,
};

use super::{Page, wrap};
use crate::diagnostic::{Annotation, Applicability, Diagnostic, Fix, Level, Note};

impl<'a> Page<'a> {
    pub(super) fn renderer(&self) -> Renderer {
        let renderer = if self.options.styled { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(self.options.width)
    }

    pub(super) fn frame(&self, diagnostic: &'a Diagnostic) -> Vec<Group<'a>> {
        let title = level(diagnostic.level)
            .primary_title(self.wrapped(&diagnostic.message, "warning[CB101]: "))
            .id(diagnostic.code.0);
        let mut group = Group::with_title(title);
        for snippet in self.snippets(diagnostic) {
            group = match snippet {
                Place::Known(snippet) => group.element(snippet),
                Place::Unknown(path) => group.element(Origin::path(path)),
            };
        }
        // Whatever order a rule gave them in: first why, then what to do.
        let (why, help): (Vec<&Note>, Vec<&Note>) =
            diagnostic.notes.iter().partition(|note| matches!(note, Note::Why(_)));
        for note in why.into_iter().chain(help) {
            group = group.element(match note {
                Note::Why(text) => {
                    Title::NOTE.with_name("why").message(self.wrapped(text, "     = why: "))
                }
                Note::Help(text) => Title::HELP.message(self.wrapped(text, "     = help: ")),
            });
        }
        let fix = diagnostic.fix.as_ref().and_then(|fix| self.fix(diagnostic, fix));
        std::iter::once(group).chain(fix).collect()
    }

    /// Breaks a text that would not fit behind `before` on the terminal.
    fn wrapped(&self, text: &str, before: &str) -> String {
        if self.options.wraps {
            wrap(text, self.options.width.saturating_sub(before.len()))
        } else {
            text.to_owned()
        }
    }

    /// Returns one snippet a file: the finding's own first.
    fn snippets(&self, diagnostic: &'a Diagnostic) -> Vec<Place<'a>> {
        let own = &diagnostic.primary.file;
        let here = diagnostic.secondary.iter().filter(|it| it.file == *own);
        let marks: Vec<_> = std::iter::once(mark(&diagnostic.primary, AnnotationKind::Primary))
            .chain(here.map(|it| mark(it, AnnotationKind::Context)))
            .collect();
        let mut places = vec![self.place(&diagnostic.primary, marks)];
        for it in diagnostic.secondary.iter().filter(|it| it.file != *own) {
            places.push(self.place(it, vec![mark(it, AnnotationKind::Context)]));
        }
        places
    }

    fn place(&self, at: &'a Annotation, marks: Vec<Mark<'a>>) -> Place<'a> {
        let text = self.findings.texts.get(&at.file);
        match text.filter(|text| !text.is_empty() && at.span.end as usize <= text.len()) {
            Some(text) => Place::Known(
                Snippet::source(&**text).path(at.file.as_str()).fold(true).annotations(marks),
            ),
            None => Place::Unknown(at.file.as_str()),
        }
    }

    fn fix(&self, diagnostic: &'a Diagnostic, fix: &'a Fix) -> Option<Group<'a>> {
        let text = self.findings.texts.get(&diagnostic.primary.file)?;
        let patches =
            fix.edits.iter().map(|edit| Patch::new(edit.span.range(), edit.replacement.as_str()));
        let snippet = Snippet::source(&**text)
            .path(diagnostic.primary.file.as_str())
            .fold(true)
            .patches(patches);
        let name = match fix.applicability {
            Applicability::Safe => "fix",
            Applicability::Unsafe => "unsafe fix",
            Applicability::DisplayOnly => "suggestion",
        };
        let title = Title::HELP.with_name(name).secondary_title(fix.title.as_str());
        Some(title.element(snippet))
    }
}

/// Where a snippet comes from.
enum Place<'a> {
    /// A file whose text is known.
    Known(Snippet<'a, Mark<'a>>),
    /// A file that could not be read.
    Unknown(&'a str),
}

fn mark(at: &Annotation, kind: AnnotationKind) -> Mark<'_> {
    kind.span(at.span.range()).label(at.label.as_deref())
}

fn level(level: Level) -> Title<'static> {
    match level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Info => Title::INFO,
    }
}
