//! English rules judge English alone: whole reports in other languages, and paragraphs of mixed ones.

use casebook::diagnostic::Diagnostic;

use crate::checked::check;

const BLAME: &str = "we failed to check the backup";

/// Paragraphs of an outage report, in eight languages besides English.
const TEXTS: [(&str, &str); 9] = [
    (
        "de",
        "Der Dienst war zwanzig Minuten lang nicht erreichbar, weil das Zertifikat in der Nacht abgelaufen war und niemand benachrichtigt wurde.",
    ),
    (
        "fr",
        "Le service n'était pas joignable pendant vingt minutes, car le certificat avait expiré dans la nuit et personne n'a été prévenu.",
    ),
    (
        "es",
        "El servicio no estuvo disponible durante veinte minutos porque el certificado había caducado por la noche y nadie recibió un aviso.",
    ),
    (
        "it",
        "Il servizio non è stato raggiungibile per venti minuti perché il certificato era scaduto nella notte e nessuno è stato avvisato.",
    ),
    (
        "pt",
        "O serviço não esteve disponível durante vinte minutos porque o certificado expirou durante a noite e ninguém foi avisado.",
    ),
    (
        "nl",
        "De dienst was twintig minuten niet bereikbaar omdat het certificaat in de nacht was verlopen en niemand werd gewaarschuwd.",
    ),
    (
        "pl",
        "Usługa nie była dostępna przez dwadzieścia minut, ponieważ certyfikat wygasł w nocy i nikt nie został powiadomiony.",
    ),
    (
        "ja",
        "夜間に証明書の有効期限が切れたため、サービスは二十分間利用できませんでした。通知は誰にも届きませんでした。",
    ),
    (
        "ru",
        "Сервис был недоступен двадцать минут, потому что ночью истёк срок действия сертификата, и никто не получил уведомления.",
    ),
];

/// Checks each body as a report of its own and returns how often a language rule spoke in it.
fn judged_all(bodies: &[(&str, String)]) -> Vec<usize> {
    let name = |at: usize| format!("content/incidents/report-{at:02}.md");
    let report = |(at, (front, body)): (usize, &(&str, String))| {
        format!("-- {} --\n---\ntitle: TLS {at}\nstatus: draft\n{front}---\n\n{body}\n", name(at))
    };
    let snapshot = check(&bodies.iter().enumerate().map(report).collect::<Vec<_>>().concat());
    assert_eq!(snapshot.crashed, []);
    let count = |at: usize| {
        let file = name(at);
        let in_report = |it: &&Diagnostic| it.primary.file.as_str() == file;
        let found = snapshot.diagnostics.iter().filter(in_report);
        found.filter(|it| it.code.0.starts_with("CB5")).count()
    };
    (0..bodies.len()).map(count).collect()
}

fn judged(front: &'static str, body: &str) -> usize {
    judged_all(&[(front, body.to_owned())])[0]
}

#[test]
fn a_report_in_another_language_is_not_judged() {
    let mut bodies = vec![("", format!("At night {BLAME}."))];
    for (_, text) in TEXTS {
        // The phrase stands in the middle of the other language, as jargon does.
        bodies.push(("", format!("{text} \u{2013} {BLAME}. {text}")));
        bodies.push(("", format!("{text}\n\n- {BLAME}\n")));
    }
    let counts = judged_all(&bodies);
    assert_eq!(counts[0], 1, "in English it is judged");
    for (count, (_, body)) in counts.iter().zip(&bodies).skip(1) {
        assert_eq!(*count, 0, "{body}");
    }
}

#[test]
fn a_mixed_report_is_judged_by_paragraph() {
    let english =
        format!("The service could not be reached for twenty minutes, and at night {BLAME}.");
    let mut bodies = Vec::new();
    for (_, text) in TEXTS {
        bodies.push(("", format!("{text}\n\n{text}\n\n{english}\n")));
        bodies.push(("", format!("{english}\n\n{english}\n\n{text} {BLAME}\n")));
    }
    for (at, count) in judged_all(&bodies).into_iter().enumerate() {
        assert_eq!(count, 1 + at % 2, "{}", bodies[at].1);
    }
}

#[test]
fn what_the_report_or_the_config_says_wins() {
    let english = format!("At night {BLAME}.");
    assert_eq!(judged("lang: de-AT\n", &english), 0);
    assert_eq!(judged("lang: en-GB\n", &english), 1);
    let config = "-- casebook.yaml --\nlanguage: {lang: fr}\n-- content/a.md --\n";
    let count = |front: &str| {
        let snapshot = check(&format!("{config}---\ntitle: A\n{front}---\n\n{english}\n"));
        snapshot.diagnostics.iter().filter(|it| it.code.0.starts_with("CB5")).count()
    };
    assert_eq!(count(""), 0);
    assert_eq!(count("lang: en\n"), 1);
}

#[test]
fn a_short_report_in_english_is_judged() {
    let bodies = [
        "We failed to check it.",
        "- forgot to restart\n",
        "# Cause\n\nHuman error.\n",
        "| a |\n| - |\n| We forgot it |\n",
    ];
    let bodies = bodies.map(|body| ("", body.to_owned()));
    assert!(judged_all(&bodies).iter().all(|count| *count > 0));
}
