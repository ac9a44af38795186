//! The one table of rules: code, name, group, level, fix, documentation, and how each is run.

use crate::diagnostic::{Applicability, Level, RuleCode};
use crate::language;
use crate::lint::rules::actions::action_without_due_date::ActionWithoutDueDate;
use crate::lint::rules::actions::action_without_owner::ActionWithoutOwner;
use crate::lint::rules::actions::done_without_date::DoneWithoutDate;
use crate::lint::rules::actions::dropped_without_reason::DroppedWithoutReason;
use crate::lint::rules::actions::open_action_on_superseded::OpenActionOnSuperseded;
use crate::lint::rules::actions::overdue_action::OverdueAction;
use crate::lint::rules::actions::recurred_while_open::RecurredWhileOpen;
use crate::lint::rules::actions::vague_action::VagueAction;
use crate::lint::rules::language::agent_of_harm::AgentOfHarm;
use crate::lint::rules::language::counterfactual::Counterfactual;
use crate::lint::rules::language::did_not::DidNot;
use crate::lint::rules::language::error_adverb::ErrorAdverb;
use crate::lint::rules::language::failed_to::FailedTo;
use crate::lint::rules::language::group_blame::GroupBlame;
use crate::lint::rules::language::hindsight::Hindsight;
use crate::lint::rules::language::human_error::HumanError;
use crate::lint::rules::language::if_only::IfOnly;
use crate::lint::rules::language::name_in_narrative::NameInNarrative;
use crate::lint::rules::language::normative::Normative;
use crate::lint::rules::language::person_as_cause::PersonAsCause;
use crate::lint::rules::language::person_fix::PersonFix;
use crate::lint::rules::language::procedure::Procedure;
use crate::lint::rules::language::sarcasm::Sarcasm;
use crate::lint::rules::language::single_root_cause::SingleRootCause;
use crate::lint::rules::language::trait_word::TraitWord;
use crate::lint::rules::language::why_who::WhyWho;
use crate::lint::rules::links::dead_anchor::DeadAnchor;
use crate::lint::rules::links::dead_link::DeadLink;
use crate::lint::rules::links::duplicate_address::DuplicateAddress;
use crate::lint::rules::links::missing_evidence::MissingEvidence;
use crate::lint::rules::links::near_duplicate_tag::NearDuplicateTag;
use crate::lint::rules::links::plan_past_review::PlanPastReview;
use crate::lint::rules::links::unknown_in_timeline::UnknownInTimeline;
use crate::lint::rules::links::unknown_incident::UnknownIncident;
use crate::lint::rules::links::unreadable_data::UnreadableData;
use crate::lint::rules::metadata::duplicate_id::DuplicateId;
use crate::lint::rules::metadata::file_name_date_differs::FileNameDateDiffers;
use crate::lint::rules::metadata::missing_service::MissingService;
use crate::lint::rules::metadata::missing_severity::MissingSeverity;
use crate::lint::rules::metadata::missing_status::MissingStatus;
use crate::lint::rules::metadata::missing_title::MissingTitle;
use crate::lint::rules::metadata::template_prompt_left::TemplatePromptLeft;
use crate::lint::rules::packs::pack_example_fails::PackExampleFails;
use crate::lint::rules::packs::pack_phrase::PackPhrase;
use crate::lint::rules::privacy::email_address::EmailAddress;
use crate::lint::rules::privacy::forbidden_term::ForbiddenWord;
use crate::lint::rules::privacy::internal_host::InternalHost;
use crate::lint::rules::privacy::phone_number::PhoneNumber;
use crate::lint::rules::privacy::secret::Secret;
use crate::lint::rules::sections::empty_section::EmptySection;
use crate::lint::rules::sections::missing_section::MissingSection;
use crate::lint::rules::sections::shallow_five_whys::ShallowFiveWhys;
use crate::lint::rules::time::duration_in_support_hours::DurationInSupportHours;
use crate::lint::rules::time::ends_before_it_starts::EndsBeforeItStarts;
use crate::lint::rules::time::event_out_of_order::EventOutOfOrder;
use crate::lint::rules::time::event_outside_incident::EventOutsideIncident;
use crate::lint::rules::time::milestone_out_of_order::MilestoneOutOfOrder;
use crate::lint::rules::time::silent_gap::SilentGap;
use crate::lint::rules::time::stated_duration_differs::StatedDurationDiffers;
use crate::lint::rules::time::stretch_length_differs::StretchLengthDiffers;
use crate::lint::rules::time::suspicious_date::SuspiciousDate;
use crate::lint::rules::time::time_in_future::TimeInFuture;
use crate::lint::rules::time::title_date_differs::TitleDateDiffers;
use crate::lint::rules::time::weekday_differs::WeekdayDiffers;
use crate::lint::{CorpusRule, DocumentRule};
use crate::report::RuleInfo;

/// One rule of the table.
pub struct Rule {
    /// Its stable code, such as `CB203`; never reused.
    pub code: RuleCode,
    /// Its name, which reads after "allow": `time-without-zone`.
    pub name: &'static str,
    /// The family it belongs to.
    pub group: Group,
    /// Its level, where the config does not say otherwise and the rule does not grade its findings.
    pub level: Level,
    /// How far its fixes may be trusted; `None` when it offers none.
    pub fix: Option<Applicability>,
    /// The version it came with.
    pub since: &'static str,
    /// Its documentation in Markdown.
    pub docs: &'static str,
    /// How it is run.
    pub(crate) run: Run,
}

impl Rule {
    /// Tells whether it only runs when the config gives it a level.
    pub fn is_opt_in(&self) -> bool {
        language::Rule::of_name(self.name).is_some_and(language::Rule::is_opt_in)
    }

    /// Returns what reports and pages say of it.
    pub fn info(&self) -> RuleInfo {
        RuleInfo {
            code: self.code,
            name: self.name,
            family: self.group.as_str(),
            level: self.level,
            opt_in: self.is_opt_in(),
            fix: self.fix,
            since: self.since,
            docs: self.docs,
        }
    }
}

/// Returns what reports and pages say of every rule, in order of code.
pub fn infos() -> Vec<RuleInfo> {
    RULES.iter().map(Rule::info).collect()
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({} {})", self.code, self.name)
    }
}

/// How a rule is run.
pub(crate) enum Run {
    /// By the stage that reads the thing; its findings come in with the reports.
    Reader,
    /// By the runner, about how the others may be silenced.
    Runner,
    /// On each report.
    Document(&'static dyn DocumentRule),
    /// On all reports together.
    Corpus(&'static dyn CorpusRule),
}

/// The families of rules, in the order of their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What the front matter says.
    Metadata,
    /// What `casebook.yaml` says.
    Config,
    /// When things happened.
    Time,
    /// Which sections there are.
    Sections,
    /// What was promised.
    Actions,
    /// How the report is worded.
    Language,
    /// What should not be read by everyone.
    Privacy,
    /// What points where, and how reports stand beside each other.
    Links,
}

impl Group {
    /// Returns the word shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Config => "config",
            Self::Time => "time",
            Self::Sections => "sections",
            Self::Actions => "actions",
            Self::Language => "language",
            Self::Privacy => "privacy",
            Self::Links => "links",
        }
    }
}

/// Returns the rule with this code or name, in any case.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    find_in(RULES, code_or_name)
}

/// Returns the rule of `rules` with this code or name, in any case.
pub(crate) fn find_in<'a>(rules: &'a [Rule], code_or_name: &str) -> Option<&'a Rule> {
    rules.iter().find(|rule| {
        rule.code.0.eq_ignore_ascii_case(code_or_name)
            || rule.name.eq_ignore_ascii_case(code_or_name)
    })
}

/// Returns the name of the rule with this code; the code itself when the table does not have it.
pub fn name_of(code: RuleCode) -> &'static str {
    find(code.0).map_or(code.0, |rule| rule.name)
}

const NONE: Option<Applicability> = None;
const SAFE: Option<Applicability> = Some(Applicability::Safe);
const UNSAFE: Option<Applicability> = Some(Applicability::Unsafe);

const fn document(rule: &'static dyn DocumentRule) -> Run {
    Run::Document(rule)
}

const fn corpus(rule: &'static dyn CorpusRule) -> Run {
    Run::Corpus(rule)
}

/// One line a rule: code, name, family, level, fix, version, documentation, how it is run.
macro_rules! table {
    ($($code:literal $name:literal $group:ident $level:ident $fix:ident $since:literal
       $docs:literal $run:expr;)*) => {
        /// Every rule, in order of code.
        pub static RULES: &[Rule] = &[$(Rule {
            code: RuleCode($code),
            name: $name,
            group: Group::$group,
            level: Level::$level,
            fix: $fix,
            since: $since,
            docs: include_str!(concat!("rules/", $docs, ".md")),
            run: $run,
        }),*];
    };
}

table! {
    "CB101" "front-matter-syntax" Metadata Error NONE "0.1.0" "metadata/front_matter_syntax" Run::Reader;
    "CB102" "duplicate-key" Metadata Error NONE "0.1.0" "metadata/duplicate_key" Run::Reader;
    "CB103" "yaml-alias" Metadata Error NONE "0.1.0" "metadata/yaml_alias" Run::Reader;
    "CB104" "unknown-key" Metadata Warning SAFE "0.1.0" "metadata/unknown_key" Run::Reader;
    "CB105" "wrong-type" Metadata Error SAFE "0.1.0" "metadata/wrong_type" Run::Reader;
    "CB106" "missing-severity" Metadata Warning NONE "0.1.0" "metadata/missing_severity" document(&MissingSeverity);
    "CB107" "unknown-severity" Metadata Error UNSAFE "0.1.0" "metadata/unknown_severity" Run::Reader;
    "CB108" "unknown-status" Metadata Error UNSAFE "0.1.0" "metadata/unknown_status" Run::Reader;
    "CB109" "unknown-service" Metadata Warning UNSAFE "0.1.0" "metadata/unknown_service" Run::Reader;
    "CB110" "alias-used" Metadata Info SAFE "0.1.0" "metadata/alias_used" Run::Reader;
    "CB111" "duplicate-id" Metadata Error NONE "0.1.0" "metadata/duplicate_id" corpus(&DuplicateId);
    "CB112" "file-name-date-differs" Metadata Warning NONE "0.1.0" "metadata/file_name_date_differs" document(&FileNameDateDiffers);
    "CB113" "template-prompt-left" Metadata Warning NONE "0.1.0" "metadata/template_prompt_left" document(&TemplatePromptLeft);
    "CB114" "missing-title" Metadata Warning UNSAFE "0.1.0" "metadata/missing_title" document(&MissingTitle);
    "CB115" "unknown-trigger" Metadata Warning UNSAFE "0.1.0" "metadata/unknown_trigger" Run::Reader;
    "CB116" "unknown-cause" Metadata Warning UNSAFE "0.1.0" "metadata/unknown_cause" Run::Reader;
    "CB117" "unreadable-file" Metadata Error NONE "0.1.0" "metadata/unreadable_file" Run::Reader;
    "CB118" "unsafe-id" Metadata Error NONE "0.1.0" "metadata/unsafe_id" Run::Reader;
    "CB119" "missing-service" Metadata Info NONE "0.1.0" "metadata/missing_service" document(&MissingService);
    "CB120" "unexplained-suppression" Metadata Warning NONE "0.1.0" "metadata/unexplained_suppression" Run::Runner;
    "CB121" "unused-suppression" Metadata Warning SAFE "0.1.0" "metadata/unused_suppression" Run::Runner;
    "CB122" "missing-status" Metadata Info NONE "0.1.0" "metadata/missing_status" document(&MissingStatus);
    "CB151" "config-unknown-key" Config Warning SAFE "0.1.0" "config/config_unknown_key" Run::Reader;
    "CB152" "config-wrong-value" Config Error UNSAFE "0.1.0" "config/config_wrong_value" Run::Reader;
    "CB153" "pack-unsupported" Config Warning NONE "0.1.0" "config/pack_unsupported" Run::Reader;
    "CB154" "pack-example-fails" Config Error NONE "0.1.0" "packs/pack_example_fails" corpus(&PackExampleFails);
    "CB201" "ends-before-it-starts" Time Error NONE "0.1.0" "time/ends_before_it_starts" document(&EndsBeforeItStarts);
    "CB202" "milestone-out-of-order" Time Warning NONE "0.1.0" "time/milestone_out_of_order" document(&MilestoneOutOfOrder);
    "CB203" "time-without-zone" Time Warning SAFE "0.1.0" "time/time_without_zone" Run::Reader;
    "CB204" "time-in-dst-gap" Time Warning NONE "0.1.0" "time/time_in_dst_gap" Run::Reader;
    "CB205" "time-in-dst-overlap" Time Warning UNSAFE "0.1.0" "time/time_in_dst_overlap" Run::Reader;
    "CB206" "event-out-of-order" Time Warning SAFE "0.1.0" "time/event_out_of_order" document(&EventOutOfOrder);
    "CB207" "event-outside-incident" Time Warning NONE "0.1.0" "time/event_outside_incident" document(&EventOutsideIncident);
    "CB208" "time-in-future" Time Error NONE "0.1.0" "time/time_in_future" document(&TimeInFuture);
    "CB209" "date-only-time" Time Info NONE "0.1.0" "time/date_only_time" Run::Reader;
    "CB210" "silent-gap" Time Info NONE "0.1.0" "time/silent_gap" document(&SilentGap);
    "CB211" "stated-duration-differs" Time Warning NONE "0.1.0" "time/stated_duration_differs" document(&StatedDurationDiffers);
    "CB212" "unreadable-time" Time Error NONE "0.1.0" "time/unreadable_time" Run::Reader;
    "CB213" "loosely-written-time" Time Warning SAFE "0.1.0" "time/loosely_written_time" Run::Reader;
    "CB214" "suspicious-date" Time Warning UNSAFE "0.1.0" "time/suspicious_date" document(&SuspiciousDate);
    "CB215" "duration-in-support-hours" Time Info NONE "0.1.0" "time/duration_in_support_hours" document(&DurationInSupportHours);
    "CB216" "weekday-differs" Time Warning NONE "0.1.0" "time/weekday_differs" document(&WeekdayDiffers);
    "CB217" "stretch-length-differs" Time Warning NONE "0.1.0" "time/stretch_length_differs" document(&StretchLengthDiffers);
    "CB218" "title-date-differs" Time Warning NONE "0.1.0" "time/title_date_differs" document(&TitleDateDiffers);
    "CB301" "missing-section" Sections Warning NONE "0.1.0" "sections/missing_section" document(&MissingSection);
    "CB302" "empty-section" Sections Info NONE "0.1.0" "sections/empty_section" document(&EmptySection);
    "CB303" "shallow-five-whys" Sections Info NONE "0.1.0" "sections/shallow_five_whys" document(&ShallowFiveWhys);
    "CB304" "unreadable-analysis" Sections Warning NONE "0.1.0" "sections/unreadable_analysis" Run::Reader;
    "CB401" "action-without-owner" Actions Warning NONE "0.1.0" "actions/action_without_owner" document(&ActionWithoutOwner);
    "CB402" "action-without-due-date" Actions Warning NONE "0.1.0" "actions/action_without_due_date" document(&ActionWithoutDueDate);
    "CB403" "vague-action" Actions Info NONE "0.1.0" "actions/vague_action" document(&VagueAction);
    "CB404" "overdue-action" Actions Warning NONE "0.1.0" "actions/overdue_action" document(&OverdueAction);
    "CB405" "done-without-date" Actions Info NONE "0.1.0" "actions/done_without_date" document(&DoneWithoutDate);
    "CB406" "dropped-without-reason" Actions Warning NONE "0.1.0" "actions/dropped_without_reason" document(&DroppedWithoutReason);
    "CB407" "open-action-on-superseded" Actions Warning NONE "0.1.0" "actions/open_action_on_superseded" document(&OpenActionOnSuperseded);
    "CB408" "recurred-while-open" Actions Warning NONE "0.1.0" "actions/recurred_while_open" corpus(&RecurredWhileOpen);
    "CB501" "counterfactual" Language Warning NONE "0.1.0" "language/counterfactual" document(&Counterfactual);
    "CB502" "if-only" Language Warning NONE "0.1.0" "language/if_only" document(&IfOnly);
    "CB503" "failed-to" Language Warning NONE "0.1.0" "language/failed_to" document(&FailedTo);
    "CB504" "did-not" Language Warning NONE "0.1.0" "language/did_not" document(&DidNot);
    "CB505" "human-error" Language Error NONE "0.1.0" "language/human_error" document(&HumanError);
    "CB506" "person-as-cause" Language Error NONE "0.1.0" "language/person_as_cause" document(&PersonAsCause);
    "CB507" "agent-of-harm" Language Warning NONE "0.1.0" "language/agent_of_harm" document(&AgentOfHarm);
    "CB508" "trait" Language Error NONE "0.1.0" "language/trait_word" document(&TraitWord);
    "CB509" "hindsight" Language Warning NONE "0.1.0" "language/hindsight" document(&Hindsight);
    "CB510" "procedure" Language Warning NONE "0.1.0" "language/procedure" document(&Procedure);
    "CB511" "person-fix" Language Warning NONE "0.1.0" "language/person_fix" document(&PersonFix);
    "CB512" "why-who" Language Warning NONE "0.1.0" "language/why_who" document(&WhyWho);
    "CB513" "group-blame" Language Warning NONE "0.1.0" "language/group_blame" document(&GroupBlame);
    "CB514" "sarcasm" Language Warning NONE "0.1.0" "language/sarcasm" document(&Sarcasm);
    "CB515" "error-adverb" Language Info NONE "0.1.0" "language/error_adverb" document(&ErrorAdverb);
    "CB516" "normative" Language Warning NONE "0.1.0" "language/normative" document(&Normative);
    "CB517" "name-in-narrative" Language Info UNSAFE "0.1.0" "language/name_in_narrative" document(&NameInNarrative);
    "CB518" "single-root-cause" Language Info NONE "0.1.0" "language/single_root_cause" document(&SingleRootCause);
    "CB519" "pack-phrase" Language Warning UNSAFE "0.1.0" "packs/pack_phrase" document(&PackPhrase);
    "CB601" "secret" Privacy Error NONE "0.1.0" "privacy/secret" document(&Secret);
    "CB602" "email-address" Privacy Warning NONE "0.1.0" "privacy/email_address" document(&EmailAddress);
    "CB603" "phone-number" Privacy Warning NONE "0.1.0" "privacy/phone_number" document(&PhoneNumber);
    "CB604" "internal-host" Privacy Warning NONE "0.1.0" "privacy/internal_host" document(&InternalHost);
    "CB605" "forbidden-term" Privacy Warning UNSAFE "0.1.0" "privacy/forbidden_term" document(&ForbiddenWord);
    "CB701" "dead-link" Links Error UNSAFE "0.1.0" "links/dead_link" document(&DeadLink);
    "CB702" "dead-anchor" Links Warning UNSAFE "0.1.0" "links/dead_anchor" document(&DeadAnchor);
    "CB703" "unknown-incident" Links Error UNSAFE "0.1.0" "links/unknown_incident" document(&UnknownIncident);
    "CB704" "missing-evidence" Links Error UNSAFE "0.1.0" "links/missing_evidence" document(&MissingEvidence);
    "CB705" "near-duplicate-tag" Links Info UNSAFE "0.1.0" "links/near_duplicate_tag" corpus(&NearDuplicateTag);
    "CB706" "plan-past-review" Links Warning NONE "0.1.0" "links/plan_past_review" document(&PlanPastReview);
    "CB707" "duplicate-address" Links Error NONE "0.1.0" "links/duplicate_address" corpus(&DuplicateAddress);
    "CB708" "unreadable-data" Links Warning NONE "0.1.0" "links/unreadable_data" document(&UnreadableData);
    "CB709" "unknown-in-timeline" Links Warning UNSAFE "0.1.0" "links/unknown_in_timeline" document(&UnknownInTimeline);
}
