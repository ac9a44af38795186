//! What the language rules know beside the reports and the config: packs, and who is a person.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level, RuleCode};
use crate::knowledge::Knowledge;
use crate::language::{Engine, Pack, People};
use crate::lint::registry::{self, Rule};
use crate::people::{self, Beside};
use crate::phrasebook::Phrasebook;
use crate::tongue;

/// What the language rules know beside the reports and the config.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// The team's own words and rules.
    pub phrasebook: Phrasebook,
    /// Where names of people may come from beside the reports.
    pub beside: Beside,
}

impl Wording {
    /// Compiles the engine: the built-in packs, those of the team for English, and the names.
    pub(crate) fn engine(&self, knowledge: &Knowledge, config: &Config) -> Engine {
        let ours = self.phrasebook.of_language(tongue::ENGLISH).map(|pack| &pack.engine);
        let names = people::gather(knowledge, config, &self.beside);
        let is_asked = |written: &String| registry::find(written).is_some_and(Rule::is_opt_in);
        let asked = config.rules.keys().any(is_asked);
        let more = Pack::opt_in().iter().filter(|_| asked);
        Engine::new(more.chain(ours), &as_people(&names))
    }
}

/// Tells about words and phrases of packs that the engine cannot compile.
pub(crate) fn problems(wording: &Wording, engine: &Engine) -> Vec<Diagnostic> {
    let of_pack = |name: &str| wording.phrasebook.packs.iter().find(|it| it.engine.name == name);
    let told = engine.problems().iter().filter_map(|(name, problem)| {
        let file = &of_pack(name)?.file;
        let message = problem.message.clone();
        let finding = Diagnostic::new(RuleCode("CB152"), Level::Error, file, problem.span, message);
        Some(finding.with_why("this part of the pack has no effect until it can be read"))
    });
    told.collect()
}

fn as_people(names: &people::Names) -> People {
    let people = names.people.iter().fold(People::new(), |all, name| all.with_name(name));
    names.not_people.iter().fold(people, |all, name| all.without(name))
}
