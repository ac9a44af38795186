//! What the name of one person looks like, as against that of a team, a role or a bot.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Who a written name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// One person.
    Person(String),
    /// A program with a name.
    Bot(String),
}

/// Words that make a name that of a group, a role, a program or nothing at all.
const NOBODY: &str = "admin administrator agent alert alerts all analyst anonymous api architect automation backend \
    bot build builder ci cloud code commander community consultant contractor copilot core data dba default deploy \
    deployer deployment desk dev developer developers devops director duty engineer engineering engineers everyone \
    frontend github gitlab group guild helpdesk host hosting incident infra infrastructure intern it jenkins \
    job lead leader manager managers marketing mobile monitoring name network networks nobody none noc oncall \
    operations operator ops owner owners payments pipeline platform product production qa release releases reliability \
    responder root runner script sec security server service services shift site squad sre staff storage support \
    system systems tbc tbd team teams tech technician tester the tribe unassigned unknown user users vendor web \
    webmaster you your";

/// Small words inside of names.
const PARTICLES: &str =
    "al bin da de del della den der di do dos du el ibn la le st ten ter van von y zu";

/// Reads the names in a text that should say who: one, or several with commas or `and` between.
pub fn read(written: &str) -> Vec<Name> {
    let plain = without_brackets(written);
    let parts = plain.split([',', ';', '&', '/', '+']).flat_map(|part| part.split(" and "));
    parts.filter_map(|part| one(part.trim())).collect()
}

fn one(name: &str) -> Option<Name> {
    if let Some(bot) = name.strip_suffix("[bot]") {
        return (!bot.is_empty()).then(|| Name::Bot(name.to_owned()));
    }
    if let Some(handle) = name.strip_prefix('@') {
        return is_handle(handle).then(|| Name::Person(name.to_owned()));
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_person = (1..=5).contains(&words.len())
        && is_full_word(words[0])
        && words[1..].iter().all(|word| is_part(word))
        && words.last().is_some_and(|last| !is_particle(last))
        && !words.iter().any(|word| is_nobody(word));
    is_person.then(|| Name::Person(words.join(" ")))
}

/// Removes what stands in brackets, but for the mark of a bot.
fn without_brackets(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if depth == 0 && rest.starts_with("[bot]") {
            plain.push_str("[bot]");
            rest = &rest[5..];
            continue;
        }
        match letter {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
        rest = &rest[letter.len_utf8()..];
    }
    plain
}

fn is_handle(handle: &str) -> bool {
    let letters = handle.chars().all(|it| it.is_alphanumeric() || "-_.".contains(it));
    letters
        && handle.chars().any(char::is_alphabetic)
        && !handle.split(['-', '_', '.']).any(is_nobody)
}

/// Tells whether a word is a whole name of its own: "Ines", "Jean-Luc", "O'Neil".
fn is_full_word(word: &str) -> bool {
    let letters = || word.chars().filter(|it| it.is_alphabetic());
    let shouted = letters().count() > 1 && letters().all(char::is_uppercase);
    is_name_like(word) && letters().count() > 1 && !shouted
}

/// Tells whether a word may stand behind a given name: a surname, an initial, a particle.
fn is_part(word: &str) -> bool {
    is_particle(word) || is_name_like(word)
}

fn is_name_like(word: &str) -> bool {
    let plain = word.strip_suffix('.').unwrap_or(word);
    plain.chars().next().is_some_and(char::is_uppercase)
        && plain.chars().all(|it| it.is_alphabetic() || "-'’".contains(it))
}

static NOBODIES: LazyLock<HashSet<&str>> = LazyLock::new(|| NOBODY.split_whitespace().collect());

fn is_particle(word: &str) -> bool {
    PARTICLES.split_whitespace().any(|particle| particle == word)
}

fn is_nobody(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_on_call = lower == "on-call";
    is_on_call || lower.split('-').any(|part| NOBODIES.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(written: &str) -> Vec<String> {
        let person = |name: Name| match name {
            Name::Person(name) => Some(name),
            Name::Bot(_) => None,
        };
        read(written).into_iter().filter_map(person).collect()
    }

    #[test]
    fn names_of_people_are_told_from_teams_roles_and_machines() {
        let named = [
            ("Ines", vec!["Ines"]),
            ("Ines Example", vec!["Ines Example"]),
            ("Jean-Luc d'Arc", vec![]),
            ("Jean-Luc O’Neil", vec!["Jean-Luc O’Neil"]),
            ("Ludwig van Example", vec!["Ludwig van Example"]),
            ("Ines E.", vec!["Ines E."]),
            ("Ines Example (platform)", vec!["Ines Example"]),
            ("Ines Example <ines@example.org>", vec!["Ines Example"]),
            ("Ines, Robin and @kim", vec!["Ines", "Robin", "@kim"]),
            ("@kim-s", vec!["@kim-s"]),
            ("Öznur", vec!["Öznur"]),
        ];
        for (written, expect) in named {
            assert_eq!(people(written), expect, "{written}");
        }
        let nobody = [
            "",
            "-",
            "SRE",
            "team-web",
            "Team Web",
            "platform on-call",
            "Incident commander",
            "IT",
            "on-call",
            "@org-team",
            "@build-bot",
            "DBA on shift",
            "jenkins",
            "Jenkins CI",
            "ops@example.org",
            "TBD",
            "N",
            "NOC",
            "Data Platform",
            "Web squad",
            "van",
            "42",
            "the vendor",
            "Your Name",
            "CAROL",
        ];
        for written in nobody {
            assert_eq!(people(written), [""; 0], "{written}");
        }
    }

    #[test]
    fn a_bot_is_a_thing() {
        assert_eq!(read("renovate[bot]"), [Name::Bot("renovate[bot]".to_owned())]);
        assert_eq!(read("[bot]"), []);
    }
}
