//! The kinds of phrases the engine tells apart, one for each rule of the language family.

/// What a phrase does to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Says what someone should have done.
    Counterfactual,
    /// Wishes that someone had acted in another way.
    IfOnly,
    /// Says that someone failed, forgot or missed.
    FailedTo,
    /// Says what someone did not do.
    DidNot,
    /// Stops at "human error".
    HumanError,
    /// Makes a person the cause.
    PersonAsCause,
    /// Shows a person doing the harm.
    AgentOfHarm,
    /// Names a trait.
    Trait,
    /// Knows the outcome and expects that everybody did.
    Hindsight,
    /// Holds a rule against someone.
    Procedure,
    /// Mends the person instead of the system.
    PersonFix,
    /// Asks who, or why someone did.
    WhyWho,
    /// Puts the blame on a team, a vendor or a customer.
    GroupBlame,
    /// Mocks.
    Sarcasm,
    /// Calls what someone did accidental or mistaken.
    ErrorAdverb,
    /// Grades how someone worked.
    Normative,
    /// Names a person in the story.
    NameInNarrative,
    /// Says that there was one root cause.
    SingleRootCause,
}

impl Rule {
    /// Every rule, in order of code.
    pub const ALL: [Self; 18] = [
        Self::Counterfactual,
        Self::IfOnly,
        Self::FailedTo,
        Self::DidNot,
        Self::HumanError,
        Self::PersonAsCause,
        Self::AgentOfHarm,
        Self::Trait,
        Self::Hindsight,
        Self::Procedure,
        Self::PersonFix,
        Self::WhyWho,
        Self::GroupBlame,
        Self::Sarcasm,
        Self::ErrorAdverb,
        Self::Normative,
        Self::NameInNarrative,
        Self::SingleRootCause,
    ];

    /// Returns the name, the same as that of the lint rule.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counterfactual => "counterfactual",
            Self::IfOnly => "if-only",
            Self::FailedTo => "failed-to",
            Self::DidNot => "did-not",
            Self::HumanError => "human-error",
            Self::PersonAsCause => "person-as-cause",
            Self::AgentOfHarm => "agent-of-harm",
            Self::Trait => "trait",
            Self::Hindsight => "hindsight",
            Self::Procedure => "procedure",
            Self::PersonFix => "person-fix",
            Self::WhyWho => "why-who",
            Self::GroupBlame => "group-blame",
            Self::Sarcasm => "sarcasm",
            Self::ErrorAdverb => "error-adverb",
            Self::Normative => "normative",
            Self::NameInNarrative => "name-in-narrative",
            Self::SingleRootCause => "single-root-cause",
        }
    }

    /// Returns the rule of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// Tells whether nobody is judged, so that it is a matter of taste and asked for in the config.
    pub fn is_opt_in(self) -> bool {
        matches!(self, Self::NameInNarrative | Self::SingleRootCause)
    }

    /// Returns the order in which rules win over others on the same words, the strongest first.
    pub(crate) fn rank(self) -> u8 {
        match self {
            Self::WhyWho => 0,
            Self::Sarcasm => 1,
            Self::HumanError => 2,
            Self::Trait => 3,
            Self::IfOnly => 4,
            Self::PersonFix => 5,
            Self::Procedure => 6,
            Self::PersonAsCause => 7,
            Self::Hindsight => 8,
            Self::Counterfactual => 9,
            Self::GroupBlame => 10,
            Self::ErrorAdverb => 11,
            Self::AgentOfHarm => 12,
            Self::FailedTo => 13,
            Self::DidNot => 14,
            Self::Normative => 15,
            Self::NameInNarrative => 16,
            Self::SingleRootCause => 17,
        }
    }

    /// Returns the rule for the same words when they are about a group.
    pub(crate) fn of_group(self) -> Self {
        match self {
            Self::FailedTo | Self::DidNot | Self::AgentOfHarm | Self::ErrorAdverb => {
                Self::GroupBlame
            }
            _ => self,
        }
    }
}
