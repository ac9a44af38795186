//! The examples inside of packs: sentences a phrase must find, and such in which it must not speak.

use crate::language::engine::Engine;
use crate::language::pack::{Pack, PackProblem};
use crate::language::prose::Prose;
use crate::language::rule::Rule;
use crate::text::Spanned;

impl Engine {
    /// Runs the examples of a pack this engine was made with; returns those that do not hold.
    pub fn verify(&self, pack: &Pack) -> Vec<PackProblem> {
        let mut wrong = Vec::new();
        let mut tell = |example: &Spanned<String>, message: String| {
            wrong.push(PackProblem { span: example.span, message });
        };
        for phrase in &pack.phrases {
            let rule = phrase.rule.name();
            for example in &phrase.bad {
                let found = self.rules(&example.value);
                // Another rule may win on the same words.
                if found.is_empty() {
                    let text = &example.value;
                    tell(example, format!("`{rule}` does not find `{text}`"));
                }
            }
            for example in &phrase.good {
                let found = self.rules(&example.value);
                if !found.is_empty() {
                    let text = &example.value;
                    tell(example, format!("`{text}` is called good, but has {found:?}"));
                }
            }
        }
        for example in &pack.good {
            let found = self.rules(&example.value);
            if !found.is_empty() {
                tell(example, format!("`{}` is called good, but has {found:?}", example.value));
            }
        }
        wrong
    }

    fn rules(&self, text: &str) -> Vec<Rule> {
        self.read(&Prose::plain(text)).into_iter().map(|it| it.rule).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::People;

    #[test]
    fn the_examples_of_the_built_in_packs_hold() {
        let engine = Engine::new([], &People::new());
        assert_eq!(engine.problems(), []);
        let mut wrong = Vec::new();
        for pack in Pack::built_in_as_written() {
            for problem in engine.verify(pack) {
                wrong.push(format!("{}: {}", pack.name, problem.message));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn an_example_that_does_not_hold_is_told_at_its_place() {
        let text = "phrases:\n  - rule: trait\n    match: daft\n    bad: [That was odd.]\n    good: [How daft.]\n";
        let (pack, problems) = Pack::parse("own", text);
        assert_eq!(problems, []);
        let engine = Engine::only(&[&pack]);
        let told: Vec<String> = engine
            .verify(&pack)
            .iter()
            .map(|it| format!("{} {}", it.span.slice(text), it.message))
            .collect();
        assert_eq!(
            told,
            [
                "That was odd. `trait` does not find `That was odd.`",
                "How daft. `How daft.` is called good, but has [Trait]",
            ]
        );
    }
}
