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
month-of-year-short = %b %Y
month-name = %B
month-short = %b
date-and-time = { $date }, { $time } { $zone }
about-time = about { $time }
years-range = { $first } to { $last }
unit-days = { $n } d
unit-hours = { $n } h
unit-minutes = { $n } min
unit-seconds = { $n } s
unit-weeks = { $n } w
unit-months = { $n } mo
unit-years = { $n } y
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
range = { $first }–{ $last } of { $total }
to-date = { $period } to date
range-none = none

## About the site (/about/), and addresses of before

about = About the data
about-about = What is counted here and what is not, and the data to take away.
about-data = The data
about-counted = { $n ->
    [one] This site counts { $n } incident, from a report in a file of its own.
   *[other] This site counts { $n } incidents, each from a report in a file of its own.
}
about-day = Ages and overdue actions are told as of { $date }.
about-drafts = { $n ->
    [one] { $n } report is a draft and counts nowhere.
   *[other] { $n } reports are drafts and count nowhere.
}
about-superseded = { $n ->
    [one] { $n } report is superseded by another and counts nowhere.
   *[other] { $n } reports are superseded by others and count nowhere.
}
about-undated = { $n ->
    [one] { $n } incident has no date and is missing wherever a date is needed.
   *[other] { $n } incidents have no date and are missing wherever a date is needed.
}
about-coarse = { $n ->
    [one] { $n } incident has a start that is known to the day alone; it is left out of durations and of hours of the day.
   *[other] { $n } incidents have a start that is known to the day alone; they are left out of durations and of hours of the day.
}
about-unended = { $n ->
    [one] { $n } incident has no duration, for its start or its end is not recorded.
   *[other] { $n } incidents have no duration, for their start or their end is not recorded.
}
about-nothing-guessed = Nothing is guessed: a time that a report does not tell is missing here too, and every figure says what it leaves out.
about-downloads = The same data to take away:
about-incidents-csv = All incidents as CSV
about-incidents-json = All incidents as JSON
about-catalog = The catalog that the search reads (JSON)
about-feed = Feed of reports (Atom)
about-made-with = Made with Casebook { $version }.
redirect = This report has moved: { $link }
search-field = Search incidents
llms-beside = Each report is also there as Markdown and as data beside its page: `index.md`, `index.json`.
llms-about = Incident reports (postmortems): what happened, why, and what was changed.
llms-data = Data

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
link-action = { $title } ({ $state })
link-event = { $time }: { $text }
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
chart-from = Source: { $question }, of all incidents of this casebook, { $date }
chart-too-few = Too few incidents for the figure “{ $id }” of { $trends } so far.
figure-unit-incidents = { $n ->
    [one] incident
   *[other] incidents
}
figure-unit-actions = { $n ->
    [one] action
   *[other] actions
}
figure-unit-reports = { $n ->
    [one] report
   *[other] reports
}
figure-data = Data: { $downloads }
figure-more-rows = { $n } more rows in the CSV: { $link }
figure-rows = { $n ->
    [one] { $n } row in the CSV: { $link }
   *[other] { $n } rows in the CSV: { $link }
}
filters = Filters
column-date = Date
column-severity = Severity
column-incident = Incident
column-services = Services
column-duration = Duration
column-causes = Causes
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
facets-no-script = What you tick narrows the rows on this page. A number leads to all that have the value.
facet-owner = Owner
facet-due = Due
facet-age = Age
facet-type = Type
facet-report = From
pages-of-list = Pages of this list
years = Years

## Home

home-count = { $incidents }; the latest on { $date }
home-since = { $n ->
    [one] None is recorded in the month since.
   *[other] None is recorded in the { $n } months since.
}
home-timeline = Whole timeline
home-latest = Latest reports
home-attention = Needs attention
n-open-actions = { $n ->
    [one] { $n } open action
   *[other] { $n } open actions
}
n-overdue = { $n } overdue
home-oldest = { $n } overdue, the oldest { $days } d
home-overdue-days = { $n } d
home-in-review = { $n ->
    [one] { $n } report in review
   *[other] { $n } reports in review
}
home-plans-overdue = { $n ->
    [one] { $n } plan past its review
   *[other] { $n } plans past their review
}
home-plans-due = { $n ->
    [one] { $n } plan due within a month
   *[other] { $n } plans due within a month
}
home-calm = Nothing is overdue and nothing waits for a review.
home-learn = Learn
home-recurring = Recurring causes
home-in-year = { $n } in 12 months
home-drill = Practise this week
home-feeds = Feeds
home-digest = Latest digest
pages = Pages

## Report

banner-draft = This report is a draft and counts nowhere yet.
banner-in-review = This report is in review and may change.
banner-replaced = This report is replaced by
banner-superseded = This report is superseded.
banner-internal = This report is for internal readers.
report-chips = Services, trigger, causes and tags
report-published = Published { $date }
report-updated = Updated { $date }
report-not-recorded = Not recorded: { $facts }.
fact-impact = Impact
fact-detect = Time to detect
fact-mitigate = Time to mitigate
fact-resolve = Duration
fact-missing = Not recorded
fact-detect-needs = needs start and detection
fact-mitigate-needs = needs start and end of harm
fact-resolve-needs = needs start and resolution
fact-estimate = { $label } (estimate)
milestone-started = Started
milestone-detected = Detected
milestone-acknowledged = Acknowledged
milestone-mitigated = Mitigated
milestone-resolved = Resolved
length-detect = Time to detect
length-acknowledge = Time to acknowledge
length-mitigate = Time to mitigate
length-resolve = Time to resolve
detection-alert = Alert
detection-human = Human
detection-customer = Customer
detection-third-party = Third party
phase-latent = Latent
phase-undetected = Undetected
phase-impact = Impact
phase-triage = Triage
phase-responding = Responding
phase-recovering = Recovering
phases-undetected-minutes = Undetected for { $n } of { $total } minutes
phases-undetected = Undetected for { $n } of { $total }
phases-undetected-open = Undetected for { $n }; no end is recorded
phases-whole = { $total } from the first to the last milestone
phases-open = No end is recorded
phases-without-start = The time the harm began is not recorded.
phases-without-detection = The time of detection is not recorded.
phases-without-mitigation = The time the harm ended is not recorded.
phases-swapped = A milestone that lies before an earlier one is left out.
phases-for = { $phase } for { $length }
phases-at-least = { $phase } for at least { $length }
phases-told = From { $start }: { $phases }.
phases-focus = The framed stretch, larger: { $from } to { $to }. This is { $length } of { $whole }, with { $n } of { $total } events.
phases-focus-bare = The framed stretch, larger: { $from } to { $to }. This is { $length } of { $whole }.
phases-focus-moment = { $day }, { $time }
phases-focus-phases = In it: { $phases }.
phases-focus-cut = Three dots: the phase goes on beyond it.
phases-key-latent = Dotted: from the change to the first harm.
phases-key-undetected = Hatched: harm before anyone knew.
phases-key-triage = Densely hatched: noticed, not yet taken on.
phases-key-recovering = Outlined: harm over, not yet closed.
phases-key-unknown = A question mark: a time that is not recorded.
phases-key-marks = Triangles: events, the key ones filled.
who-title = Who acted when
who-words = The same in words
who-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
who-told = { $n ->
    [one] { $name }: { $n } event, at { $from }.
   *[other] { $name }: { $n } events, from { $from } to { $to }.
}
record = The record: { $parts }
record-milestones = milestones
record-roles = roles
record-detection = detection
record-noticed-by = Noticed by
record-phases = Phases
record-zone-assumed = no zone written; taken for UTC
record-estimate = estimate
record-stated = { $derived } by the milestones; the report says { $stated }
record-stated-support = { $derived } by the milestones; the report says { $stated } in support hours
events-show = Show
events-all = { $n ->
    [one] all { $n } event
   *[other] all { $n } events
}
events-key = { $n ->
    [one] { $n } key event
   *[other] { $n } key events
}
events-zone = Times in { $zone }.
events-utc = { $time } UTC
events-from-words = A dashed kind was taken from the words.
events-unsure = What stands in a frame is not an established fact.
events-skip = Skip the events
events-end = End of the events
event-gap = { $length } with no recorded event
event-until = to { $time }
event-from-words = from the words
event-inferred = inferred
event-reported = reported, not verified
evidence = Evidence
evidence-lines = Excerpt, lines { $first } to { $last }
evidence-lines-of = { $file }, lines { $first } to { $last }
evidence-archived = archived copy
event-is-key = key
event-link = Link to this event
event-clocks-forward = Clocks go forward { $length }: { $from } becomes { $to }
event-clocks-back = Clocks go back { $length }: { $from } becomes { $to }
kind-change = Change
kind-impact = Impact
kind-alert = Alert
kind-detection = Detection
kind-communication = Communication
kind-hypothesis = Hypothesis
kind-action = Action
kind-escalation = Escalation
kind-mitigation = Mitigation
kind-resolution = Resolution
kind-observation = Observation
kind-decision = Decision
metric-extent = Lowest { $low } at { $lowtime }, highest { $high } at { $hightime }, { $zone }
metric-values = { $n ->
    [one] { $n } value
   *[other] { $n } values
}
metric-from = { $values } from { $file }.
metric-starts = The scale starts at { $value }, not at 0.
metric-key-lines = Dotted lines: milestones.
metric-key-marks = Triangles: events, the key ones filled.
metric-table = { $title } as a table
metric-when = When
metric-value = Value
report-actions-done = { $done } of { $total } done
report-actions-overdue = { $done } of { $total } done, { $overdue } overdue
report-actions = Actions done
action-items = Action items
about-report = About this report
happened-before = Happened before
still-open-then = Still open then: { $action }
related = Related
not-in-casebook = { $relation } (not in this casebook)
worth-reading = Worth reading beside
plans-and-pages = Plans and pages
relation-recurrence-of = Recurrence of
relation-caused-by = Caused by
relation-duplicate-of = Same incident as
relation-see-also = See also
relation-recurred-as = Happened again as
relation-led-to = Led to
recurrence-after = after { $length }
recurrence-declared = Declared in the report
recurrence-same = Same cause ({ $cause }) on the same service ({ $service })
recurrence-both = Declared; same cause ({ $cause }) on the same service ({ $service })
related-same-service = { $n ->
    [one] same service
   *[other] same services
}: { $names }
related-same-cause = { $n ->
    [one] same cause
   *[other] same causes
}: { $names }
related-same-trigger = same trigger: { $names }
related-same-tag = { $n ->
    [one] same tag
   *[other] same tags
}: { $names }
related-same-severity = same severity: { $names }
reports-around = Reports before and after
report-earlier = Earlier
report-later = Later
drill-this = Practise with this incident
source-of = Source: { $path }
source-edit = Edit
source-view = View source
source-markdown = Markdown
source-json = JSON
source-history = { $n ->
    [one] History: { $n } change
   *[other] History: { $n } changes
}
source-written = Written { $date }
source-cut-off = The history of this build is cut off; earlier changes are not listed.

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
list-aside = { $n ->
    [one] { $link } is not counted.
   *[other] { $link } are not counted.
}
list-aside-link = { $n ->
    [one] One superseded report
   *[other] { $n } superseded reports
}
no-incident = No incident is recorded yet. `casebook new "What happened"` starts a report.

## Timeline

timeline-of = Timeline of { $period }
timeline-about-year = All incidents, { $period }, a row for each year.
timeline-about-service = The incidents of { $period } in lanes by service.
timeline-about-cause = The incidents of { $period } in lanes by cause.
timeline-about-team = The incidents of { $period } in lanes by the team that owns the service.
timeline-about-severity = The incidents of { $period } in lanes by severity.
timeline-about-all = The incidents of { $period }.
timeline-in-lanes-service = { $title } by service
timeline-in-lanes-cause = { $title } by cause
timeline-in-lanes-team = { $title } by team
timeline-in-lanes-severity = { $title } by severity
timeline-in-lanes-all = { $title } in one lane
timeline-lanes = Lanes
timeline-by-year = By year
timeline-by-service = By service
timeline-by-cause = By cause
timeline-by-team = By team
timeline-by-severity = By severity
timeline-by-all = All together
timeline-legend = A bar runs from the start of an incident until its harm ended. The taller, the more severe:
timeline-legend-plain = A bar runs from the start of an incident until its harm ended.
timeline-legend-at-once = { $n ->
    [1] No two are known to have gone on at once.
   *[other] The grey steps in a lane tell when several went on at once, at most { $n }.
}
timeline-legend-none = no severity told
timeline-legend-gathered = There are too many incidents for single bars. A column is as tall as there are many, the most severe at the bottom:
timeline-gathered-week = each stands for a week, the tallest for { $n }.
timeline-gathered-month = each stands for a month, the tallest for { $n }.
timeline-gathered-quarter = each stands for a quarter, the tallest for { $n }.
timeline-gathered-year = each stands for a year, the tallest for { $n }.
timeline-undated = { $n ->
    [one] { $n } incident without a date cannot be placed.
   *[other] { $n } incidents without a date cannot be placed.
}
timeline-months = Months
timeline-year = Year
timeline-all-months = All
timeline-list = Incidents
timeline-list-caption = Incidents by month, newest first
timeline-many = { $incidents }: too many for one page. Each month has its own.
timeline-earlier = Began before and went on
timeline-neighbours = Earlier and later
timeline-older = Earlier
timeline-newer = Later
lanes-title-service = Incidents by service, { $period }
lanes-title-cause = Incidents by cause, { $period }
lanes-title-year = Incidents by year, { $period }
lanes-title-team = Incidents by team, { $period }
lanes-title-severity = Incidents by severity, { $period }
lanes-title-all = Incidents, { $period }
lanes-about-service = { $incidents } in { $period }. By service: { $lanes }.
lanes-about-cause = { $incidents } in { $period }. By cause: { $lanes }.
lanes-about-year = { $incidents } in { $period }. By year: { $lanes }.
lanes-about-team = { $incidents } in { $period }. By team that owns the service: { $lanes }.
lanes-about-severity = { $incidents } in { $period }. By severity: { $lanes }.
lanes-about-all = { $incidents } in { $period }.
lanes-other-service = Other services
lanes-none-service = No service named
lanes-other-cause = Other causes
lanes-none-cause = No cause named
lanes-other-team = Other teams
lanes-none-team = No team known
lanes-none-severity = No severity told
lanes-lane-all = All incidents
lanes-span = { $first } to { $last }
lanes-open-end = no end recorded
lanes-days-only = only the day is known
lanes-at-once = At once, at most { $n }
lanes-week-of = week of { $day }
lanes-quarter = quarter { $n } of { $year }
lanes-chosen = { $field }: { $words }
lanes-chosen-none = No incident of this casebook matches.
lanes-more = { $n ->
    [one] { $n } more incident
   *[other] { $n } more incidents
}
lanes-beyond = { $n ->
    [one] And { $n } more.
   *[other] And { $n } more.
}
lanes-search = Search for all of them

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
actions-due = { $site }: due dates of actions
actions-due-team = { $site }: { $list }, due dates
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
actions-trends = How actions get done over time
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

hub-service = Service
hub-cause = Cause
hub-trigger = Trigger
hub-tag = Tag
hub-severity = Severity
hub-year = Year
hubs-service = Services
hubs-cause = Causes
hubs-trigger = Triggers
hubs-tag = Tags
hubs-severity = Severities
hubs-year = Years
hub-about = { $kind } { $name }: { $incidents }.
hub-empty-service = No incident of this service is recorded.
hub-empty-cause = No incident with this cause is recorded.
hub-empty-trigger = No incident with this trigger is recorded.
hub-empty-tag = No incident with this tag is recorded.
hub-empty-severity = No incident of this severity is recorded.
hub-empty-year = No incident of this year is recorded.
hubs-about = { $n ->
    [one] One word that incidents are filed under.
   *[other] { $n } words that incidents are filed under.
}
hubs-empty-service = No report names a service yet. Reports name them in their head: services: [checkout].
hubs-empty-cause = No report names a cause yet. Reports name them in their head: causes: [missing-alert].
hubs-empty-trigger = No report names a trigger yet. Reports name one in their head: trigger: deploy.
hubs-empty-tag = No report has a tag yet. Reports have them in their head: tags: [dns].
hubs-empty-severity = No report names a severity yet. Reports name one in their head: severity: sev2.
hubs-empty-year = No report has a date yet.
hubs-siblings = Other ways to browse
hubs-name = Name
hubs-incidents = Incidents
hubs-recent = Last 12 months
hubs-recent-unit = { $n } in 12 months
hubs-open-unit = { $n } open
hubs-latest = Latest
hub-from-to = { $incidents }, { $first } to { $latest }
hub-one-day = { $incidents }, { $latest }
hub-came-back = { $n } came back
hub-came-back-open = { $n } came back, { $open } while the fix was open
hub-also = Also: { $words }
hub-by-severity = By severity
hub-by-month = Incidents by month
hub-reports = Reports
hub-list-pages = Pages of this list
hub-table = Incidents of { $name }
open-actions = Open actions
hub-actions-shown = { $n } of { $total }; { $link }
hub-all-actions = all actions
hub-plans = Plans for it
hub-drill = Practise it
hub-together-cause = Causes often with it
hub-together-trigger = Triggers often with it
hub-together-service = Services often with it
hub-together-tag = Tags often with it
hub-most-cause = Causes seen most
hub-most-trigger = Triggers seen most
hub-most-service = Services seen most
hub-most-tag = Tags seen most
hub-share = { $n } of { $total }
hub-more = More
hub-years-around = Years before and after
hub-trends = All trends of { $name }
hub-timeline = Timeline of { $year }
hub-list = List of { $year } with filters
hub-print = Reports of { $year } to print
earlier = Earlier
later = Later

## Plans, pages, glossary, drills, digests

plans = Plans
plans-about = { $plans }; { $n } past their review.
plans-lead = What to do when something happens, who keeps it up to date, and when it last helped.
plans-past = { $n } past their review
plans-due = { $n } due within a month
plans-caption = Plans, those to be reviewed first
plans-plan = Plan
plans-owner = Owner
plans-reviewed = Last reviewed
plans-reviewed-on = reviewed { $date }
plans-by = Review by
plans-by-unit = by { $date }
plans-used = Used
plans-used-unit = { $n ->
    [one] used once,
   *[other] used { $n } times,
}
plans-last = last { $date }
plans-uncovered = Services without a plan
plans-uncovered-note = Several incidents, and no plan names the service under { $word }.
n-plans = { $n ->
    [one] { $n } plan
   *[other] { $n } plans
}
no-owner = No owner
owner-is = Owner: { $owner }
plan-overdue = Review overdue by { $days }
plan-due = Review due in { $days }
plan-today = Review due today
plan-state-fresh = Up to date
plan-state-undated = No review date
plan-stale = This plan was to be reviewed by { $date }, { $days } ago. Check its steps before you rely on them.
plan-used-times = { $n ->
    [one] Used once, last { $date }
   *[other] Used { $n } times, last { $date }
}
plan-for = What the plan is for
plan-reviews = Reviews
plan-about-page = About this plan
plan-used = Used in
plan-cited = Named in reports
plan-names = The plan names
plans-beside = Plans for what was affected
plan-for-word = for { $word }
page-review-by = Review by { $date }
page-past-review = { $days } past review
page-review-was-due = Review was due { $date }
page-about-this = About this page
mentioned-by = Mentioned by
on-this-page = On this page

drills = Practice drills
drills-lead = Past incidents replayed one step at a time, with a question before each: what would you do now?
drills-suggested = Begin with
drills-for-week = The drill of this week; next week names another.
drills-for-year = About a year ago: few remember how it ended, and half of the team may be new.
drills-again = Its cause, { $cause }, is behind { $n } incidents.
drills-order = For each service: first incidents of two months to two years ago, the worst first. Fresher ones are still remembered, older ones met other systems.
drills-without = { $n ->
    [one] { $n } report has too few events with a time
   *[other] { $n } reports have too few events with a time
}
drills-empty = No report has five events with a time yet, which a drill needs.
no-service = No service named
n-drills = { $n ->
    [one] { $n } drill
   *[other] { $n } drills
}
n-steps = { $n ->
    [one] { $n } step
   *[other] { $n } steps
}
ago-days = { $n ->
    [0] today
    [one] { $n } day ago
   *[other] { $n } days ago
}
ago-months = { $n ->
    [one] { $n } month ago
   *[other] { $n } months ago
}
ago-years = { $n ->
    [one] { $n } year ago
   *[other] { $n } years ago
}
drill-of = Practice drill: { $id }
drill-about = A past incident replayed one step at a time.
drill-lead = Say what you would do before you open what happened. There is no right answer; what was done then is only what was done then.
drill-minutes = about { $n } min
drill-briefing = Briefing
drill-starts = It is { $time }. You are on call for:
drill-facilitator = For the facilitator
drill-how-1 = One person reads and opens the steps; everyone else sees only what is open. This list and the sheet below give away the kinds of steps, not what happened.
drill-how-2 = Hand out the roles. Who was there then takes none, or plays scribe.
drill-how-3 = Read the question, wait, and let the quiet ones speak first. Then ask: which screen, which command, whose telephone number?
drill-how-4 = Open what happened. Do not defend it; go on with the next question as if it were so.
drill-how-5 = Keep to the time. The talk at the end is worth more than the last steps.
drill-roles = Roles
drill-roles-then = In the real incident:
drill-role-commander = Incident commander
drill-part-commander = Decides what is done next and who joins; types nothing.
drill-role-operations = Operations
drill-part-operations = Says what to look at and what to type, word for word.
drill-role-communications = Communications
drill-part-communications = Writes what customers and colleagues read, and when the next message comes.
drill-role-scribe = Scribe
drill-part-scribe = Notes ideas, missing rights, dashboards and numbers; they are the result of the drill.
drill-sheet = Sheet
drill-sheet-note = The time since the start, the kind of each step, and what to listen for.
drill-sheet-time = Time
drill-sheet-event = What comes
drill-sheet-listen = Listen for
drill-choice = Steps
drill-all = all { $n }
drill-key = { $n } key events, about { $minutes } min
drill-reveal = What happened
drill-wait = after { $length }
drill-last = How did it end, and why was it possible? Say your guess.
drill-reveal-all = What really happened
drill-before = What had happened before anyone knew
drill-plans = Plans
drill-actions = What followed
drill-actions-done = { $n ->
    [one] { $done } of { $n } action done
   *[other] { $done } of { $n } actions done
}
drill-debrief = Talk about it
drill-debrief-1 = Where did you go another way? Was it better, or only different?
drill-debrief-2 = What did you lack: a dashboard, a right, a number, a person?
drill-debrief-3 = Which plan would have helped, and does it still hold?
drill-debrief-4 = What will you change, who owns it, and by when?
drill-ask-change-1 = What has changed lately? Where would you look, and in which order?
drill-ask-change-2 = Which change would you suspect now, and how would you know that it was this one?
drill-ask-impact-1 = What do users notice now? How would you find out how many they are?
drill-ask-impact-2 = How much worse can it get within the next half hour, and for whom?
drill-ask-alert-1 = What would be the first sign you get, and how long after the start?
drill-ask-alert-2 = Which alert would you expect next, and what would its silence tell you?
drill-ask-detection-1 = Who notices first, and through what?
drill-ask-detection-2 = What would you have to see to call this an incident?
drill-ask-communication-1 = Who must hear of it now, and what is the first sentence you write?
drill-ask-communication-2 = What can you say for certain, and when will you say more?
drill-ask-hypothesis-1 = What could explain all that you see? Name two things, and what would tell them apart.
drill-ask-hypothesis-2 = What speaks against your best guess?
drill-ask-action-1 = What would you do now, what could it make worse, and how would you undo it?
drill-ask-action-2 = What is the smallest step that helps or teaches you something?
drill-ask-escalation-1 = Whom do you need now, and what exactly do you ask of them?
drill-ask-escalation-2 = What do you not know that somebody else does? How do you reach them at this hour?
drill-ask-mitigation-1 = What would end the harm soonest, even without understanding it?
drill-ask-mitigation-2 = How would you see within five minutes that it helped?
drill-ask-resolution-1 = What must be true before you call it over?
drill-ask-resolution-2 = What is left to clean up, and who has to be told?
drill-ask-observation-1 = What would you check now?
drill-ask-observation-2 = Which graph, log or query would you open next, and what do you expect to see?
drill-ask-decision-1 = What must be decided now, by whom, and on what grounds?
drill-ask-decision-2 = What do you give up with each of the ways you see?
drill-listen-change = all calendars of change: deploys, settings, maintenance, names, partners
drill-listen-impact = what users see, not what is broken; a number with its source
drill-listen-alert = a named alert, its delay, and what is not watched
drill-listen-detection = more than one way to notice; who may declare an incident
drill-listen-communication = users' words, what is known, the time of the next message
drill-listen-hypothesis = at least two guesses, and a test that could prove each wrong
drill-listen-action = the exact command, its risk, the way back, one change at a time
drill-listen-escalation = a role with a number that works now; a question, not a cry
drill-listen-mitigation = a way back before a way forward; how success is measured
drill-listen-resolution = signs that it is over, clean-up, a last message, rest for people
drill-listen-observation = the place to look and the expectation, before looking
drill-listen-decision = who decides, what is given up, until when it holds

on-this-day = On this day
on-this-day-in = On this day: { $month }
on-this-day-lead = Incidents by the day of the year, so that an anniversary brings a report back to mind.
on-this-day-around = Around { $day } in earlier years
on-this-day-none = Nothing is recorded for the days around { $day } in earlier years.
on-this-day-next = Nothing is recorded for the days around { $day } in earlier years. The next is in { $days }:
in-days = { $years }, in { $days }
on-this-day-undated = { $n ->
    [one] { $n } report without a date is left out.
   *[other] { $n } reports without a date are left out.
}
months = Months
years-ago = { $n ->
    [one] { $n } year ago
   *[other] { $n } years ago
}
years-ago-today = { $n ->
    [one] { $n } year ago today
   *[other] { $n } years ago today
}

digests = Monthly digests
digests-lead = Each month in brief: new reports and what they teach, what was promised, kept and late, and plans to be reviewed.
digests-empty = Nothing has come out, been due or been closed yet.
digest-of = Digest of { $month }
digest-until = Told up to { $date }; the month goes on.
digest-take = To be mailed: { $mail }. As text: { $text }.
digest-mail = plain page
digest-text = Markdown
digest-n-reports = { $n ->
    [one] { $n } new report
   *[other] { $n } new reports
}
digest-n-closed = { $n ->
    [one] { $n } action closed
   *[other] { $n } actions closed
}
digest-n-overdue = { $n } overdue
digest-n-plans = { $n ->
    [one] { $n } plan due for review
   *[other] { $n } plans due for review
}
digest-began = { $n ->
    [0] No incident began in this month.
    [one] One incident began in this month.
   *[other] { $n } incidents began in this month.
}
digest-reports = New reports
digest-no-reports = No report came out in this month.
digest-lessons = Lessons:
digest-before = Happened before: { $title }
digest-closed = Actions closed ({ $n })
digest-due = Actions due in this month ({ $n })
digest-overdue = Actions overdue by its end ({ $n })
digest-due-on = due { $date }
digest-late = { $days } late
digest-closed-on = closed { $date }
digest-plans = Plans due for review
digest-reviews = Plans reviewed
digests-around = Digests before and after
digest-from = From { $site }

glossary = Glossary
glossary-lead = What the words on these pages mean, and nothing more.
glossary-own = this casebook
glossary-severities = Severities
glossary-words = The words of this casebook for services, triggers and causes have pages of their own:
term-acknowledged = Acknowledged
meaning-acknowledged = When somebody took the incident on.
term-action = Action item
meaning-action = Something a report promises to do so that the incident is less likely, is noticed sooner or does less harm. It has an owner and a day.
term-audience = Audience
meaning-audience = Who may read a report: internal readers only, or the public.
term-blameless = Blameless
meaning-blameless = Written on the view that people did what made sense to them with what they knew; the report asks what made it possible and not who did it.
term-cause = Cause
meaning-cause = Why an incident was possible. There are several, and none of them is the root of all. What set it off is the trigger.
term-censored = Censored
meaning-censored = Not finished on the day of the site, such as an open action: it counts for as long as it was seen, and is not left out, for that would make the rest look quick.
term-detected = Detected
meaning-detected = When somebody or something noticed the incident.
term-drill = Practice drill
meaning-drill = A past incident replayed one step at a time, with a question before each step.
term-impact = Impact
meaning-impact = What users or the business felt, measured or estimated; an estimate is marked as one.
term-incident = Incident
meaning-incident = An event that harmed users or the business, or came close, and that people had to deal with.
term-interval = 95 % interval
meaning-interval = The values that the data do not contradict: of a hundred such intervals about 95 hold the true value. Wide ones say that there are few incidents.
term-key-event = Key event
meaning-key-event = One of the few events that tell the story: marked by the author, or at the very minute of a milestone.
term-median = Median
meaning-median = The value in the middle: half of the incidents lie below it, half above. One very long incident does not move it.
term-mitigated = Mitigated
meaning-mitigated = When the harm ended, even if not all was mended.
term-mttr = MTTR
meaning-mttr = Mean time to recover. A few long incidents decide it, and it moves by chance; these pages show durations one by one and their median instead.
term-near-miss = Near miss
meaning-near-miss = An incident that harmed nobody, and only luck or a last safeguard stood between.
term-overdue = Overdue
meaning-overdue = Past its day and not closed on the day of the site.
term-phase = Phase
meaning-phase = A stretch of an incident between two milestones: undetected, noticed and not yet taken on, responding, recovering.
term-plan = Plan
meaning-plan = Instructions for a kind of incident, also called runbook, with an owner and a day by which to review it.
term-postmortem = Postmortem
meaning-postmortem = The report of an incident: what happened, why it was possible, what was learned and what will change.
term-precision = Precision
meaning-precision = How exactly a time is known: to the minute, the hour or the day. What is known to the day is in no figure that needs minutes.
term-recurrence = Recurrence
meaning-recurrence = An incident that repeats an earlier one: the report says so, or both have the same cause on the same service.
term-resolved = Resolved
meaning-resolved = When all was done, clean-up included.
term-service = Service
meaning-service = A part of the system that users or other parts rely on, as the catalogue names it.
term-severity = Severity
meaning-severity = How bad an incident was, on the ladder of this casebook.
term-started = Started
meaning-started = When the harm began, whether or not anyone knew.
term-status = Status
meaning-status = Where a report is in its life: draft, in review, published or superseded. Only reports in review and published ones are counted.
term-time-to-acknowledge = Time to acknowledge
meaning-time-to-acknowledge = From the detection until somebody took it on.
term-time-to-detect = Time to detect
meaning-time-to-detect = From the start of the harm until somebody or something noticed.
term-time-to-mitigate = Time to mitigate
meaning-time-to-mitigate = From the start of the harm to its end.
term-time-to-resolve = Time to resolve
meaning-time-to-resolve = From the start of the harm until all was done; also called the duration.
term-trigger = Trigger
meaning-trigger = What set an incident off. The same trigger is harmless where no cause makes it dangerous.

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

## Reports to be printed

print-link = Print
print-all = Reports to print
print-title = Reports of { $period }
# From the first month to the last: "January 2026 to March 2026".
print-months = { $from } to { $to }
print-about = { $reports } of { $period } on one page, to be printed or kept as one file.
print-lead = { $reports } as of { $date }.
print-parts = { $period } has more reports than one page should hold, so they are printed in parts.
print-contents = Contents

## What the columns of downloads mean

download-about = Columns
actions-all = All actions
intervals-title = Incidents from begin to end, { $period }
data-incidents = Every report once that is published or in review; a superseded one only in the list of all and in that of its state, a draft only where the site shows drafts. What a report does not tell is empty.
data-incidents-id = Id of the report
data-incidents-title = Title of the report
data-incidents-status = State of the report: draft, in-review, published or superseded
data-incidents-severity = How bad it was, as the id of the ladder
data-incidents-services = What was affected, as ids between spaces
data-incidents-causes = Why it was possible, as ids between spaces
data-incidents-trigger = What set it off, as an id
data-incidents-tags = Free labels, between semicolons
data-incidents-started = When harm began
data-incidents-detected = When it was noticed
data-incidents-acknowledged = When somebody took it on
data-incidents-mitigated = When harm ended
data-incidents-resolved = When all was done
data-incidents-detect-seconds = From started to detected; empty where one is missing or known to the day only
data-incidents-acknowledge-seconds = From detected to acknowledged, likewise
data-incidents-mitigate-seconds = From started to mitigated, likewise
data-incidents-resolve-seconds = From started to resolved, likewise
data-incidents-actions-open = Actions open or in progress on the day of the build, overdue ones included
data-incidents-actions-overdue = Of these, past their due date
data-incidents-actions-done = Actions done
data-incidents-actions-dropped = Actions given up
data-incidents-url = Page of the report
data-actions = Every action of the reports that are published or in review, most overdue first; ages as of the day of the build.
data-actions-incident = Id of its report
data-actions-id = Id within the report
data-actions-title = What is to be done
data-actions-type = What it is for: prevent, detect, mitigate, process or repair
data-actions-group = The group it was written in
data-actions-priority = How urgent, as written
data-actions-owner = Who does it
data-actions-status = open, in-progress, done or dropped
data-actions-due = Until when
data-actions-opened = When it was opened
data-actions-closed = When it was closed
data-actions-age-days = Since it was opened; until it was closed, for a closed one
data-actions-overdue-days = Past the due date; empty where it is not overdue
data-actions-ticket = The ticket as written
data-actions-addresses = The cause it answers, as an id
data-actions-reason = Why it was dropped
data-actions-url = Its place on the page of its report
data-recurred = Incidents that happened again, declared as such or by the same cause on the same service, before an action against them was done.
data-recurred-incident = Id of the later report
data-recurred-title = Its title
data-recurred-day = The day it came back
data-recurred-declared = Whether the report says so itself; else it was found by cause and service
data-recurred-earlier = Id of the earlier report
data-recurred-action = Id of the action open then
data-recurred-action-title = What was to be done
data-recurred-owner = Who does it
data-recurred-open-days = From its opening to the day it came back
data-recurred-status = State of the action on the day of the build
data-intervals = Incidents that began within the time or went on into it, published or in review; what is drawn as lanes.
data-intervals-id = Id of the report
data-intervals-title = Title of the report
data-intervals-severity = How bad it was, as the id of the ladder
data-intervals-services = What was affected, as ids between spaces
data-intervals-causes = Why it was possible, as ids between spaces
data-intervals-url = Page of the report
data-intervals-from = When harm began; the day, where only that is known
data-intervals-to = When it ended; empty where that is not recorded or has not come yet
data-intervals-precision = How exact the two are: minute or day
data-plans = Every plan and runbook, those past their review first.
data-plans-title = Title of the plan
data-plans-path = Its file in the casebook
data-plans-summary = One or two sentences
data-plans-owner = Who keeps it up to date
data-plans-services = The services it is for, as ids between spaces
data-plans-causes = The causes it is for, likewise
data-plans-trigger = The trigger it is for, as an id
data-plans-tags = Free labels, between semicolons
data-plans-state = fresh, due (within 30 days), overdue or undated
data-plans-reviewed = The last review
data-plans-review-by = The next review
data-plans-days-overdue = Past the next review; empty where it is not overdue
data-plans-used = Incidents that followed it in their course of events
data-plans-last-used = The latest of them
data-plans-url = Page of the plan

## Accessibility (/accessibility/)

accessibility = Accessibility
accessibility-about = What this site is made to meet, how that was tested, what is known to be missing, and whom to tell.
accessibility-standard = The pages are made to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA.
accessibility-status = Nobody has assessed this site against all of them. What follows is what its makers tested, and how; such tests find many faults and not all.
accessibility-tested = What was tested, and how
accessibility-tested-what = Pages of the built-in theme are tested in a browser (Chromium) with every change of Casebook, on a sample and on casebooks of other shapes. This site was made by version { $version } on { $date }; its own texts were not part of that.
accessibility-tested-axe = By machine, with the rules of axe-core for WCAG 2.0 to 2.2 at levels A and AA and for good practice: each kind of page, in light and dark colours, at 320, 768 and 1280 pixels.
accessibility-tested-keyboard = With the keyboard alone: every control can be reached, shows that it is, and can be left again.
accessibility-tested-reflow = No page is wider than a window of 320 pixels; wide tables scroll within themselves.
accessibility-tested-text = Text of twice the size fits windows of 640 and 1280 pixels.
accessibility-tested-contrast = With the system's own colours (forced colours), charts keep their marks.
accessibility-tested-scripts = Without JavaScript all reports, lists and charts can be read, and no control is dead.
accessibility-tested-valid = HTML is valid, and no id stands twice in a page.
accessibility-tested-direction = In a language that runs from right to left.
accessibility-tested-paper = Printed: what is folded is opened, and no drawing is cut.
accessibility-made = What was thought of
accessibility-made-charts = Each chart has a sentence that says what it shows, and its numbers in a table or a list. No colour means anything by itself.
accessibility-made-keys = The search opens with / or Ctrl K. Nothing else listens for single keys, except where a chart has the focus.
accessibility-made-times = Times can be shown in the report's zone, in UTC or in yours. Nothing runs out of time.
accessibility-made-theme = The site follows the colours of your system; light or dark can be chosen at the foot of each page.
accessibility-made-motion = Nothing moves, blinks or plays by itself.
accessibility-gaps = What is known to be missing
accessibility-gap-theme = This site changes the built-in theme. Nobody but its makers has tested those changes.
accessibility-gap-people = No test with people who use a screen reader, magnification or speech has been made.
accessibility-gap-authors = Texts, tables and links within reports are their authors', and may be hard to follow.
accessibility-gap-pictures = Some reports show pictures, such as graphs; whether their descriptions say enough is not tested.
accessibility-gap-languages = Some reports are in another language than the site ({ $languages }). Each tells the browser its language as a whole, and not that of single quotes.
accessibility-gap-diagrams = Diagrams written as Mermaid stay code.
accessibility-gap-tables = On small windows, wide tables within reports must be scrolled to the side.
accessibility-contact = Tell us
accessibility-contact-at = Tell us what you cannot read or use: { $link }
accessibility-contact-none = This site names nobody for this. Turn to whom you know among its makers.

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
js-unit-days = { unit-days }
js-unit-hours = { unit-hours }
js-unit-minutes = { unit-minutes }
js-unit-seconds = { unit-seconds }
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
js-internal = { internal }
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
js-lanes-lane = Lane
js-lanes-all = All lanes
js-lanes-closer = Look closer
js-lanes-wider = Look wider
js-lanes-earlier = Earlier
js-lanes-later = Later
js-lanes-whole = Show all
js-lanes-shown = { $n ->
    [one] { $n } incident, { $from } to { $to }
   *[other] { $n } incidents, { $from } to { $to }
}
js-lanes-stretch = { $from } to { $to }
js-lanes-skip = Skip the drawing
js-zone = Times in
js-zone-yours = { $zone } (yours)
js-print = Print
js-copy = Copy
js-copied = Copied
js-copy-denied = Not allowed
