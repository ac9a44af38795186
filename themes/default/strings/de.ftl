### Die Texte der Site auf Deutsch. Wie eine Datei aufgebaut ist, steht in `en.ftl`.

## Formats: how numbers, days and lengths of time are written

number-example = 1.234,5
number = { $n }
percent = { $n } %
date-locale = de_DE
date = %-d. %b %Y
date-short = %-d. %b
month-of-year = %B %Y
month-short = %b
date-and-time = { $date }, { $time } { $zone }
about-time = ca. { $time }
year-to-date = { $year } bisher
years-range = { $first } bis { $last }
unit-days = { $n } T
unit-hours = { $n } Std
unit-minutes = { $n } Min
unit-seconds = { $n } s
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
range-none = keine

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
figure-data = Daten: { $downloads }
figure-more-rows = { $n } weitere Zeilen: { $link }
figure-rows = { $n } Zeilen: { $link }
filters = Filter
column-date = Datum
column-severity = Schwere
column-incident = Vorfall
column-services = Dienste
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
facet-state = Stand
facet-owner = Zuständig
facet-due = Fällig
facet-age = Alter
facet-type = Art
facet-report = Aus
pages-of-list = Seiten dieser Liste
years = Jahre

## Home

## Report

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
no-incident = Noch ist kein Vorfall festgehalten. `casebook new "Was geschah"` beginnt einen Bericht.

## Timeline

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

## Plans, pages, glossary, drills, digests

## Trends

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
