//! What the language rules know beside the reports and the config: packs, and who is a person.

use crate::config::Config;
use crate::knowledge::Knowledge;
use crate::language::{Engine, Pack, People};
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
        Engine::new(Pack::built_in().iter().chain(ours), &as_people(&names))
    }
}

fn as_people(names: &people::Names) -> People {
    let people = names.people.iter().fold(People::new(), |all, name| all.with_name(name));
    names.not_people.iter().fold(people, |all, name| all.without(name))
}
