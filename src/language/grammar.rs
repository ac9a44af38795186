//! The word classes the subject finder and the guards look for, by name in the data.

use crate::language::lexicon::{Classes, Lexicon};

/// Bits of the classes that have a meaning in code.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Grammar {
    pub(crate) adverb: Classes,
    pub(crate) auxiliary: Classes,
    pub(crate) modal: Classes,
    pub(crate) negation: Classes,
    pub(crate) determiner: Classes,
    pub(crate) possessive: Classes,
    pub(crate) adjective: Classes,
    pub(crate) preposition: Classes,
    pub(crate) conjunction: Classes,
    pub(crate) relative: Classes,
    pub(crate) subordinator: Classes,
    pub(crate) hypothetical: Classes,
    pub(crate) mention: Classes,
    pub(crate) conditional: Classes,
    pub(crate) be: Classes,
    pub(crate) partitive: Classes,
    pub(crate) we: Classes,
    pub(crate) i: Classes,
    pub(crate) you: Classes,
    pub(crate) he: Classes,
    pub(crate) they: Classes,
    pub(crate) it: Classes,
    pub(crate) someone: Classes,
    pub(crate) object: Classes,
    pub(crate) nobody: Classes,
    pub(crate) role: Classes,
    pub(crate) name: Classes,
    pub(crate) group: Classes,
    pub(crate) team: Classes,
    pub(crate) folk: Classes,
    pub(crate) vendor: Classes,
    pub(crate) customer: Classes,
    pub(crate) outsider: Classes,
    pub(crate) ambiguous_person: Classes,
    pub(crate) ambiguous_system: Classes,
    pub(crate) system: Classes,
    pub(crate) department: Classes,
    pub(crate) cluster_talk: Classes,
    pub(crate) field_talk: Classes,
    pub(crate) of_person: Classes,
    pub(crate) of_system: Classes,
}

impl Grammar {
    pub(crate) fn of(lexicon: &mut Lexicon) -> Self {
        let mut class = |name: &str| lexicon.register(name);
        Self {
            adverb: class("adverb"),
            auxiliary: class("auxiliary"),
            modal: class("modal"),
            negation: class("negation"),
            determiner: class("determiner"),
            possessive: class("possessive"),
            adjective: class("adjective"),
            preposition: class("preposition"),
            conjunction: class("conjunction"),
            relative: class("relative"),
            subordinator: class("subordinator"),
            hypothetical: class("hypothetical"),
            mention: class("mention"),
            conditional: class("conditional"),
            be: class("be"),
            partitive: class("partitive"),
            we: class("we"),
            i: class("i"),
            you: class("you"),
            he: class("he"),
            they: class("they"),
            it: class("it"),
            someone: class("someone"),
            object: class("object"),
            nobody: class("nobody"),
            role: class("role"),
            name: class("name"),
            group: class("group"),
            team: class("team"),
            folk: class("folk"),
            vendor: class("vendor"),
            customer: class("customer"),
            outsider: class("outsider"),
            ambiguous_person: class("ambiguous-person"),
            ambiguous_system: class("ambiguous-system"),
            system: class("system"),
            department: class("department"),
            cluster_talk: class("cluster-talk"),
            field_talk: class("field-talk"),
            of_person: class("of-person"),
            of_system: class("of-system"),
        }
    }

    /// Returns the classes of pronouns that stand for a subject alone.
    pub(crate) fn pronoun(&self) -> Classes {
        self.we | self.i | self.you | self.he | self.they | self.it | self.someone | self.nobody
    }
}
