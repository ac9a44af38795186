### Die Texte der Site auf Deutsch. Wie eine Datei aufgebaut ist, steht in `en.ftl`.

## Formats: how numbers, days and lengths of time are written

number-example = 1.234,5
number = { $n }
percent = { $n } %
date-locale = de_DE
date = %-d. %b %Y
date-short = %-d. %b
month-of-year = %B %Y
month-of-year-short = %b %Y
month-name = %B
month-short = %b
date-and-time = { $date }, { $time } { $zone }
about-time = ca. { $time }
years-range = { $first } bis { $last }
unit-days = { $n } T
unit-hours = { $n } Std
unit-minutes = { $n } Min
unit-seconds = { $n } s
unit-weeks = { $n } W
unit-months = { $n } M
unit-years = { $n } J
unit-days-short = { $n }T
unit-hours-short = { $n }h
unit-minutes-short = { $n }m
unit-seconds-short = { $n }s
since-start = T+{ $length }
before-start = T-{ $length }

## Counts

n-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
n-incidents = { $n ->
    [one] { $n } Vorfall
   *[other] { $n } Vorfälle
}
n-reports = { $n ->
    [one] { $n } Bericht
   *[other] { $n } Berichte
}
n-more = { $n } weitere
range = { $first }–{ $last } von { $total }
to-date = { $period } bisher
range-none = keine

## About the site (/about/), and addresses of before

about = Über die Daten
about-about = Was hier gezählt wird und was nicht, und die Daten zum Mitnehmen.
about-data = Die Daten
about-counted = { $n ->
    [one] Diese Site zählt { $n } Vorfall, aus einem Bericht in einer eigenen Datei.
   *[other] Diese Site zählt { $n } Vorfälle, jeden aus einem Bericht in einer eigenen Datei.
}
about-day = Alter und überfällige Maßnahmen gelten für den Stand vom { $date }.
about-drafts = { $n ->
    [one] { $n } Bericht ist ein Entwurf und zählt nirgends.
   *[other] { $n } Berichte sind Entwürfe und zählen nirgends.
}
about-superseded = { $n ->
    [one] { $n } Bericht ist durch einen anderen abgelöst und zählt nirgends.
   *[other] { $n } Berichte sind durch andere abgelöst und zählen nirgends.
}
about-undated = { $n ->
    [one] { $n } Vorfall hat kein Datum und fehlt überall, wo eines nötig ist.
   *[other] { $n } Vorfälle haben kein Datum und fehlen überall, wo eines nötig ist.
}
about-coarse = { $n ->
    [one] Von { $n } Vorfall ist der Beginn nur auf den Tag genau bekannt; er fehlt bei Dauern und Tageszeiten.
   *[other] Von { $n } Vorfällen ist der Beginn nur auf den Tag genau bekannt; sie fehlen bei Dauern und Tageszeiten.
}
about-unended = { $n ->
    [one] { $n } Vorfall hat keine Dauer, weil Beginn oder Ende nicht festgehalten sind.
   *[other] { $n } Vorfälle haben keine Dauer, weil Beginn oder Ende nicht festgehalten sind.
}
about-nothing-guessed = Nichts ist geraten: Eine Zeit, die ein Bericht nicht nennt, fehlt auch hier, und jede Abbildung sagt, was sie auslässt.
about-downloads = Dieselben Daten zum Mitnehmen:
about-incidents-csv = Alle Vorfälle als CSV
about-incidents-json = Alle Vorfälle als JSON
about-catalog = Der Katalog, den die Suche liest (JSON)
about-feed = Feed der Berichte (Atom)
about-made-with = Erstellt mit Casebook { $version }.
redirect = Dieser Bericht ist umgezogen: { $link }
search-field = Vorfälle durchsuchen
llms-beside = Jeder Bericht liegt auch als Markdown und als Daten neben seiner Seite: `index.md`, `index.json`.
llms-about = Berichte über Vorfälle (Postmortems): was geschah, warum, und was geändert wurde.
llms-data = Daten

## The frame of every page

skip-to-content = Zum Inhalt springen
nav-main = Hauptnavigation
nav-incidents = Vorfälle
nav-timeline = Zeitachse
nav-trends = Entwicklung
nav-actions = Maßnahmen
nav-services = Dienste
nav-search = Suche
breadcrumb = Brotkrumen
foot-told = { $incidents }, Stand { $date }
feed-atom = Atom-Feed
feed-json = JSON-Feed
feed-of = { $format }: { $title }
rules-of-check = Regeln der Prüfung

## Words of reports, wherever they are shown

status-draft = Entwurf
status-in-review = In Durchsicht
status-published = Veröffentlicht
status-superseded = Abgelöst
state-open = Offen
state-in-progress = In Arbeit
state-done = Erledigt
state-dropped = Verworfen
state-overdue = Überfällig seit { $days }
link-action = { $title } ({ $state })
link-event = { $time }: { $text }
level-error = Fehler
level-warning = Warnung
level-info = Hinweis
level-off = aus
internal = Intern
no-date = Ohne Datum

## Shared parts: tables, pagers, figures

link-to = Link zu { $heading }
figure-n = n = { $n } { $unit }
figure-n-period = n = { $n } { $unit }, { $period }
figure-reading = Wie man es liest
figure-numbers = Zahlen zeigen
chart-from = Quelle: { $question }, alle Vorfälle dieser Sammlung, { $date }
chart-too-few = Für die Grafik „{ $id }“ aus { $trends } gibt es noch zu wenige Vorfälle.
figure-unit-incidents = { $n ->
    [one] Vorfall
   *[other] Vorfälle
}
figure-unit-actions = { $n ->
    [one] Maßnahme
   *[other] Maßnahmen
}
figure-unit-reports = { $n ->
    [one] Bericht
   *[other] Berichte
}
figure-data = Daten: { $downloads }
figure-more-rows = { $n } weitere Zeilen in der CSV-Datei: { $link }
figure-rows = { $n ->
    [one] { $n } Zeile in der CSV-Datei: { $link }
   *[other] { $n } Zeilen in der CSV-Datei: { $link }
}
filters = Filter
column-date = Datum
column-severity = Schwere
column-incident = Vorfall
column-services = Dienste
column-causes = Ursachen
column-duration = Dauer
column-action = Maßnahme
column-from = Aus
column-owner = Zuständig
column-due = Fällig
column-age = Alter
column-status = Stand
services-more = und { $n } weitere
facet-severity = Schwere
facet-service = Dienst
facet-cause = Ursache
facet-trigger = Auslöser
facet-tag = Stichwort
facet-year = Jahr
facets-no-script = Angekreuztes schränkt die Zeilen dieser Seite ein. Eine Zahl führt zu allen mit dem Wert.
facet-state = Stand
facet-owner = Zuständig
facet-due = Fällig
facet-age = Alter
facet-type = Art
facet-report = Aus
pages-of-list = Seiten dieser Liste
years = Jahre

## Home

home-count = { $incidents }; der letzte am { $date }
home-since = { $n ->
    [one] In dem Monat seither ist keiner festgehalten.
   *[other] In den { $n } Monaten seither ist keiner festgehalten.
}
home-timeline = Ganze Zeitachse
home-latest = Neueste Berichte
home-attention = Braucht Aufmerksamkeit
n-open-actions = { $n ->
    [one] { $n } offene Maßnahme
   *[other] { $n } offene Maßnahmen
}
n-overdue = { $n } überfällig
home-oldest = { $n } überfällig, die älteste { $days } T
home-overdue-days = { $n } T
home-in-review = { $n ->
    [one] { $n } Bericht in Durchsicht
   *[other] { $n } Berichte in Durchsicht
}
home-plans-overdue = { $n ->
    [one] { $n } Plan mit überfälliger Durchsicht
   *[other] { $n } Pläne mit überfälliger Durchsicht
}
home-plans-due = { $n ->
    [one] { $n } Plan innerhalb eines Monats fällig
   *[other] { $n } Pläne innerhalb eines Monats fällig
}
home-calm = Nichts ist überfällig, und nichts wartet auf eine Durchsicht.
home-learn = Lernen
home-recurring = Wiederkehrende Ursachen
home-in-year = { $n } in 12 Monaten
home-drill = Diese Woche üben
home-feeds = Feeds
home-digest = Letzter Monatsbrief
pages = Seiten

## Report

banner-draft = Dieser Bericht ist ein Entwurf und zählt noch nirgends.
banner-in-review = Dieser Bericht wird durchgesehen und kann sich ändern.
banner-replaced = Diesen Bericht ersetzt
banner-superseded = Dieser Bericht ist ersetzt.
banner-internal = Dieser Bericht ist nur für Interne.
report-chips = Dienste, Auslöser, Ursachen und Schlagworte
report-published = Veröffentlicht { $date }
report-updated = Geändert { $date }
report-not-recorded = Nicht festgehalten: { $facts }.
fact-impact = Auswirkung
fact-detect = Zeit bis zum Bemerken
fact-mitigate = Zeit bis zur Entschärfung
fact-resolve = Dauer
fact-missing = Nicht festgehalten
fact-detect-needs = braucht Beginn und Bemerken
fact-mitigate-needs = braucht Beginn und Ende des Schadens
fact-resolve-needs = braucht Beginn und Lösung
fact-estimate = { $label } (geschätzt)
milestone-started = Begonnen
milestone-detected = Bemerkt
milestone-acknowledged = Übernommen
milestone-mitigated = Entschärft
milestone-resolved = Gelöst
length-detect = Zeit bis zum Bemerken
length-acknowledge = Zeit bis zur Übernahme
length-mitigate = Zeit bis zur Entschärfung
length-resolve = Zeit bis zur Lösung
detection-alert = Alarm
detection-human = Mensch
detection-customer = Kundschaft
detection-third-party = Dritte
phase-latent = Latent
phase-undetected = Unbemerkt
phase-impact = Auswirkung
phase-triage = Einordnung
phase-responding = Bearbeitung
phase-recovering = Erholung
phases-undetected-minutes = { $n } von { $total } Minuten unbemerkt
phases-undetected = { $n } von { $total } unbemerkt
phases-undetected-open = { $n } unbemerkt; kein Ende ist festgehalten
phases-whole = { $total } vom ersten bis zum letzten Meilenstein
phases-open = Kein Ende ist festgehalten
phases-without-start = Wann der Schaden begann, ist nicht festgehalten.
phases-without-detection = Wann er bemerkt wurde, ist nicht festgehalten.
phases-without-mitigation = Wann der Schaden endete, ist nicht festgehalten.
phases-swapped = Ein Meilenstein, der vor einem früheren liegt, ist weggelassen.
phases-for = { $phase } { $length }
phases-at-least = { $phase } mindestens { $length }
phases-told = Ab { $start }: { $phases }.
phases-focus = Der gerahmte Abschnitt, größer: { $from } bis { $to }. Das sind { $length } von { $whole }, mit { $n } von { $total } Ereignissen.
phases-focus-bare = Der gerahmte Abschnitt, größer: { $from } bis { $to }. Das sind { $length } von { $whole }.
phases-focus-moment = { $day }, { $time }
phases-focus-phases = Darin: { $phases }.
phases-focus-cut = Drei Punkte: die Phase geht darüber hinaus.
phases-key-latent = Gepunktet: von der Änderung bis zum ersten Schaden.
phases-key-undetected = Schraffiert: Schaden, von dem niemand wusste.
phases-key-triage = Dicht schraffiert: bemerkt, noch nicht übernommen.
phases-key-recovering = Umrandet: Schaden vorbei, noch nicht abgeschlossen.
phases-key-unknown = Fragezeichen: eine Zeit, die nicht festgehalten ist.
phases-key-marks = Dreiecke: Ereignisse, die wichtigen gefüllt.
who-title = Wer wann gehandelt hat
who-words = Dasselbe in Worten
who-events = { $n ->
    [one] { $n } Ereignis
   *[other] { $n } Ereignisse
}
who-told = { $n ->
    [one] { $name }: { $n } Ereignis, um { $from }.
   *[other] { $name }: { $n } Ereignisse, von { $from } bis { $to }.
}
record = Die Akte: { $parts }
record-milestones = Meilensteine
record-roles = Rollen
record-detection = Bemerken
record-noticed-by = Bemerkt durch
record-phases = Phasen
record-zone-assumed = keine Zone angegeben; als UTC gelesen
record-estimate = geschätzt
record-stated = { $derived } nach den Meilensteinen; der Bericht sagt { $stated }
record-stated-support = { $derived } nach den Meilensteinen; der Bericht sagt { $stated } Servicezeit
events-show = Zeigen
events-all = { $n ->
    [one] { $n } Ereignis
   *[other] alle { $n } Ereignisse
}
events-key = { $n ->
    [one] { $n } wichtiges
   *[other] { $n } wichtige
}
events-zone = Zeiten in { $zone }.
events-utc = { $time } UTC
events-from-words = Eine gestrichelte Art ist aus den Worten genommen.
events-unsure = Was in einem Rahmen steht, ist nicht gesichert.
events-skip = Ereignisse überspringen
events-end = Ende der Ereignisse
event-gap = { $length } ohne festgehaltenes Ereignis
event-until = bis { $time }
event-from-words = aus den Worten
event-inferred = erschlossen
event-reported = berichtet, nicht geprüft
evidence = Belege
evidence-lines = Auszug, Zeilen { $first } bis { $last }
evidence-lines-of = { $file }, Zeilen { $first } bis { $last }
evidence-archived = archivierte Kopie
event-is-key = wichtig
event-link = Link zu diesem Ereignis
event-clocks-forward = Die Uhren gehen { $length } vor: { $from } wird { $to }
event-clocks-back = Die Uhren gehen { $length } zurück: { $from } wird { $to }
kind-change = Änderung
kind-impact = Auswirkung
kind-alert = Alarm
kind-detection = Bemerken
kind-communication = Mitteilung
kind-hypothesis = Vermutung
kind-action = Maßnahme
kind-escalation = Eskalation
kind-mitigation = Entschärfung
kind-resolution = Lösung
kind-observation = Beobachtung
kind-decision = Entscheidung
metric-extent = Am niedrigsten { $low } um { $lowtime }, am höchsten { $high } um { $hightime }, { $zone }
metric-values = { $n ->
    [one] { $n } Wert
   *[other] { $n } Werte
}
metric-from = { $values } aus { $file }.
metric-starts = Die Skala beginnt bei { $value }, nicht bei 0.
metric-key-lines = Gepunktete Linien: Meilensteine.
metric-key-marks = Dreiecke: Ereignisse, die wichtigen gefüllt.
metric-table = { $title } als Tabelle
metric-when = Wann
metric-value = Wert
report-actions-done = { $done } von { $total } erledigt
report-actions-overdue = { $done } von { $total } erledigt, { $overdue } überfällig
report-actions = Erledigte Maßnahmen
action-items = Maßnahmen
about-report = Über diesen Bericht
happened-before = Schon einmal geschehen
still-open-then = Damals noch offen: { $action }
related = Verwandt
not-in-casebook = { $relation } (nicht in diesem Casebook)
worth-reading = Dazu lesenswert
plans-and-pages = Pläne und Seiten
relation-recurrence-of = Wiederholung von
relation-caused-by = Verursacht durch
relation-duplicate-of = Derselbe Vorfall wie
relation-see-also = Siehe auch
relation-recurred-as = Wieder geschehen als
relation-led-to = Führte zu
recurrence-after = nach { $length }
recurrence-declared = Im Bericht angegeben
recurrence-same = Gleiche Ursache ({ $cause }) am gleichen Dienst ({ $service })
recurrence-both = Angegeben; gleiche Ursache ({ $cause }) am gleichen Dienst ({ $service })
related-same-service = { $n ->
    [one] gleicher Dienst
   *[other] gleiche Dienste
}: { $names }
related-same-cause = { $n ->
    [one] gleiche Ursache
   *[other] gleiche Ursachen
}: { $names }
related-same-trigger = gleicher Auslöser: { $names }
related-same-tag = { $n ->
    [one] gleiches Schlagwort
   *[other] gleiche Schlagwörter
}: { $names }
related-same-severity = gleiche Schwere: { $names }
reports-around = Bericht davor und danach
report-earlier = Früher
report-later = Später
drill-this = Mit diesem Vorfall üben
source-of = Quelle: { $path }
source-edit = Bearbeiten
source-view = Quelltext ansehen
source-markdown = Markdown
source-json = JSON
source-history = { $n ->
    [one] Verlauf: { $n } Änderung
   *[other] Verlauf: { $n } Änderungen
}
source-written = Geschrieben { $date }
source-cut-off = Der Verlauf dieses Baus ist abgeschnitten; frühere Änderungen fehlen.

## List of incidents

incidents-in-year = Vorfälle { $year }
incidents-undated = Vorfälle ohne Datum
incidents-in-state = Berichte nach Stand: { $state }
incidents-caption = Vorfälle, die neuesten zuerst
incidents-older = { $n ->
    [one] { $n } älterer Vorfall, nach Jahr
   *[other] { $n } ältere Vorfälle, nach Jahr
}
list-about = { $incidents }, die neuesten zuerst.
list-total = { $incidents }, { $range }
list-aside = { $n ->
    [one] { $link } ist nicht mitgezählt.
   *[other] { $link } sind nicht mitgezählt.
}
list-aside-link = { $n ->
    [one] Ein ersetzter Bericht
   *[other] { $n } ersetzte Berichte
}
no-incident = Noch ist kein Vorfall festgehalten. `casebook new "Was geschah"` beginnt einen Bericht.

## Timeline

timeline-of = Zeitstrahl { $period }
timeline-about-year = Alle Vorfälle, { $period }, je Jahr eine Zeile.
timeline-about-service = Die Vorfälle { $period } in Bahnen nach Dienst.
timeline-about-cause = Die Vorfälle { $period } in Bahnen nach Ursache.
timeline-about-team = Die Vorfälle { $period } in Bahnen nach dem Team, dem der Dienst gehört.
timeline-about-severity = Die Vorfälle { $period } in Bahnen nach Schweregrad.
timeline-about-all = Die Vorfälle { $period }.
timeline-in-lanes-service = { $title } nach Dienst
timeline-in-lanes-cause = { $title } nach Ursache
timeline-in-lanes-team = { $title } nach Team
timeline-in-lanes-severity = { $title } nach Schweregrad
timeline-in-lanes-all = { $title } in einer Bahn
timeline-lanes = Bahnen
timeline-by-year = Nach Jahr
timeline-by-service = Nach Dienst
timeline-by-cause = Nach Ursache
timeline-by-team = Nach Team
timeline-by-severity = Nach Schweregrad
timeline-by-all = Alle zusammen
timeline-legend = Ein Balken reicht vom Beginn eines Vorfalls bis zum Ende des Schadens. Je höher, desto schwerer:
timeline-legend-plain = Ein Balken reicht vom Beginn eines Vorfalls bis zum Ende des Schadens.
timeline-legend-at-once = { $n ->
    [1] Soweit bekannt, dauerten nie zwei zugleich an.
   *[other] Die grauen Stufen in einer Bahn sagen, wann mehrere zugleich andauerten, höchstens { $n }.
}
timeline-legend-none = kein Schweregrad genannt
timeline-legend-gathered = Für einzelne Balken sind es zu viele Vorfälle. Je mehr, desto höher die Säule; die schwersten stehen unten:
timeline-gathered-week = jede steht für eine Woche, die höchste für { $n }.
timeline-gathered-month = jede steht für einen Monat, die höchste für { $n }.
timeline-gathered-quarter = jede steht für ein Quartal, die höchste für { $n }.
timeline-gathered-year = jede steht für ein Jahr, die höchste für { $n }.
timeline-undated = { $n ->
    [one] { $n } Vorfall ohne Datum hat keinen Platz.
   *[other] { $n } Vorfälle ohne Datum haben keinen Platz.
}
timeline-months = Monate
timeline-year = Jahr
timeline-all-months = Alle
timeline-list = Vorfälle
timeline-list-caption = Vorfälle nach Monat, die neuesten zuerst
timeline-many = { $incidents }: zu viele für eine Seite. Jeder Monat hat seine eigene.
timeline-earlier = Begannen früher und dauerten an
timeline-neighbours = Früher und später
timeline-older = Früher
timeline-newer = Später
lanes-title-service = Vorfälle nach Dienst, { $period }
lanes-title-cause = Vorfälle nach Ursache, { $period }
lanes-title-year = Vorfälle nach Jahr, { $period }
lanes-title-team = Vorfälle nach Team, { $period }
lanes-title-severity = Vorfälle nach Schweregrad, { $period }
lanes-title-all = Vorfälle, { $period }
lanes-about-service = { $incidents }, { $period }. Nach Dienst: { $lanes }.
lanes-about-cause = { $incidents }, { $period }. Nach Ursache: { $lanes }.
lanes-about-year = { $incidents }, { $period }. Nach Jahr: { $lanes }.
lanes-about-team = { $incidents }, { $period }. Nach Team, dem der Dienst gehört: { $lanes }.
lanes-about-severity = { $incidents }, { $period }. Nach Schweregrad: { $lanes }.
lanes-about-all = { $incidents }, { $period }.
lanes-other-service = Andere Dienste
lanes-none-service = Kein Dienst genannt
lanes-other-cause = Andere Ursachen
lanes-none-cause = Keine Ursache genannt
lanes-other-team = Andere Teams
lanes-none-team = Kein Team bekannt
lanes-none-severity = Kein Schweregrad genannt
lanes-lane-all = Alle Vorfälle
lanes-span = { $first } bis { $last }
lanes-open-end = kein Ende festgehalten
lanes-days-only = nur der Tag ist bekannt
lanes-at-once = Zugleich, höchstens { $n }
lanes-week-of = Woche ab { $day }
lanes-quarter = { $n }. Quartal { $year }
lanes-chosen = { $field }: { $words }
lanes-chosen-none = Kein Vorfall dieses Casebooks passt dazu.
lanes-more = { $n ->
    [one] { $n } weiterer Vorfall
   *[other] { $n } weitere Vorfälle
}
lanes-beyond = { $n ->
    [one] Und { $n } weiterer.
   *[other] Und { $n } weitere.
}
lanes-search = Nach allen suchen

## Actions

actions-about = { $n ->
    [one] { $n } offene Maßnahme, davon { $overdue } überfällig.
   *[other] { $n } offene Maßnahmen, davon { $overdue } überfällig.
}
actions-closed = Abgeschlossene Maßnahmen
actions-tab-closed = Abgeschlossen
actions-tabs = Maßnahmen nach Stand
actions-of-team = Maßnahmen von { $team }
actions-services = Zuständig für { $services }
actions-overdue = Überfällig
actions-progress = { $done } von { $all }, { $percent }
actions-caption = Maßnahmen, überfällige zuerst
actions-no-owner = Niemand
actions-priority = Priorität { $priority }
actions-ticket = Ticket
actions-answers = gegen { $cause }
actions-total = { $n ->
    [one] { $n } Maßnahme
   *[other] { $n } Maßnahmen
}
actions-calendar = Fälligkeiten (.ics)
actions-feed = { $site }: überfällige Maßnahmen
actions-feed-team = { $site }: { $list }, überfällig
actions-due = { $site }: Fälligkeiten der Maßnahmen
actions-due-team = { $site }: { $list }, Fälligkeiten
actions-feed-entry = Fällig { $due }. Zuständig: { $owner }. Aus { $report }
actions-feed-of-overdue = Feed der überfälligen
actions-calendar-entry = Fällig: { $action }
actions-recurred = Wiedergekommen, bevor die Abhilfe fertig war
actions-recurred-lead = Ein Vorfall geschah wieder, so berichtet oder mit derselben Ursache am selben Dienst, ehe eine Maßnahme dagegen erledigt war.
actions-recurred-caption = Vorfälle, die wiederkamen, während eine Maßnahme gegen sie offen war
actions-recurred-again = Wiedergekommen als
actions-recurred-fix = Damals offen
actions-recurred-after = Versprochen nach
actions-recurred-days = Offen seit
actions-recurred-now = Jetzt
actions-trends = Wie Maßnahmen über die Zeit erledigt werden
actions-by-team = Nach Team
actions-by-team-lead = In der Reihenfolge der Namen.
actions-team = Team
actions-done = Erledigt
actions-persons = Personen, alle zusammen
actions-empty-open = Keine Maßnahme ist offen. Was gehalten wurde, steht unter Abgeschlossen.
actions-empty-closed = Noch ist keine Maßnahme erledigt oder verworfen.
actions-empty-team = Dieses Team hat keine Maßnahme.
due-overdue = Überfällig
due-in-30 = Binnen 30 Tagen
due-in-90 = In 31 bis 90 Tagen
due-later = Später
due-none = Ohne Termin
age-under-30 = Unter 30 Tagen
age-to-89 = 30 bis 89 Tage
age-to-179 = 90 bis 179 Tage
age-to-364 = 180 bis 364 Tage
age-year = Ein Jahr oder mehr
age-unknown = Unbekannt
owner-person = Eine Person
owner-none = Niemand
type-none = Ohne Art

## Hubs

hub-service = Dienst
hub-cause = Ursache
hub-trigger = Auslöser
hub-tag = Stichwort
hub-severity = Schweregrad
hub-year = Jahr
hubs-service = Dienste
hubs-cause = Ursachen
hubs-trigger = Auslöser
hubs-tag = Stichwörter
hubs-severity = Schweregrade
hubs-year = Jahre
hub-about = { $kind } { $name }: { $incidents }.
hub-empty-service = Zu diesem Dienst ist kein Vorfall verzeichnet.
hub-empty-cause = Zu dieser Ursache ist kein Vorfall verzeichnet.
hub-empty-trigger = Zu diesem Auslöser ist kein Vorfall verzeichnet.
hub-empty-tag = Zu diesem Stichwort ist kein Vorfall verzeichnet.
hub-empty-severity = Zu diesem Schweregrad ist kein Vorfall verzeichnet.
hub-empty-year = Zu diesem Jahr ist kein Vorfall verzeichnet.
hubs-about = { $n ->
    [one] Ein Wort, unter dem Vorfälle abgelegt sind.
   *[other] { $n } Wörter, unter denen Vorfälle abgelegt sind.
}
hubs-empty-service = Noch nennt kein Bericht einen Dienst. Berichte nennen sie in ihrem Kopf: services: [checkout].
hubs-empty-cause = Noch nennt kein Bericht eine Ursache. Berichte nennen sie in ihrem Kopf: causes: [missing-alert].
hubs-empty-trigger = Noch nennt kein Bericht einen Auslöser. Berichte nennen ihn in ihrem Kopf: trigger: deploy.
hubs-empty-tag = Noch hat kein Bericht ein Stichwort. Berichte haben sie in ihrem Kopf: tags: [dns].
hubs-empty-severity = Noch nennt kein Bericht einen Schweregrad. Berichte nennen ihn in ihrem Kopf: severity: sev2.
hubs-empty-year = Noch hat kein Bericht ein Datum.
hubs-siblings = Andere Wege
hubs-name = Name
hubs-incidents = Vorfälle
hubs-recent = Letzte 12 Monate
hubs-recent-unit = { $n } in 12 Monaten
hubs-open-unit = { $n } offen
hubs-latest = Zuletzt
hub-from-to = { $incidents }, { $first } bis { $latest }
hub-one-day = { $incidents }, { $latest }
hub-came-back = { $n } kamen wieder
hub-came-back-open = { $n } kamen wieder, { $open } bei offener Abhilfe
hub-also = Auch: { $words }
hub-by-severity = Nach Schweregrad
hub-by-month = Vorfälle nach Monat
hub-reports = Berichte
hub-list-pages = Seiten dieser Liste
hub-table = Vorfälle zu { $name }
open-actions = Offene Maßnahmen
hub-actions-shown = { $n } von { $total }; { $link }
hub-all-actions = alle Maßnahmen
hub-plans = Pläne dafür
hub-drill = Dazu üben
hub-together-cause = Ursachen oft dabei
hub-together-trigger = Auslöser oft dabei
hub-together-service = Dienste oft dabei
hub-together-tag = Stichwörter oft dabei
hub-most-cause = Häufigste Ursachen
hub-most-trigger = Häufigste Auslöser
hub-most-service = Häufigste Dienste
hub-most-tag = Häufigste Stichwörter
hub-share = { $n } von { $total }
hub-more = Mehr
hub-years-around = Jahre davor und danach
hub-trends = Alle Trends zu { $name }
hub-timeline = Zeitachse { $year }
hub-list = Liste { $year } mit Filtern
hub-print = Berichte { $year } zum Drucken
earlier = Früher
later = Später

## Plans, pages, glossary, drills, digests

plans = Pläne
plans-about = { $plans }; bei { $n } ist die Durchsicht überfällig.
plans-lead = Was zu tun ist, wenn etwas geschieht, wer es aktuell hält und wann es zuletzt half.
plans-past = { $n } mit überfälliger Durchsicht
plans-due = { $n } innerhalb eines Monats fällig
plans-caption = Pläne, die nächste Durchsicht zuerst
plans-plan = Plan
plans-owner = Zuständig
plans-reviewed = Zuletzt durchgesehen
plans-reviewed-on = durchgesehen { $date }
plans-by = Durchsicht bis
plans-by-unit = bis { $date }
plans-used = Benutzt
plans-used-unit = { $n ->
    [one] einmal benutzt,
   *[other] { $n }-mal benutzt,
}
plans-last = zuletzt { $date }
plans-uncovered = Dienste ohne Plan
plans-uncovered-note = Mehrere Vorfälle, und kein Plan nennt den Dienst unter { $word }.
n-plans = { $n ->
    [one] { $n } Plan
   *[other] { $n } Pläne
}
no-owner = Niemand zuständig
owner-is = Zuständig: { $owner }
plan-overdue = Durchsicht überfällig seit { $days }
plan-due = Durchsicht fällig in { $days }
plan-today = Durchsicht heute fällig
plan-state-fresh = Aktuell
plan-state-undated = Ohne Termin
plan-stale = Dieser Plan sollte bis { $date } durchgesehen werden, vor { $days }. Vor Gebrauch die Schritte prüfen.
plan-used-times = { $n ->
    [one] Einmal benutzt, zuletzt { $date }
   *[other] { $n }-mal benutzt, zuletzt { $date }
}
plan-for = Wofür der Plan gilt
plan-reviews = Durchsichten
plan-about-page = Über diesen Plan
plan-used = Benutzt in
plan-cited = In Berichten genannt
plan-names = Der Plan nennt
plans-beside = Pläne für das Betroffene
plan-for-word = für { $word }
page-review-by = Durchsehen bis { $date }
page-past-review = Durchsicht seit { $days } fällig
page-review-was-due = Durchsicht war fällig am { $date }
page-about-this = Über diese Seite
mentioned-by = Erwähnt von
on-this-page = Auf dieser Seite

drills = Übungen
drills-lead = Vergangene Vorfälle Schritt für Schritt nachgespielt, mit einer Frage vor jedem: Was würdet ihr jetzt tun?
drills-suggested = Zum Anfang
drills-for-week = Die Übung dieser Woche; nächste Woche ist es eine andere.
drills-for-year = Vor etwa einem Jahr: Kaum jemand weiß noch, wie es ausging, und die Hälfte des Teams ist vielleicht neu.
drills-again = Die Ursache, { $cause }, steckt hinter { $n } Vorfällen.
drills-order = Zu jedem Dienst: zuerst Vorfälle, die zwei Monate bis zwei Jahre her sind, der schwerste zuerst. An jüngere erinnert man sich noch, ältere trafen andere Systeme.
drills-without = { $n ->
    [one] { $n } Bericht hat zu wenige Ereignisse mit einer Zeit
   *[other] { $n } Berichte haben zu wenige Ereignisse mit einer Zeit
}
drills-empty = Noch hat kein Bericht fünf Ereignisse mit einer Zeit, wie es eine Übung braucht.
no-service = Kein Dienst genannt
n-drills = { $n ->
    [one] { $n } Übung
   *[other] { $n } Übungen
}
n-steps = { $n ->
    [one] { $n } Schritt
   *[other] { $n } Schritte
}
ago-days = { $n ->
    [0] heute
    [one] vor { $n } Tag
   *[other] vor { $n } Tagen
}
ago-months = { $n ->
    [one] vor { $n } Monat
   *[other] vor { $n } Monaten
}
ago-years = { $n ->
    [one] vor { $n } Jahr
   *[other] vor { $n } Jahren
}
drill-of = Übung: { $id }
drill-about = Ein vergangener Vorfall, Schritt für Schritt nachgespielt.
drill-lead = Sagt, was ihr tun würdet, bevor ihr öffnet, was geschah. Richtig und falsch gibt es nicht; was damals getan wurde, ist nur, was damals getan wurde.
drill-minutes = etwa { $n } min
drill-briefing = Lage
drill-starts = Es ist { $time }. Ihr habt Bereitschaft für:
drill-facilitator = Für die Leitung
drill-how-1 = Eine Person liest vor und öffnet die Schritte; alle anderen sehen nur, was offen ist. Diese Liste und der Bogen darunter verraten die Art der Schritte, nicht was geschah.
drill-how-2 = Rollen verteilen. Wer damals dabei war, nimmt keine oder führt Protokoll.
drill-how-3 = Frage vorlesen, warten, die Stillen zuerst reden lassen. Dann nachfragen: welcher Bildschirm, welcher Befehl, wessen Telefonnummer?
drill-how-4 = Öffnen, was geschah. Nicht verteidigen; mit der nächsten Frage weitermachen, als wäre es so.
drill-how-5 = Auf die Zeit achten. Das Gespräch am Ende ist mehr wert als die letzten Schritte.
drill-roles = Rollen
drill-roles-then = Im wirklichen Vorfall:
drill-role-commander = Einsatzleitung
drill-part-commander = Entscheidet, was als Nächstes geschieht und wer dazukommt; tippt nichts.
drill-role-operations = Technik
drill-part-operations = Sagt Wort für Wort, was angesehen und was getippt wird.
drill-role-communications = Kommunikation
drill-part-communications = Schreibt, was Kundschaft und Kollegium lesen, und wann die nächste Nachricht kommt.
drill-role-scribe = Protokoll
drill-part-scribe = Notiert Einfälle, fehlende Rechte, Anzeigen und Nummern; sie sind das Ergebnis der Übung.
drill-sheet = Bogen
drill-sheet-note = Die Zeit seit Beginn, die Art jedes Schritts und worauf zu hören ist.
drill-sheet-time = Zeit
drill-sheet-event = Was kommt
drill-sheet-listen = Worauf hören
drill-choice = Schritte
drill-all = alle { $n }
drill-key = { $n } Schlüsselereignisse, etwa { $minutes } min
drill-reveal = Was geschah
drill-wait = nach { $length }
drill-last = Wie ging es aus, und warum war es möglich? Ratet.
drill-reveal-all = Was wirklich geschah
drill-before = Was geschehen war, bevor es jemand wusste
drill-plans = Pläne
drill-actions = Was folgte
drill-actions-done = { $n ->
    [one] { $done } von { $n } Maßnahme erledigt
   *[other] { $done } von { $n } Maßnahmen erledigt
}
drill-debrief = Darüber reden
drill-debrief-1 = Wo seid ihr einen anderen Weg gegangen? War er besser oder nur anders?
drill-debrief-2 = Was hat euch gefehlt: eine Anzeige, ein Recht, eine Nummer, ein Mensch?
drill-debrief-3 = Welcher Plan hätte geholfen, und stimmt er noch?
drill-debrief-4 = Was ändert ihr, wer ist zuständig, und bis wann?
drill-ask-change-1 = Was hat sich zuletzt geändert? Wo würdet ihr nachsehen, in welcher Reihenfolge?
drill-ask-change-2 = Welche Änderung habt ihr im Verdacht, und woran würdet ihr sie erkennen?
drill-ask-impact-1 = Was merken die Nutzer jetzt? Wie findet ihr heraus, wie viele es sind?
drill-ask-impact-2 = Wie viel schlimmer kann es in der nächsten halben Stunde werden, und für wen?
drill-ask-alert-1 = Was wäre das erste Zeichen, und wie lange nach dem Beginn?
drill-ask-alert-2 = Welchen Alarm erwartet ihr als nächsten, und was sagte sein Schweigen?
drill-ask-detection-1 = Wer bemerkt es zuerst, und wodurch?
drill-ask-detection-2 = Was müsstet ihr sehen, um es einen Vorfall zu nennen?
drill-ask-communication-1 = Wer muss es jetzt erfahren, und wie lautet euer erster Satz?
drill-ask-communication-2 = Was könnt ihr sicher sagen, und wann sagt ihr mehr?
drill-ask-hypothesis-1 = Was könnte alles erklären, was ihr seht? Nennt zwei Dinge, und was sie unterscheiden würde.
drill-ask-hypothesis-2 = Was spricht gegen eure beste Vermutung?
drill-ask-action-1 = Was würdet ihr jetzt tun, was könnte es verschlimmern, und wie nehmt ihr es zurück?
drill-ask-action-2 = Was ist der kleinste Schritt, der hilft oder euch etwas lehrt?
drill-ask-escalation-1 = Wen braucht ihr jetzt, und worum genau bittet ihr?
drill-ask-escalation-2 = Was wisst ihr nicht, das jemand anderes weiß? Wie erreicht ihr ihn um diese Zeit?
drill-ask-mitigation-1 = Was würde den Schaden am schnellsten beenden, auch ohne ihn zu verstehen?
drill-ask-mitigation-2 = Woran würdet ihr binnen fünf Minuten sehen, dass es half?
drill-ask-resolution-1 = Was muss stimmen, bevor ihr es für beendet erklärt?
drill-ask-resolution-2 = Was ist noch aufzuräumen, und wer muss es erfahren?
drill-ask-observation-1 = Was würdet ihr jetzt prüfen?
drill-ask-observation-2 = Welche Kurve, welches Protokoll, welche Abfrage öffnet ihr als Nächstes, und was erwartet ihr?
drill-ask-decision-1 = Was muss jetzt entschieden werden, von wem, und weshalb?
drill-ask-decision-2 = Was gebt ihr mit jedem der Wege auf, die ihr seht?
drill-listen-change = alle Kalender von Änderungen: Auslieferung, Einstellungen, Wartung, Namen, Partner
drill-listen-impact = was Nutzer sehen, nicht was kaputt ist; eine Zahl mit ihrer Quelle
drill-listen-alert = ein Alarm mit Namen, seine Verzögerung, und was nicht überwacht wird
drill-listen-detection = mehr als ein Weg, es zu bemerken; wer einen Vorfall ausrufen darf
drill-listen-communication = Worte der Nutzer, was bekannt ist, die Zeit der nächsten Nachricht
drill-listen-hypothesis = mindestens zwei Vermutungen und eine Probe, die jede widerlegen könnte
drill-listen-action = der genaue Befehl, sein Risiko, der Rückweg, eine Änderung nach der anderen
drill-listen-escalation = eine Rolle mit einer Nummer, die jetzt gilt; eine Frage statt eines Hilferufs
drill-listen-mitigation = erst ein Weg zurück, dann einer nach vorn; woran der Erfolg gemessen wird
drill-listen-resolution = Zeichen des Endes, Aufräumen, eine letzte Nachricht, Ruhe für die Leute
drill-listen-observation = der Ort zum Nachsehen und die Erwartung, vor dem Nachsehen
drill-listen-decision = wer entscheidet, was aufgegeben wird, bis wann es gilt

on-this-day = An diesem Tag
on-this-day-in = An diesem Tag: { $month }
on-this-day-lead = Vorfälle nach dem Tag im Jahr, damit ein Jahrestag an einen Bericht erinnert.
on-this-day-around = Um den { $day } in früheren Jahren
on-this-day-none = Für die Tage um den { $day } ist aus früheren Jahren nichts verzeichnet.
on-this-day-next = Für die Tage um den { $day } ist aus früheren Jahren nichts verzeichnet. Der nächste kommt in { $days }:
in-days = { $years }, in { $days }
on-this-day-undated = { $n ->
    [one] { $n } Bericht ohne Datum fehlt hier.
   *[other] { $n } Berichte ohne Datum fehlen hier.
}
months = Monate
years-ago = { $n ->
    [one] vor { $n } Jahr
   *[other] vor { $n } Jahren
}
years-ago-today = { $n ->
    [one] heute vor { $n } Jahr
   *[other] heute vor { $n } Jahren
}

digests = Monatsbriefe
digests-lead = Jeder Monat in Kürze: neue Berichte und was sie lehren, was versprochen, gehalten und überfällig war, und Pläne zur Durchsicht.
digests-empty = Noch ist nichts erschienen, fällig gewesen oder erledigt.
digest-of = Monatsbrief { $month }
digest-until = Stand { $date }; der Monat läuft noch.
digest-take = Zum Verschicken: { $mail }. Als Text: { $text }.
digest-mail = schlichte Seite
digest-text = Markdown
digest-n-reports = { $n ->
    [one] { $n } neuer Bericht
   *[other] { $n } neue Berichte
}
digest-n-closed = { $n ->
    [one] { $n } Maßnahme erledigt
   *[other] { $n } Maßnahmen erledigt
}
digest-n-overdue = { $n } überfällig
digest-n-plans = { $n ->
    [one] { $n } Plan zur Durchsicht
   *[other] { $n } Pläne zur Durchsicht
}
digest-began = { $n ->
    [0] In diesem Monat begann kein Vorfall.
    [one] In diesem Monat begann ein Vorfall.
   *[other] In diesem Monat begannen { $n } Vorfälle.
}
digest-reports = Neue Berichte
digest-no-reports = In diesem Monat erschien kein Bericht.
digest-lessons = Erkenntnisse:
digest-before = Schon einmal geschehen: { $title }
digest-closed = Erledigte Maßnahmen ({ $n })
digest-due = In diesem Monat fällige Maßnahmen ({ $n })
digest-overdue = Am Ende überfällige Maßnahmen ({ $n })
digest-due-on = fällig { $date }
digest-late = { $days } überfällig
digest-closed-on = erledigt { $date }
digest-plans = Pläne zur Durchsicht
digest-reviews = Durchgesehene Pläne
digests-around = Monatsbriefe davor und danach
digest-from = Aus { $site }

glossary = Glossar
glossary-lead = Was die Wörter auf diesen Seiten bedeuten, und mehr nicht.
glossary-own = diese Sammlung
glossary-severities = Schweregrade
glossary-words = Die Wörter dieser Sammlung für Dienste, Auslöser und Ursachen haben eigene Seiten:
term-acknowledged = Angenommen
meaning-acknowledged = Wann sich jemand des Vorfalls annahm.
term-action = Maßnahme
meaning-action = Was ein Bericht zu tun verspricht, damit der Vorfall seltener wird, früher auffällt oder weniger schadet. Sie hat eine Zuständigkeit und einen Tag.
term-audience = Publikum
meaning-audience = Wer einen Bericht lesen darf: nur intern oder alle.
term-blameless = Ohne Schuldzuweisung
meaning-blameless = Geschrieben in der Annahme, dass Menschen taten, was ihnen mit ihrem Wissen sinnvoll schien; gefragt wird, was es möglich machte, nicht, wer es war.
term-cause = Ursache
meaning-cause = Warum ein Vorfall möglich war. Es sind mehrere, und keine ist die eine Wurzel. Was ihn in Gang setzte, ist der Auslöser.
term-censored = Zensiert
meaning-censored = Am Tag der Seite nicht zu Ende, etwa eine offene Maßnahme: Sie zählt, solange sie beobachtet wurde, und wird nicht weggelassen, denn sonst sähe der Rest schnell aus.
term-detected = Bemerkt
meaning-detected = Wann jemand oder etwas den Vorfall bemerkte.
term-drill = Übung
meaning-drill = Ein vergangener Vorfall, Schritt für Schritt nachgespielt, mit einer Frage vor jedem Schritt.
term-impact = Auswirkung
meaning-impact = Was Nutzer oder Geschäft spürten, gemessen oder geschätzt; eine Schätzung ist als solche gekennzeichnet.
term-incident = Vorfall
meaning-incident = Ein Ereignis, das Nutzern oder dem Geschäft schadete oder beinahe, und um das sich Menschen kümmern mussten.
term-interval = 95-%-Intervall
meaning-interval = Die Werte, denen die Daten nicht widersprechen: Von hundert solchen Intervallen enthalten etwa 95 den wahren Wert. Breite sagen, dass es wenige Vorfälle sind.
term-key-event = Schlüsselereignis
meaning-key-event = Eines der wenigen Ereignisse, die die Geschichte erzählen: vom Autor markiert oder genau zur Minute eines Meilensteins.
term-median = Median
meaning-median = Der Wert in der Mitte: Die Hälfte der Vorfälle liegt darunter, die Hälfte darüber. Ein einzelner sehr langer Vorfall verschiebt ihn nicht.
term-mitigated = Eingedämmt
meaning-mitigated = Wann der Schaden endete, auch wenn noch nicht alles behoben war.
term-mttr = MTTR
meaning-mttr = Mittlere Zeit bis zur Wiederherstellung. Wenige lange Vorfälle bestimmen sie, und sie schwankt durch Zufall; diese Seiten zeigen stattdessen einzelne Dauern und ihren Median.
term-near-miss = Beinahe-Vorfall
meaning-near-miss = Ein Vorfall, der niemandem schadete, und nur Glück oder eine letzte Sicherung stand dazwischen.
term-overdue = Überfällig
meaning-overdue = Über den Tag hinaus und am Tag der Seite nicht erledigt.
term-phase = Phase
meaning-phase = Ein Abschnitt eines Vorfalls zwischen zwei Meilensteinen: unbemerkt, bemerkt und noch nicht angenommen, in Arbeit, in Erholung.
term-plan = Plan
meaning-plan = Eine Anleitung für eine Art von Vorfall, auch Runbook genannt, mit einer Zuständigkeit und einem Tag für die Durchsicht.
term-postmortem = Postmortem
meaning-postmortem = Der Bericht über einen Vorfall: was geschah, warum es möglich war, was gelernt wurde und was sich ändert.
term-precision = Genauigkeit
meaning-precision = Wie genau eine Zeit bekannt ist: auf die Minute, die Stunde oder den Tag. Was auf den Tag bekannt ist, steht in keiner Abbildung, die Minuten braucht.
term-recurrence = Wiederholung
meaning-recurrence = Ein Vorfall, der einen früheren wiederholt: Der Bericht sagt es, oder beide haben dieselbe Ursache am selben Dienst.
term-resolved = Behoben
meaning-resolved = Wann alles getan war, Aufräumen eingeschlossen.
term-service = Dienst
meaning-service = Ein Teil des Systems, auf den sich Nutzer oder andere Teile verlassen, wie der Katalog ihn nennt.
term-severity = Schweregrad
meaning-severity = Wie schlimm ein Vorfall war, auf der Leiter dieser Sammlung.
term-started = Begonnen
meaning-started = Wann der Schaden begann, ob es jemand wusste oder nicht.
term-status = Status
meaning-status = Wo ein Bericht in seinem Leben steht: Entwurf, in Durchsicht, veröffentlicht oder ersetzt. Gezählt werden nur Berichte in Durchsicht und veröffentlichte.
term-time-to-acknowledge = Zeit bis zur Annahme
meaning-time-to-acknowledge = Vom Bemerken bis sich jemand annahm.
term-time-to-detect = Zeit bis zum Bemerken
meaning-time-to-detect = Vom Beginn des Schadens bis jemand oder etwas ihn bemerkte.
term-time-to-mitigate = Zeit bis zur Eindämmung
meaning-time-to-mitigate = Vom Beginn des Schadens bis zu seinem Ende.
term-time-to-resolve = Zeit bis zur Behebung
meaning-time-to-resolve = Vom Beginn des Schadens bis alles getan war; auch Dauer genannt.
term-trigger = Auslöser
meaning-trigger = Was einen Vorfall in Gang setzte. Derselbe Auslöser ist harmlos, wo keine Ursache ihn gefährlich macht.

## Search

search-about = Alle Berichte durchsuchen.
search-total = { $reports }. Die Suche nach Wörtern braucht JavaScript; die Listen hier und die { $list } kommen ohne aus.
search-list = Liste aller Vorfälle

## How reports are written (/language/)

language-lead = Was die Sprachregeln in { $reports } gefunden haben, { $period }. Ein Bericht zählt je Regel einmal, gleich wie oft sie darin anschlägt.
language-caution = Die Seite zeigt, ob sich die Schreibweise ändert, nicht wer was geschrieben hat: Sie nennt weder Bericht noch Team noch Person, und ein Anteil sagt nichts darüber, wie gut ein Bericht ist.
language = Sprache der Berichte
language-about = Wie die Berichte geschrieben sind: was die Sprachregeln fanden, nach Regel und Jahr.
language-without-drafts = { $n ->
    [one] { $n } Bericht im Entwurf nicht gezählt.
   *[other] { $n } Berichte im Entwurf nicht gezählt.
}
language-without-superseded = { $n ->
    [one] { $n } abgelöster Bericht nicht gezählt.
   *[other] { $n } abgelöste Berichte nicht gezählt.
}
language-without-foreign = { $n ->
    [one] { $n } Bericht in einer Sprache, die die Regeln nicht beurteilen, nicht gezählt.
   *[other] { $n } Berichte in einer Sprache, die die Regeln nicht beurteilen, nicht gezählt.
}
language-without-undated = { $n ->
    [one] { $n } Bericht ohne Datum nicht gezählt.
   *[other] { $n } Berichte ohne Datum nicht gezählt.
}
language-any = { $total ->
    [one] { $n } von { $total } Bericht hat einen Sprachbefund
   *[other] { $n } von { $total } Berichten haben einen Sprachbefund
}
language-any-what = mindestens einem Befund der eingebauten Sprachregeln
language-rule = { $total ->
    [one] { $rule }: { $n } von { $total } Bericht
   *[other] { $rule }: { $n } von { $total } Berichten
}
language-rule-what = einem Befund von { $code }
language-figure = Prozent der Berichte eines Jahres mit { $what }, und exakte 95-%-Intervalle
language-reading = Punkte sind Anteile der Berichte eines Jahres. Linien sind exakte 95-%-Intervalle (Clopper-Pearson): die Anteile, denen so wenige Berichte nicht widersprechen. Wo sie sich weit überlappen, unterscheiden sich die Jahre nicht mehr, als der Zufall es tut.
language-all = Wie viele Berichte haben einen Befund?
language-rules = Von welchen Regeln?

## Rules of the check

rules = Regeln
rules-about = Wonach `casebook check` sucht: { $n } Regeln.
fix-safe = sicher
fix-unsafe = unsicher
rules-lead = { $command } betrachtet jeden Bericht nach diesen { $n } Regeln. Jede hat eine Stufe, die { $file } ändern kann.
rules-families = Familien von Regeln
rules-code = Code
rules-rule = Regel
rules-level = Stufe
rules-fix = Korrektur
rules-fix-unit = Korrektur
rule-off-by-default = Von sich aus abgeschaltet
rule-fix-safe = Mit sicherer Korrektur
rule-fix-unsafe = Mit unsicherer Korrektur
rule-fix-none = Ohne Korrektur
rule-since = Seit { $version }
rule-fix-heading = Korrektur
rule-fix-safe-how = { $command } behebt es; der Sinn des Berichts bleibt.
rule-fix-unsafe-how = { $command } nimmt die vorgeschlagene Änderung vor; bitte nachlesen, der Sinn kann sich ändern.
rule-switch-on = Einschalten
rule-other-level = Andere Stufe oder keine
rule-for-all = Für die ganze Sammlung, in { $file }:
rule-for-one = Für eine Stelle, in ihrer Zeile oder allein in der Zeile darüber; in Front Matter als Kommentar hinter { $mark }:
rule-reason = die Begründung
rule-more = Weitere Regeln
rule-family-rules = Regeln: { $family }
rule-before = Davor: { $rule }
rule-next = Danach: { $rule }
rule-all = Alle Regeln

## Berichte zum Drucken

print-link = Drucken
print-all = Berichte zum Drucken
print-title = Berichte { $period }
print-months = { $from } bis { $to }
print-about = { $reports } ({ $period }) auf einer Seite, zum Drucken oder als eine Datei.
print-lead = { $reports }, Stand { $date }.
print-parts = { $period } hat mehr Berichte, als eine Seite fassen sollte; sie werden in Teilen gedruckt.
print-contents = Inhalt

## Was die Spalten der Daten bedeuten

download-about = Spalten
actions-all = Alle Maßnahmen
intervals-title = Vorfälle von Beginn bis Ende, { $period }
data-incidents = Jeder veröffentlichte oder geprüfte Bericht einmal; ein abgelöster nur in der Liste aller und der seines Zustands, ein Entwurf nur, wo die Seite Entwürfe zeigt. Was ein Bericht nicht sagt, ist leer.
data-incidents-id = Kennung des Berichts
data-incidents-title = Titel des Berichts
data-incidents-status = Zustand des Berichts: draft, in-review, published oder superseded
data-incidents-severity = Schweregrad, als Kennung der Stufen
data-incidents-services = Was betroffen war, als Kennungen zwischen Leerzeichen
data-incidents-causes = Warum es möglich war, als Kennungen zwischen Leerzeichen
data-incidents-trigger = Was es auslöste, als Kennung
data-incidents-tags = Freie Stichwörter, zwischen Strichpunkten
data-incidents-started = Wann der Schaden begann
data-incidents-detected = Wann er bemerkt wurde
data-incidents-acknowledged = Wann jemand sich seiner annahm
data-incidents-mitigated = Wann der Schaden endete
data-incidents-resolved = Wann alles erledigt war
data-incidents-detect-seconds = Von started bis detected; leer, wo eines fehlt oder nur der Tag bekannt ist
data-incidents-acknowledge-seconds = Von detected bis acknowledged, ebenso
data-incidents-mitigate-seconds = Von started bis mitigated, ebenso
data-incidents-resolve-seconds = Von started bis resolved, ebenso
data-incidents-actions-open = Maßnahmen, die am Tag der Erstellung offen oder in Arbeit waren, überfällige eingeschlossen
data-incidents-actions-overdue = Davon über den Termin hinaus
data-incidents-actions-done = Erledigte Maßnahmen
data-incidents-actions-dropped = Aufgegebene Maßnahmen
data-incidents-url = Seite des Berichts
data-actions = Jede Maßnahme der veröffentlichten und geprüften Berichte, die am längsten überfälligen zuerst; Alter am Tag der Erstellung.
data-actions-incident = Kennung ihres Berichts
data-actions-id = Kennung innerhalb des Berichts
data-actions-title = Was zu tun ist
data-actions-type = Wozu: prevent, detect, mitigate, process oder repair
data-actions-group = Die Gruppe, in der sie geschrieben steht
data-actions-priority = Wie dringend, wie geschrieben
data-actions-owner = Wer sie übernimmt
data-actions-status = open, in-progress, done oder dropped
data-actions-due = Bis wann
data-actions-opened = Wann sie angelegt wurde
data-actions-closed = Wann sie geschlossen wurde
data-actions-age-days = Seit sie angelegt wurde; bis sie geschlossen wurde, wenn sie es ist
data-actions-overdue-days = Über den Termin hinaus; leer, wo sie nicht überfällig ist
data-actions-ticket = Das Ticket, wie geschrieben
data-actions-addresses = Die Ursache, der sie begegnet, als Kennung
data-actions-reason = Warum sie aufgegeben wurde
data-actions-url = Ihre Stelle auf der Seite ihres Berichts
data-recurred = Vorfälle, die wiederkamen, so angegeben oder durch dieselbe Ursache am selben Dienst, bevor eine Maßnahme dagegen erledigt war.
data-recurred-incident = Kennung des späteren Berichts
data-recurred-title = Sein Titel
data-recurred-day = Der Tag, an dem es wiederkam
data-recurred-declared = Ob der Bericht es selbst sagt; sonst wurde es über Ursache und Dienst gefunden
data-recurred-earlier = Kennung des früheren Berichts
data-recurred-action = Kennung der damals offenen Maßnahme
data-recurred-action-title = Was zu tun war
data-recurred-owner = Wer sie übernimmt
data-recurred-open-days = Von ihrer Anlage bis zu dem Tag, an dem es wiederkam
data-recurred-status = Zustand der Maßnahme am Tag der Erstellung
data-intervals = Vorfälle, die in der Zeit begannen oder in sie hineinreichten, veröffentlicht oder geprüft; was als Bahnen gezeichnet ist.
data-intervals-id = Kennung des Berichts
data-intervals-title = Titel des Berichts
data-intervals-severity = Schweregrad, als Kennung der Stufen
data-intervals-services = Was betroffen war, als Kennungen zwischen Leerzeichen
data-intervals-causes = Warum es möglich war, als Kennungen zwischen Leerzeichen
data-intervals-url = Seite des Berichts
data-intervals-from = Wann der Schaden begann; der Tag, wo nur dieser bekannt ist
data-intervals-to = Wann er endete; leer, wo das nicht verzeichnet ist oder noch aussteht
data-intervals-precision = Wie genau beide sind: minute oder day
data-plans = Jeder Plan und jedes Runbook, die mit überfälliger Prüfung zuerst.
data-plans-title = Titel des Plans
data-plans-path = Seine Datei in der Sammlung
data-plans-summary = Ein oder zwei Sätze
data-plans-owner = Wer ihn pflegt
data-plans-services = Die Dienste, für die er gilt, als Kennungen zwischen Leerzeichen
data-plans-causes = Die Ursachen, für die er gilt, ebenso
data-plans-trigger = Der Auslöser, für den er gilt, als Kennung
data-plans-tags = Freie Stichwörter, zwischen Strichpunkten
data-plans-state = fresh, due (binnen 30 Tagen), overdue oder undated
data-plans-reviewed = Die letzte Prüfung
data-plans-review-by = Die nächste Prüfung
data-plans-days-overdue = Über die nächste Prüfung hinaus; leer, wo sie nicht überfällig ist
data-plans-used = Vorfälle, in deren Ablauf er befolgt wurde
data-plans-last-used = Der letzte davon
data-plans-url = Seite des Plans

## Accessibility (/accessibility/)

accessibility = Barrierefreiheit
accessibility-about = Was diese Site erfüllen soll, wie das geprüft wurde, was bekanntermaßen fehlt und wem man es sagt.
accessibility-standard = Die Seiten sollen die Web Content Accessibility Guidelines (WCAG) 2.2 auf Stufe AA erfüllen.
accessibility-status = Niemand hat diese Site gegen alle davon geprüft. Es folgt, was ihre Hersteller geprüft haben und wie; solche Prüfungen finden viele Fehler, nicht alle.
accessibility-tested = Was geprüft wurde und wie
accessibility-tested-what = Seiten des eingebauten Themes werden bei jeder Änderung von Casebook in einem Browser (Chromium) geprüft, an einem Muster und an Sammlungen anderer Art. Diese Site wurde mit Version { $version } am { $date } erstellt; ihre eigenen Texte gehörten nicht dazu.
accessibility-tested-axe = Maschinell, mit den Regeln von axe-core für WCAG 2.0 bis 2.2 auf den Stufen A und AA und für gute Praxis: jede Art von Seite, in hellen und dunklen Farben, bei 320, 768 und 1280 Pixeln.
accessibility-tested-keyboard = Allein mit der Tastatur: Jedes Bedienelement ist erreichbar, zeigt das an und lässt sich wieder verlassen.
accessibility-tested-reflow = Keine Seite ist breiter als ein Fenster von 320 Pixeln; breite Tabellen rollen in sich.
accessibility-tested-text = Text in doppelter Größe passt in Fenster von 640 und 1280 Pixeln.
accessibility-tested-contrast = Mit den eigenen Farben des Systems (erzwungene Farben) behalten Diagramme ihre Zeichen.
accessibility-tested-scripts = Ohne JavaScript sind alle Berichte, Listen und Diagramme lesbar, und kein Bedienelement ist tot.
accessibility-tested-valid = Das HTML ist gültig, und keine Kennung steht zweimal auf einer Seite.
accessibility-tested-direction = In einer Sprache, die von rechts nach links läuft.
accessibility-tested-paper = Gedruckt: Zugeklapptes ist offen, und keine Zeichnung ist abgeschnitten.
accessibility-made = Woran gedacht wurde
accessibility-made-charts = Zu jedem Diagramm gehört ein Satz, der sagt, was es zeigt, und die Zahlen stehen in einer Tabelle oder Liste. Keine Farbe bedeutet für sich allein etwas.
accessibility-made-keys = Die Suche öffnet sich mit / oder Strg K. Sonst hört nichts auf einzelne Tasten, außer wo ein Diagramm den Fokus hat.
accessibility-made-times = Zeiten lassen sich in der Zone des Berichts, in UTC oder in der eigenen zeigen. Nichts läuft ab.
accessibility-made-theme = Die Site folgt den Farben des Systems; hell oder dunkel lässt sich am Fuß jeder Seite wählen.
accessibility-made-motion = Nichts bewegt sich, blinkt oder spielt von selbst.
accessibility-gaps = Was bekanntermaßen fehlt
accessibility-gap-theme = Diese Site ändert das eingebaute Theme. Diese Änderungen hat niemand außer ihren Herstellern geprüft.
accessibility-gap-people = Es gab keine Prüfung mit Menschen, die Vorleseprogramme, Vergrößerung oder Sprachsteuerung nutzen.
accessibility-gap-authors = Texte, Tabellen und Links in den Berichten stammen von deren Autoren und sind womöglich schwer zu verstehen.
accessibility-gap-pictures = Manche Berichte zeigen Bilder, etwa Kurven; ob deren Beschreibungen genug sagen, ist nicht geprüft.
accessibility-gap-languages = Manche Berichte sind in einer anderen Sprache als die Site ({ $languages }). Jeder sagt dem Browser seine Sprache im Ganzen, nicht die einzelner Zitate.
accessibility-gap-diagrams = Als Mermaid geschriebene Diagramme bleiben Code.
accessibility-gap-tables = In kleinen Fenstern müssen breite Tabellen in Berichten zur Seite gerollt werden.
accessibility-contact = Rückmeldung
accessibility-contact-at = Sagen Sie uns, was Sie nicht lesen oder bedienen können: { $link }
accessibility-contact-none = Diese Site nennt dafür niemanden. Wenden Sie sich an die, die Sie unter ihren Herstellern kennen.

## Not found

not-found = Seite nicht gefunden
not-found-about = Unter dieser Adresse gibt es keine Seite.
all-incidents = Alle Vorfälle
home = Startseite
not-found-lead = Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie umgezogen, oder der Link enthält einen Tippfehler.

## Scripts: what pages say once JavaScript runs

js-theme = Farben
js-theme-system = System
js-theme-light = Hell
js-theme-dark = Dunkel
js-search-field = Vorfälle durchsuchen
js-search-hint = Titel, Dienst, Ursache, Kennung
js-search-hits = Gefundene Vorfälle
js-search-count = { $n } von { $total }
js-search-similar = { $n } von { $total }, ähnlich dem Getippten
js-search-none = Nichts gefunden. Weniger Wörter oder Filter finden mehr.
js-search-failed = Die Liste der Vorfälle ließ sich nicht laden.
js-search-choose = ↑ ↓ wählt aus
js-search-enter = Enter öffnet
js-search-escape = Esc schließt
js-search-page = Suchseite mit Filtern
js-search = Suche
js-unit-days = { unit-days }
js-unit-hours = { unit-hours }
js-unit-minutes = { unit-minutes }
js-unit-seconds = { unit-seconds }
js-more = { $n } weitere
js-facet-severity = Schweregrad
js-facet-service = Dienst
js-facet-cause = Ursache
js-facet-trigger = Auslöser
js-facet-tag = Schlagwort
js-facet-status = Status
js-facet-year = Jahr
js-list-find = In dieser Liste finden
js-list-clear = Filter zurücksetzen
js-list-more = { $n } weitere zeigen
js-list-count = { $n } von { $all }
js-list-all-incidents = { $n ->
    [one] { $n } Vorfall
   *[other] { $n } Vorfälle
}
js-list-all-actions = { $n ->
    [one] { $n } Maßnahme
   *[other] { $n } Maßnahmen
}
js-list-none = Auf nichts trifft alles zugleich zu.
js-list-without = Ohne { $filter }: { $n }
js-list-failed = Der Rest der Liste war nicht zu laden; dies sind nur die Zeilen dieser Seite.
js-list-sort = Sortieren nach
js-list-services = und { $n } weitere
js-internal = { internal }
js-status-draft = Entwurf
js-status-in-review = In Durchsicht
js-status-superseded = Abgelöst
js-state-overdue = { $n ->
    [one] Überfällig seit { $n } Tag
   *[other] Überfällig seit { $n } Tagen
}
js-state-open = Offen
js-state-in-progress = In Arbeit
js-state-done = Erledigt
js-state-dropped = Verworfen
js-action-priority = Priorität { $priority }
js-action-nobody = Niemand
js-action-days = { $n } T
js-lanes-lane = Bahn
js-lanes-all = Alle Bahnen
js-lanes-closer = Näher heran
js-lanes-wider = Weiter weg
js-lanes-earlier = Früher
js-lanes-later = Später
js-lanes-whole = Alles zeigen
js-lanes-shown = { $n ->
    [one] { $n } Vorfall, { $from } bis { $to }
   *[other] { $n } Vorfälle, { $from } bis { $to }
}
js-lanes-stretch = { $from } bis { $to }
js-lanes-skip = Zeichnung überspringen
js-zone = Zeiten in
js-zone-yours = { $zone } (Ihre)
js-print = Drucken
js-copy = Kopieren
js-copied = Kopiert
js-copy-denied = Nicht erlaubt
