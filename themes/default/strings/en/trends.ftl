### The words of trends: of the pages, of each figure, of its axes and tables.

## Pages

trends-about = What the incidents show together, and how sure that is.
trends-lead = Every figure says what was found, how many incidents it stands on and what was left out. Durations are shown one by one and as medians, never as a mean.
trends-of = Trends of { $name }
trends-of-about = What the incidents of { $name } show together.
trends-of-all = Trends of all incidents
trends-language = How the reports are written, by rule and year
trends-told = { $incidents }, { $period }, as of { $date }.
trends-told-undated = { $incidents }, as of { $date }.
trends-questions = Questions
trends-question-of = { $name }: { $question }
trends-around = Questions before and after
trends-before = Question before
trends-next = Next question
trends-frequency = Are incidents more frequent?
trends-lasting = How long do they last?
trends-detection = How do we find out?
trends-why = Why?
trends-again = What comes back?
trends-when = When and where?
trends-promises = Do we finish what we promise?
trends-learning = Do we learn?
trends-drafts = { $reports } in draft left out.
trends-superseded = { $reports } superseded by another left out.
trends-later = { $reports } dated after the day of this site left out.
compare = Compare two periods
compare-title = Two periods compared
compare-about = Higher, lower or no clear difference, with what could have been seen.
compare-lead = Two periods are called different only where the 95 % interval of their ratio leaves out 1. Each comparison says the smallest change that these numbers could have shown; with few incidents that is a large one.
compare-many = One pair in twenty without any real change is called different; the more pairs you look at, the more of them.
compare-empty = There are no two periods with incidents to compare yet.
compare-months = The last twelve whole months
compare-years = { $later } against { $earlier }
mttr = Why there is no MTTR here
mttr-about = How far a mean of durations moves though nothing has changed.
mttr-lead = The mean time to resolve of a quarter is decided by its one or two longest incidents. It falls when none of those happened to be in the quarter, and rises when one was, whatever the team did.
mttr-here = In this casebook the mean of { $n } durations is { $mean }, { $times } times the median of { $median }: { $count } of { $n } incidents hold { $share } of the hours.
mttr-instead = So trends here show every duration, the median with its interval, and the share resolved within a time. For two periods they tell the ratio with an interval, and the smallest change that these numbers could have shown.
mttr-by-chance = What does chance alone do to it?
mttr-few = { $n ->
    [one] { $n } incident with a known duration: too few to show it on your own data.
   *[other] { $n } incidents with a known duration: too few to show it on your own data.
}

## Words that figures share

count-of = { $n } of { $total }
share-between = { $share } ({ $low } to { $high })
times-between = { $ratio } times ({ $low } to { $high })
finding-and-size = { $finding }: { $size }
left-out = { $what } left out: { $why }.
too-few = too few
yes = yes
verdict-higher = higher
verdict-lower = lower
verdict-unclear = no clear difference
smallest-count = { $n ->
    [one] After { $n } incident, { $least } or more would be clearly higher and { $lower } clearly lower.
   *[other] After { $n } incidents, { $least } or more would be clearly higher and { $lower } clearly lower.
}
smallest-none = none at all
smallest-at-most = { $n } or fewer
smallest-never = no count, not even none,
smallest-factor = With { $earlier } and { $later } lengths, a change by less than a factor of about { $factor } could not be told from chance.
smallest-no-factor = With { $earlier } and { $later } lengths no change, however large, could be told from chance.
without-date = no date is recorded
without-minute = the start is not known to the minute
without-source = the source of detection is not recorded
without-cause = no cause is recorded
without-trigger = no trigger is recorded
without-service = no service is recorded
without-other-cause = no other cause is recorded
without-other-trigger = no other trigger is recorded
without-other-service = no other service is recorded
without-ladder = no severity of the ladder is recorded
steps-thinned = There are too many steps to draw: the curve is drawn at the last step of each of { $n } columns; the downloads have all.

## Heads of tables

col-low = 95 % from
col-high = to
col-of = Of
col-share = Share
col-incidents = Incidents
col-reports = Reports

## How many name a cause, a trigger, a service

words-most = { $name } is named most, by { $n } of { $total } incidents
words-two = { $name } and { $other } are named most, each by { $n } of { $total }
words-many-cause = No cause stands out: { $tied } are named by { $n } of { $total } each
words-many-trigger = No trigger stands out: { $tied } are named by { $n } of { $total } each
words-many-service = No service stands out: { $tied } are named by { $n } of { $total } each
words-none-cause = No cause is named twice
words-none-trigger = No trigger is named twice
words-none-service = No service is named twice
words-measure-cause = Incidents mentioning each cause
words-measure-trigger = Incidents mentioning each trigger
words-measure-service = Incidents mentioning each service
words-measure-shares-cause = Share of incidents mentioning each cause
words-measure-shares-trigger = Share of incidents mentioning each trigger
words-measure-shares-service = Share of incidents mentioning each service
words-frequent = { $measure }, the { $n } most frequent of { $total }
words-shares = Bars are shares of the incidents that name any, from zero; lines are Wilson 95 % intervals.
words-counts = Bars are counts from zero; below { $n } incidents no shares are told.
words-several = One incident may mention several, so the shares may add to more than 100 %.
words-table-cause = Incidents by cause
words-table-trigger = Incidents by trigger
words-table-service = Incidents by service

## Counts by year, quarter and month

col-year = Year
col-quarter = Quarter
col-month = Month
col-days = Days
col-exposure = Exposure
col-centre = Centre
col-limit = Limit from
col-signal = Signal
quarter-of-year = { $year } Q{ $n }
counts = Counts
counts-by = Counts by { $unit }
counts-hint = { $period }: { $n } ({ $low } to { $high })
counts-table-year = Incidents per year
counts-table-quarter = Incidents per quarter
counts-table-month = Incidents per month
counts-measure-year = Incidents per year, with exact 95 % Poisson intervals
counts-measure-quarter = Incidents per quarter, with exact 95 % Poisson intervals
counts-measure-month = Incidents per month, with exact 95 % Poisson intervals
counts-few-year = { $incidents }: too few to tell a trend by year
counts-few-quarter = { $incidents }: too few to tell a trend by quarter
counts-few-month = { $incidents }: too few to tell a trend by month
counts-chance-year = Incidents per year vary no more than chance does
counts-chance-quarter = Incidents per quarter vary no more than chance does
counts-chance-month = Incidents per month vary no more than chance does
counts-year-unclear = { $counts } in { $later }: no clear difference from { $earlier }
counts-year-higher = { $counts } in { $later } are higher than in { $earlier }
counts-year-lower = { $counts } in { $later } are lower than in { $earlier }
counts-quarter-unclear = { $counts } in the last four quarters: no clear difference from before
counts-quarter-higher = { $counts } in the last four quarters are higher than before
counts-quarter-lower = { $counts } in the last four quarters are lower than before
counts-month-unclear = { $counts } in the last twelve months: no clear difference from before
counts-month-higher = { $counts } in the last twelve months are higher than before
counts-month-lower = { $counts } in the last twelve months are lower than before
counts-reading-year = Dots are counts. Lines are exact 95 % Poisson (Garwood) intervals: the yearly rates that such a count does not contradict.
counts-reading-quarter = Dots are counts. Lines are exact 95 % Poisson (Garwood) intervals: the quarterly rates that such a count does not contradict.
counts-reading-month = Dots are counts. Lines are exact 95 % Poisson (Garwood) intervals: the monthly rates that such a count does not contradict.
counts-reading = The first period counts from the first incident on, and has no limits unless that was on its first day. The period under way is hollow, hatched and marked … (to date). Incidents count on the day they happened; reports on the latest may still be to come.
counts-limits = The band is what chance alone does around the mean rate (three sigma, { $chart }); dots with a ring break one of four rules.
counts-no-limits = No limits are drawn below { $n } whole periods.
counts-rare = No limits are drawn where a period holds fewer than three incidents; the days between incidents tell more.
counts-chart = c-chart
counts-chart-days = u-chart, by the days of each period
counts-chart-unit = u-chart, by the { $unit } of each period
signal-more = { $last } had more incidents than chance explains
signal-fewer = { $last } had fewer incidents than chance explains
signal-run-more = { $first } to { $last } had more incidents than chance explains
signal-run-fewer = { $first } to { $last } had fewer incidents than chance explains
signal-rise = Counts rise from { $first } to { $last }, more than chance does
signal-fall = Counts fall from { $first } to { $last }, more than chance does
signal-rule-beyond = beyond the limits
signal-rule-run = eight in a row on one side of the centre
signal-rule-trend = six in a row that rise or fall
signal-rule-near = two of three near one limit

## Days between incidents

col-until = Until
col-from = From
gaps-table = Days between incidents
gaps-all = Every gap
gaps-measure = Days between one incident and the next; high is calm
gaps-now = now
gaps-to-date = to date
gaps-open = no incident for { $days }
gaps-hint = { $day }: { $days }
gaps-few = { $incidents }: too few to tell a trend in the gaps
gaps-chance = The days between incidents vary no more than chance does
gaps-longer = The gap before { $last } is longer than chance explains
gaps-shorter = The gap before { $last } is shorter than chance explains
gaps-run-longer = Gaps from { $first } to { $last } are longer than chance explains
gaps-run-shorter = Gaps from { $first } to { $last } are shorter than chance explains
gaps-grow = Gaps grow longer from { $first } to { $last }, more than chance does
gaps-shrink = Gaps grow shorter from { $first } to { $last }, more than chance does
gaps-dots = Each dot is the days since the incident before.
gaps-means = There are too many gaps to draw: each dot is the mean of { $n } gaps in a row. The table of every gap is in the downloads.
gaps-limits = The band is what chance alone does to such gaps (t-chart: three sigma of the gaps to the power of 1/3.6, which is also the scale of the axis).
gaps-no-limits = No limits are drawn below { $n } gaps.
gaps-reading = The hollow dot is the time since the last incident, still running.

## How long incidents last

col-measure = Measure
col-known = Known
col-unknown = Not recorded
col-zero = Zero
col-median = Median
col-p10 = 1 in 10 below
col-p90 = 1 in 10 above
col-below = to below
col-number = Number
col-length = Length
col-within = Within
col-resolved = Resolved
col-seconds = Seconds
col-day = Day
col-detected = Detected after
col-mitigated = Mitigated after
col-resolved-after = Resolved after
col-incidents-so-far = Incidents so far
col-hours-so-far = Hours so far
without-milestones = no two milestones are known to the minute, in order
without-length-year = start or end is not known to the minute, or the year is not drawn
without-length-severity = start or end is not known to the minute, or its severity is not drawn
without-length-service = start or end is not known to the minute, or its service is not drawn
without-start = the start is not known to the minute, or nothing after it
without-phases = no milestone between start and end is known to the minute
without-length = start or end is not known to the minute, or they are the same
lengths-n = n = { $n }
lengths-n-unknown = n = { $n }, { $unknown } unknown
lengths-table = How many, and their median
lengths-columns = Lengths gathered into columns
lengths-every = Every length
lengths-gathered = There are more than { $n } lengths: they are gathered into columns, as high as the number they hold.
lengths-missing = Not drawn, because no report tells it: { $names }.
lengths-half = Half of the incidents were resolved within { $median } ({ $low } to { $high })
lengths-few = { $incidents } with a known duration: too few to tell
lengths-measure = Lengths from start, and from detection on; every incident a dot, log axis
lengths-dots = Each dot is an incident. The tick is the median, from 5 on; the line its exact 95 % interval between two of the values, from 6 on. Means are not shown: a few long incidents decide them.
lengths-measure-year = Time to resolve of every incident, by year, on a log axis
lengths-reading-year = The last two whole years are compared by a permutation test of ranks.
lengths-few-years = { $incidents }: too few to compare years
lengths-few-two = Too few lengths to compare two years
lengths-one-year = Too few years to compare
lengths-year-unclear = Time to resolve: no clear difference between { $earlier } and { $later }
lengths-year-higher = Time to resolve was higher in { $later } than in { $earlier }
lengths-year-lower = Time to resolve was lower in { $later } than in { $earlier }
lengths-measure-severity = Time to resolve of every incident, by severity, on a log axis
lengths-measure-service = Time to resolve of every incident, by service, on a log axis
lengths-few-severity = { $incidents }: too few to compare severities
lengths-few-service = { $incidents }: too few to compare services
lengths-unclear-severity = Time to resolve: no clear difference between severities
lengths-unclear-service = Time to resolve: no clear difference between services
lengths-apart = Time to resolve is higher for { $slow } than for { $quick }
lengths-reading-severity = Two severities are called different only where the 95 % intervals of their medians do not meet. Severity is a label that was given, not a measure: it says nothing about why.
lengths-reading-service = Two services are called different only where the 95 % intervals of their medians do not meet. An incident counts for each service it names.
within-count = { $total ->
    [one] { $n } of { $total } incident was resolved within { $length }
   *[other] { $n } of { $total } incidents were resolved within { $length }
}
within-share = { $share } of incidents are resolved within { $length }
within-few = { $incidents }: too few to tell
within-measure = Share of incidents resolved within a length, on a log axis
within-reading = The curve steps up where an incident was resolved.
within-band = The band is the Wilson 95 % interval of each share.
within-censored = { $n ->
    [one] { $n } incident without a known end counts for as long as it was seen (censored, marked on the curve): one in review until the day of the build, any other until the last time it tells. The curve is Kaplan-Meier with a log-log Greenwood 95 % band.
   *[other] { $n } incidents without a known end count for as long as they were seen (censored, marked on the curve): those in review until the day of the build, others until the last time they tell. The curve is Kaplan-Meier with a log-log Greenwood 95 % band.
}
within-table = Share resolved within
steps-every = Every step of the curve
phases-half = In half of the incidents { $share } or more of the time passed unnoticed
phases-few = { $incidents } with known phases: too few to tell
phases-unnoticed = unnoticed
phases-response = response
phases-recovery = recovery
phases-table = Phases of each incident, the latest first
phases-cut = The latest { $n } are drawn; the downloads have all.
phases-measure = Time from the start of each incident, the latest first, on a square-root axis
phases-reading = Each row is an incident. Hatched: nobody knew yet. Solid: from detection until the harm ended. Outlined: harm over, not yet all done. Where a milestone is missing, its phase is part of the next.
held = { $n } of { $total } incidents hold { $share } of the hours
held-measure = Share of all incident hours held by the longest incidents (Lorenz curve)
held-reading = From left to right the incidents, the longest first; the curve is the share of all hours they hold so far. A straight rise would mean that all last the same.
held-median = The median incident lasted { $length }.
held-table = Incidents by length

## How incidents are found

col-source = Source
col-id = Id
row-n = { $name }, n { $n }
sources-count = { $total ->
    [one] Customers told us first in { $n } of { $total } incident
   *[other] Customers told us first in { $n } of { $total } incidents
}
sources-share = Customers told us first in { $n } of { $total }: { $share }
sources-measure = Share of incidents by who noticed first, by year, with Wilson 95 % intervals
sources-reading = Each dot is the share of that year's incidents, the line its 95 % interval. Years whose lines overlap widely do not differ more than chance does. The year under way is marked … (to date).
sources-more = { $n ->
    [one] { $n } rarer source is in the downloads.
   *[other] { $n } rarer sources are in the downloads.
}
sources-table = Source of detection by year
customers-first = { $total ->
    [one] { $n } of { $total } incident was noticed by a customer first
   *[other] { $n } of { $total } incidents were noticed by a customer first
}
customers-measure = Those incidents, the latest first
customers-reading = Each of these is a question for monitoring, not for people.
customers-table = Told by a customer first

## When incidents happen

col-when = When
col-hour = Hour
col-minutes = Minutes
period-between = { $from } to { $to }
starts-hours = { $from } to { $to }
starts-by-weekday = By weekday
starts-by-hour = By hour
starts-margins = Starts by weekday and by hour
starts-table = Starts by weekday and hour
starts-test = Weekdays are held against an even week by a chi-square test.
starts-uncrossed = From { $n } incidents on, hours and weekdays are crossed.
starts-measure = Starts by weekday and hour, on the clock they were written by
starts-reading = Counts of starts. More change happens at work than at night, so a peak need not mean more risk per change.
starts-differ = Weekdays differ clearly: most starts on { $day } ({ $n } of { $total })
starts-unclear = No clear difference between weekdays
starts-few = { $incidents } with a start to the minute: too few to tell a pattern
without-this-year = they are not within this year, or no start is recorded
calendar-table = Days with an incident
calendar-measure = Days with an incident in the year to { $to }, by service
calendar-reading = A mark is a day on which an incident of the service was not yet resolved: up to an hour, up to 4 hours, up to 12 hours, longer. An incident without a known end marks its first day, for no time. This is no uptime: impact is not weighed.
calendar-cut = The { $n } services with the most days are drawn; the downloads have all.
calendar-weeks = There are more than { $n } marks: a mark is a week, shaded by its mean day.
calendar-one = { $name } was affected on { $days }
calendar-most = { $name } was affected on { $days }, more than any other
calendar-two = { $name } and { $other } were affected most, on { $days } each
calendar-many = { $tied } services were affected most, on { $days } each

## What comes back

col-what = What
col-days-since = Days since the one before
col-open-then = Fixes open then
col-not-back = Not yet back
col-back = Came back
col-censored = Not seen longer
col-share-back = Share back
col-recurred = Recurred
col-with = With
without-return = nothing they name has come back, or no date, cause or service is recorded
without-pair = no date, cause or service is recorded
without-matrix = no service or no cause is recorded
without-two-causes = fewer than two causes are recorded
again-pair = { $cause } on { $service }
again-times = { $n ->
    [one] { $n } time
   *[other] { $n } times
}
again-times-open = { $n ->
    [one] { $n } time, { $open } open
   *[other] { $n } times, { $open } open
}
again-pairs = { $total ->
    [one] { $n } of { $total } pair of cause and service came back
   *[other] { $n } of { $total } pairs of cause and service came back
}
again-measure = The same cause on the same service, and the actions against it
again-reading = Each dot is an incident. The bars behind it are preventing actions of its report, from the day they were opened to the day they were closed; outlined ones are still open. A dot over a bar came back while the fix was open.
again-cut = The { $n } most frequent are drawn; the downloads have all.
again-bars = At most { $n } bars are drawn in a row, open ones first; the downloads have all.
again-gathered = There are more than { $n } dots: they are gathered into columns, as high as the number they hold.
again-table = What came back
again-actions = Preventing actions behind them
again-open = open
again-closed = closed
return-share = { $share } of incidents recur within a year
return-few = { $total ->
    [one] { $n } of { $total } incident recurred so far: too few to tell how soon
   *[other] { $n } of { $total } incidents recurred so far: too few to tell how soon
}
return-watched = n
return-measure = Share of incidents followed by another of a same cause on a same service, by days
return-reading = Every incident waits for the next one that shares a cause and a service with it. Those that nothing has followed yet are counted for as long as they have been watched (Kaplan-Meier, log-log Greenwood 95 % band); the curve runs to the last observation. Below the axis: how many were still waiting and watched.
return-table = Share that recurred
matrix-none = No service meets the same cause twice
matrix-most = { $service } meets { $cause } most often, in { $n } of { $total } incidents
matrix-measure = Incidents by service and cause
matrix-reading = A number is how many incidents name both. One incident may count in several cells.
matrix-plain = Below { $n } incidents the cells are not shaded.
matrix-shades = The darker, the more.
matrix-cut = The { $n } most frequent of each are drawn; the downloads have all pairs.
matrix-table = Service and cause together
together-none = No two causes occur together twice
together-most = { $one } and { $other } occur together most, in { $n } of { $total } incidents
together-measure = Causes named by the same incident: every pair
together-measure-most = Causes named by the same incident: the { $n } most frequent of { $total } pairs
together-reading = Bars are counts from zero. That two occur together does not say that one leads to the other.
together-table = Causes together

## Actions

col-after = After
col-watched = Still watched
col-still-open = Still open
col-share-open = Share open
col-median-days = Median days
col-opened = Opened
as-of = as of { $date }
after-week = 1 week
after-days = { $n } days
after-year = 1 year
without-age = the day it was opened, or closed, is not known
without-opened = the day it was opened is not known
open-few = { $total ->
    [one] { $n } of { $total } action is done: too few to tell how long they take
   *[other] { $n } of { $total } actions are done: too few to tell how long they take
}
open-half = Half of the actions are done within { $days } ({ $low } to { $high })
open-beyond = more than seen
open-fewer = Fewer than half of the actions are done ({ $n } of { $total })
open-measure = Share of actions still open by age
open-reading = Kaplan-Meier with a log-log Greenwood 95 % band, to the last observation. Open actions are not left out: each counts for as long as it has been open (a mark on the curve). Dropped ones count until they were dropped. Below the axis: how many were still open and watched.
open-watched = open
open-table = Share still open
types-done-of = { $name }, { $n } of { $total } done
types-cut = The { $n } most frequent types are drawn.
types-unclear = No clear difference between types in how long actions stay open
types-apart = { $quick } actions are done sooner than those of type { $slow }
types-open-measure = Share of actions still open by age and type
types-open-reading = Kaplan-Meier curves without bands, so that they can be told apart; the table has the intervals. Two types are called different only where the 95 % intervals of their medians do not meet.
types-half = Days until half are done, by type
steps-every-type = Every step of the curves
types-and-done = { $n } of { $total }, { $done } done
types-most = { $total ->
    [one] { $type } is the most frequent type: { $n } of { $total } action
   *[other] { $type } is the most frequent type: { $n } of { $total } actions
}
types-measure = Actions by type
types-measure-shares = Share of actions by type
types-reading = Bars start at zero; lines are Wilson 95 % intervals, from { $n } actions on.
backlog-opened = Opened, { $n }
backlog-closed = Closed, { $n }
backlog-open = { $total ->
    [one] { $n } of { $total } action is still open
   *[other] { $n } of { $total } actions are still open
}
backlog-measure = Actions opened and closed so far; the gap is what is open
backlog-reading = Running totals. Closed holds those done and those dropped.
backlog-table = Actions opened and closed
ages-not-overdue = Not overdue
ages-oldest = The oldest open action is { $days } old
ages-measure = Age of every open action, on a log axis
ages-reading = Each dot is an open action. The tick is the median age, from 5 actions on; the line its exact 95 % interval, from 6 on.

## What is learned

col-recorded = Recorded
col-each = Per incident
col-how-many = How many
publishing-lag = End to report
publishing-half = Half of the reports are out within { $median } ({ $low } to { $high })
publishing-few = { $reports } with a day of publication: too few to tell
publishing-measure = Days from the end of an incident to its published report, on a log axis
publishing-reading = Each dot is a report; those out on the same day are counted at 0. The tick is the median, from 5 on; the line its exact 95 % interval, from 6 on.
without-published = the day of publication or the end is not recorded
without-responders = neither a role nor who acted is recorded
stamps-minute = { $milestone } to the minute
stamps-noticed = Who noticed
stamps-owner = Actions: owner
stamps-due = Actions: due
stamps-all = Every report records all that trends need
stamps-least = Least often recorded: { $what } ({ $n } of { $total })
stamps-measure = Share of reports (and of actions) that record what trends need
stamps-reading = Milestones count when they are known to the minute. Dots are shares, lines Wilson 95 % intervals.
stamps-table = What reports record
coverage-milestones = All five milestones
coverage-cause = A cause
coverage-action = An action
coverage-few = { $reports }: too few to compare severities
coverage-apart = { $what }: recorded more often for { $more } than for { $fewer }
coverage-unclear = No clear difference between severities in what reports record
coverage-measure = Share of the reports of each severity that record it, with Wilson 95 % intervals
coverage-reading = Milestones count when they are known to the minute. Two severities are called different only where their intervals do not meet.
coverage-table = What reports of each severity record
severities-mildest = { $n ->
    [0] No report is of the mildest severity, { $severity }
    [one] { $n } of { $total } reports is of the mildest severity, { $severity }
   *[other] { $n } of { $total } reports are of the mildest severity, { $severity }
}
severities-measure = Reports by severity
severities-reading = Bars are counts from zero. More reports of mild incidents and near misses mean more learning, not more failure: { $share } of all are below the worst two.
breadth-responders = Responders
breadth-teams = Teams
breadth-to = { $from } to { $to }
breadth-up = { $n } up
breadth-half = { $n ->
    [one] Half of the responses took { $n } or more responders ({ $low } to { $high })
   *[other] Half of the responses took { $n } or more responders ({ $low } to { $high })
}
breadth-few = { $incidents } with responders: too few to tell
breadth-measure = Incidents by how many took part, as far as their reports say
breadth-reading = Responders are the different names of roles under `roles` and of who acted in the timeline. Teams are the owners of the services an incident names. A wide response costs more than its length tells. Bars are counts from zero; the classes grow wider by twos.
breadth-classes = Incidents by breadth of response
breadth-table = Breadth of each response

## Causes over the years

without-cause-year = no cause or date is recorded, or the year is not drawn
themes-in-all = { $n } in all
themes-measure = Incidents naming each of the most frequent causes, by year, with exact 95 % Poisson intervals
themes-reading = Dots are counts. Lines are exact 95 % Poisson (Garwood) intervals. The year under way is marked … (to date). The last two whole years of each of the { $n } causes are compared by the ratio of their rates, and called different only where that holds for all comparisons together (Bonferroni). One incident may name several causes.
themes-few = { $incidents } with a cause: too few to compare years
themes-one = { $name } { $verdict }
themes-unclear = Causes: no clear difference between { $earlier } and { $later }
themes-clear = { $names } in { $later } than in { $earlier }
themes-table = Causes by year

## Two periods compared, and why there is no MTTR

col-period = Period
col-verdict = Verdict
col-ratio-rates = Ratio of rates
col-ratio-lengths = Ratio of lengths
col-p = p
col-each-period = Incidents in each period
col-mean-moves = Mean moves
col-median-moves = Median moves
compare-before = before
compare-after = after
compare-year-before = 12 months before
compare-both = { $earlier } and { $later }
compare-hint = { $period }: { $n }
compare-counts-unclear = How often: no clear difference ({ $before }, then { $after })
compare-counts-higher = How often: higher
compare-counts-lower = How often: lower
compare-lengths-unclear = How long: no clear difference
compare-lengths-higher = How long: higher
compare-lengths-lower = How long: lower
compare-size = { $finding }, { $size }
compare-counts-measure = Incidents in each period, with exact 95 % Poisson intervals.
compare-counts-reading = The rates, by days, are compared by their ratio with an exact conditional 95 % interval.
compare-counts-table = Incidents in each period
compare-result = The comparison
compare-lengths-measure = Time to resolve in each period, every incident a dot, on a log axis.
compare-lengths-reading = The ratio is the median of all ratios of a later to an earlier length (Hodges-Lehmann), with the 95 % interval of the permutation test of ranks, every split counted. Lengths below a minute count as one.
compare-lengths-limit = The ratio is the median of all ratios of a later to an earlier length (Hodges-Lehmann), with the 95 % interval of the permutation test of ranks, in its normal limit. Lengths below a minute count as one.
compare-lengths-table = Time to resolve in each period
mttr-found = By chance alone the mean moves by a quarter or more in { $share } of pairs
mttr-measure = How often two periods without any real change differ by a quarter or more; the title is for { $n } incidents each
mttr-reading = { $n } pairs of periods are drawn from the durations of this casebook, with replacement, so that any difference within a pair is chance. The draws are the same in every build. The median moves too, which is why it is shown with its interval only.
mttr-mean = Mean
mttr-median = Median
mttr-moves = moves by a quarter or more
mttr-table = Pairs that differ by a quarter or more
language-table = Reports with { $what }, by year

## Axes

percent-axis = { $n }%
calendar-hour = to { $n } h
calendar-longer = longer
