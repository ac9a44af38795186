### The words of the site in English, the language every other one falls back to.
###
### A message is `key = text`; values stand in braces, and a count chooses its form:
### `n-days = { $n -> [one] { $n } day *[other] { $n } days }`, on several lines as below.
### A template says `{{ t(key="n-days", n=3) }}`. Every key must be in every file here.

## Formats: how numbers, days and lengths of time are written

# Write this very number the way the language does; one of five known ways.
number-example = 1,234.5
number = { $n }
percent = { $n } %
# Names the months. Patterns are those of strftime.
date-locale = en_GB
date = %-d %b %Y
date-short = %-d %b
month-of-year = %B %Y
month-short = %b
date-and-time = { $date }, { $time } { $zone }
about-time = about { $time }
year-to-date = { $year } to date
years-range = { $first } to { $last }
unit-days = { $n } d
unit-hours = { $n } h
unit-minutes = { $n } min
unit-seconds = { $n } s
unit-days-short = { $n }d
unit-hours-short = { $n }h
unit-minutes-short = { $n }m
unit-seconds-short = { $n }s
since-start = T+{ $length }
before-start = T-{ $length }

## Counts

n-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
n-incidents = { $n ->
    [one] { $n } incident
   *[other] { $n } incidents
}
n-reports = { $n ->
    [one] { $n } report
   *[other] { $n } reports
}
n-more = { $n } more
range = { $first }-{ $last } of { $total }
range-none = none

## The frame of every page

skip-to-content = Skip to content
nav-main = Main
nav-incidents = Incidents
nav-timeline = Timeline
nav-trends = Trends
nav-actions = Actions
nav-services = Services
nav-search = Search
breadcrumb = Breadcrumb
foot-told = { $incidents }, told as of { $date }
feed-atom = Atom feed
feed-json = JSON feed
feed-of = { $format }: { $title }
rules-of-check = Rules of the check

## Words of reports, wherever they are shown

status-draft = Draft
status-in-review = In review
status-published = Published
status-superseded = Superseded
state-open = Open
state-in-progress = In progress
state-done = Done
state-dropped = Dropped
state-overdue = Overdue by { $days }
level-error = error
level-warning = warning
level-info = info
level-off = off
internal = Internal
no-date = No date

## Shared parts: tables, pagers, figures

link-to = Link to { $heading }
figure-n = n = { $n } { $unit }
figure-n-period = n = { $n } { $unit }, { $period }
figure-reading = How to read it
figure-numbers = Show the numbers
figure-data = Data: { $downloads }
figure-more-rows = { $n } more rows: { $link }
figure-rows = { $n } rows: { $link }
filters = Filters
column-date = Date
column-severity = Severity
column-incident = Incident
column-services = Services
column-duration = Duration
column-action = Action
column-from = From
column-owner = Owner
column-due = Due
column-age = Age
column-status = Status
services-more = and { $n } more
facet-severity = Severity
facet-service = Service
facet-cause = Cause
facet-trigger = Trigger
facet-tag = Tag
facet-year = Year
facet-state = State
facet-owner = Owner
facet-due = Due
facet-age = Age
facet-type = Type
facet-report = From
pages-of-list = Pages of this list
years = Years

## Home

## Report

## List of incidents

incidents-in-year = Incidents in { $year }
incidents-undated = Incidents without a date
incidents-in-state = Reports by state: { $state }
incidents-caption = Incidents, newest first
incidents-older = { $n ->
    [one] { $n } older incident, by year
   *[other] { $n } older incidents, by year
}
list-about = { $incidents }, newest first.
list-total = { $incidents }, { $range }
no-incident = No incident is recorded yet. `casebook new "What happened"` starts a report.

## Timeline

## Actions

actions-about = { $n ->
    [one] { $n } open action, { $overdue } of them overdue.
   *[other] { $n } open actions, { $overdue } of them overdue.
}
actions-closed = Closed actions
actions-tab-closed = Closed
actions-tabs = Actions by state
actions-of-team = Actions of { $team }
actions-services = Owns { $services }
actions-overdue = Overdue
actions-progress = { $done } of { $all }, { $percent }
actions-caption = Action items, overdue first
actions-no-owner = No owner
actions-priority = { $priority } priority
actions-ticket = ticket
actions-answers = answers { $cause }
actions-total = { $n ->
    [one] { $n } action
   *[other] { $n } actions
}
actions-calendar = Due dates (.ics)
actions-feed = { $site }: overdue actions
actions-feed-team = { $site }: { $list }, overdue
actions-feed-entry = Due { $due }. Owner: { $owner }. From { $report }
actions-feed-of-overdue = Feed of overdue ones
actions-calendar-entry = Due: { $action }
actions-recurred = Came back while the fix was open
actions-recurred-lead = An incident happened again, declared as such or by the same cause on the same service, before an action against it was done.
actions-recurred-caption = Incidents that came back while an action against them was open
actions-recurred-again = Came back as
actions-recurred-fix = Open then
actions-recurred-after = Promised after
actions-recurred-days = Open for
actions-recurred-now = Now
actions-by-team = By team
actions-by-team-lead = In order of the names.
actions-team = Team
actions-done = Done
actions-persons = Persons, all together
actions-empty-open = No action is open. What was promised and kept is under Closed.
actions-empty-closed = No action is done or dropped yet.
actions-empty-team = This team has no action.
due-overdue = Overdue
due-in-30 = Within 30 days
due-in-90 = In 31 to 90 days
due-later = Later
due-none = No due date
age-under-30 = Under 30 days
age-to-89 = 30 to 89 days
age-to-179 = 90 to 179 days
age-to-364 = 180 to 364 days
age-year = A year or more
age-unknown = Unknown
owner-person = A person
owner-none = No owner
type-none = No type

## Hubs

## Plans, pages, glossary, drills, digests

## Trends

## Search

search-about = Search all reports.
search-total = { $reports }. Searching by words needs JavaScript; the lists here and the { $list } do without.
search-list = list of all incidents

## How reports are written (/language/)

language-lead = What the language rules found in { $reports }, { $period }. A report counts once for a rule, however often the rule speaks in it.
language-caution = The page shows whether the way of writing changes, not who wrote what: it names no report, team or person, and a share says nothing about how good a report is.
language = Language of the reports
language-about = How the reports are written: what the language rules found, by rule and year.
language-without-drafts = { $n ->
    [one] { $n } report in draft left out.
   *[other] { $n } reports in draft left out.
}
language-without-superseded = { $n ->
    [one] { $n } report superseded by another left out.
   *[other] { $n } reports superseded by another left out.
}
language-without-foreign = { $n ->
    [one] { $n } report in a language the rules do not judge left out.
   *[other] { $n } reports in a language the rules do not judge left out.
}
language-without-undated = { $n ->
    [one] { $n } report without a date left out.
   *[other] { $n } reports without a date left out.
}
language-any = { $total ->
    [one] { $n } of { $total } report have a language finding
   *[other] { $n } of { $total } reports have a language finding
}
language-any-what = at least one finding of the built-in language rules
language-rule = { $total ->
    [one] { $rule }: { $n } of { $total } report
   *[other] { $rule }: { $n } of { $total } reports
}
language-rule-what = a finding of { $code }
language-figure = Per cent of the reports of a year with { $what }, and exact 95 % intervals
language-reading = Dots are shares of the reports of a year. Lines are exact 95 % (Clopper-Pearson) intervals: the shares that so few reports do not contradict. Where they overlap widely, the years differ no more than chance does.
language-all = How many reports have a finding?
language-rules = Of which rules?

## Rules of the check

rules = Rules
rules-about = What `casebook check` looks for: { $n } rules.
fix-safe = safe
fix-unsafe = unsafe
rules-lead = { $command } looks at every report by these { $n } rules. Each has a level that { $file } can change.
rules-families = Families of rules
rules-code = Code
rules-rule = Rule
rules-level = Level
rules-fix = Fix
rules-fix-unit = fix
rule-off-by-default = Off by default
rule-fix-safe = Has a safe fix
rule-fix-unsafe = Has an unsafe fix
rule-fix-none = No fix
rule-since = Since { $version }
rule-fix-heading = Fix
rule-fix-safe-how = { $command } mends it; the meaning of the report stays.
rule-fix-unsafe-how = { $command } makes the change it proposes; read it, for the meaning may change.
rule-switch-on = Switching it on
rule-other-level = Another level, or none
rule-for-all = For the whole casebook, in { $file }:
rule-for-one = For one place, on its line or alone on the line above; in front matter as a comment behind { $mark }:
rule-reason = the reason
rule-more = More rules
rule-family-rules = { $family } rules
rule-before = Before: { $rule }
rule-next = Next: { $rule }
rule-all = All rules

## Not found

not-found = Page not found
not-found-about = There is no page at this address.
all-incidents = All incidents
home = Home
not-found-lead = There is no page at this address. It may have moved, or the link was mistyped.

## Scripts: what pages say once JavaScript runs

js-theme = Theme
js-theme-system = System
js-theme-light = Light
js-theme-dark = Dark
js-search-field = Search incidents
js-search-hint = Title, service, cause, id
js-search-hits = Incidents found
js-search-count = { $n } of { $total }
js-search-similar = { $n } of { $total }, similar to what was typed
js-search-none = Nothing found. Fewer words or filters find more.
js-search-failed = The list of incidents could not be loaded.
js-search-choose = ↑ ↓ to choose
js-search-enter = Enter to open
js-search-escape = Esc to close
js-search-page = Search page with filters
js-search = Search
js-more = { $n } more
js-facet-severity = Severity
js-facet-service = Service
js-facet-cause = Cause
js-facet-trigger = Trigger
js-facet-tag = Tag
js-facet-status = Status
js-facet-year = Year
js-list-find = Find in this list
js-list-clear = Clear filters
js-list-more = Show { $n } more
js-list-count = { $n } of { $all }
js-list-all-incidents = { $n ->
    [one] { $n } incident
   *[other] { $n } incidents
}
js-list-all-actions = { $n ->
    [one] { $n } action
   *[other] { $n } actions
}
js-list-none = Nothing has all of these at once.
js-list-without = Without { $filter }: { $n }
js-list-failed = The rest of the list could not be loaded; these are the rows of this page only.
js-list-sort = Sort by
js-list-services = and { $n } more
js-status-draft = Draft
js-status-in-review = In review
js-status-superseded = Superseded
js-state-overdue = { $n ->
    [one] Overdue by { $n } day
   *[other] Overdue by { $n } days
}
js-state-open = Open
js-state-in-progress = In progress
js-state-done = Done
js-state-dropped = Dropped
js-action-priority = { $priority } priority
js-action-nobody = No owner
js-action-days = { $n } d
