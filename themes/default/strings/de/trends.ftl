### Die Texte der Entwicklung: der Seiten, jeder Abbildung, ihrer Achsen und Tabellen.

## Pages

trends-about = Was die Vorfälle zusammen zeigen, und wie sicher das ist.
trends-lead = Jede Abbildung sagt, was gefunden wurde, auf wie vielen Vorfällen sie steht und was fehlt. Dauern stehen einzeln und als Median, nie als Mittelwert.
trends-of = Entwicklung von { $name }
trends-of-about = Was die Vorfälle von { $name } zusammen zeigen.
trends-of-all = Entwicklung aller Vorfälle
trends-language = Wie die Berichte geschrieben sind, nach Regel und Jahr
trends-told = { $incidents }, { $period }, Stand { $date }.
trends-told-undated = { $incidents }, Stand { $date }.
trends-questions = Fragen
trends-question-of = { $name }: { $question }
trends-around = Fragen davor und danach
trends-before = Frage davor
trends-next = Nächste Frage
trends-frequency = Werden Vorfälle häufiger?
trends-lasting = Wie lange dauern sie?
trends-detection = Wie erfahren wir davon?
trends-why = Warum?
trends-again = Was kommt wieder?
trends-when = Wann und wo?
trends-promises = Halten wir, was wir versprechen?
trends-learning = Lernen wir?
trends-drafts = { $reports } im Entwurf nicht gezählt.
trends-superseded = { $reports }, die ein anderer ersetzt, nicht gezählt.
trends-later = { $reports } mit einem Tag nach dem dieser Seiten nicht gezählt.
compare = Zwei Zeiträume vergleichen
compare-title = Zwei Zeiträume im Vergleich
compare-about = Höher, niedriger oder kein klarer Unterschied, und was zu sehen gewesen wäre.
compare-lead = Zwei Zeiträume heißen nur dann verschieden, wenn das 95-%-Intervall ihres Verhältnisses die 1 nicht enthält. Jeder Vergleich nennt die kleinste Änderung, die diese Zahlen hätten zeigen können; bei wenigen Vorfällen ist sie groß.
compare-many = Eines von zwanzig Paaren ohne wirkliche Änderung heißt verschieden; je mehr Paare man ansieht, desto mehr davon.
compare-empty = Es gibt noch keine zwei Zeiträume mit Vorfällen.
compare-months = Die letzten zwölf ganzen Monate
compare-years = { $later } gegen { $earlier }
mttr = Warum es hier keine MTTR gibt
mttr-about = Wie weit sich ein Mittelwert von Dauern bewegt, obwohl sich nichts geändert hat.
mttr-lead = Über die mittlere Zeit bis zur Lösung eines Quartals entscheiden ein oder zwei der längsten Vorfälle. Sie sinkt, wenn keiner davon in das Quartal fiel, und steigt, wenn einer hineinfiel, was immer das Team getan hat.
mttr-here = In diesem Archiv ist der Mittelwert von { $n } Dauern { $mean }, das { $times }-Fache des Medians von { $median }: { $count } von { $n } Vorfällen halten { $share } der Stunden.
mttr-instead = Darum stehen hier jede Dauer, der Median mit seinem Intervall und der Anteil, der binnen einer Zeit gelöst war. Für zwei Zeiträume steht das Verhältnis mit einem Intervall und die kleinste Änderung, die diese Zahlen hätten zeigen können.
mttr-by-chance = Was macht der Zufall allein daraus?
mttr-few = { $n ->
    [one] { $n } Vorfall mit bekannter Dauer: zu wenige, um es an eigenen Daten zu zeigen.
   *[other] { $n } Vorfälle mit bekannter Dauer: zu wenige, um es an eigenen Daten zu zeigen.
}

## Words that figures share

count-of = { $n } von { $total }
share-between = { $share } ({ $low } bis { $high })
times-between = { $ratio }-mal so viel ({ $low } bis { $high })
finding-and-size = { $finding }: { $size }
left-out = { $what } nicht gezählt: { $why }.
too-few = zu wenige
yes = ja
verdict-higher = höher
verdict-lower = niedriger
verdict-unclear = kein klarer Unterschied
smallest-count = { $n ->
    [one] Nach { $n } Vorfall wären { $least } oder mehr klar höher und { $lower } klar niedriger.
   *[other] Nach { $n } Vorfällen wären { $least } oder mehr klar höher und { $lower } klar niedriger.
}
smallest-none = gar keiner
smallest-at-most = { $n } oder weniger
smallest-never = keine Zahl, nicht einmal null,
smallest-factor = Bei { $earlier } und { $later } Dauern ließe sich eine Änderung um weniger als etwa das { $factor }-Fache nicht vom Zufall unterscheiden.
smallest-no-factor = Bei { $earlier } und { $later } Dauern ließe sich keine noch so große Änderung vom Zufall unterscheiden.
without-date = kein Datum ist festgehalten
without-minute = der Beginn ist nicht auf die Minute bekannt
without-source = es ist nicht festgehalten, wer es bemerkte
without-cause = keine Ursache ist festgehalten
without-trigger = kein Auslöser ist festgehalten
without-service = kein Dienst ist festgehalten
without-other-cause = keine andere Ursache ist festgehalten
without-other-trigger = kein anderer Auslöser ist festgehalten
without-other-service = kein anderer Dienst ist festgehalten
without-ladder = kein Schweregrad der Stufenleiter ist festgehalten
steps-thinned = Für alle Stufen ist kein Platz: Die Kurve ist an der letzten Stufe von jeder von { $n } Spalten gezeichnet; die Dateien enthalten alle.

## Heads of tables

col-low = 95 % von
col-high = bis
col-of = Von
col-share = Anteil
col-incidents = Vorfälle
col-reports = Berichte

## How many name a cause, a trigger, a service

words-most = { $name } wird am häufigsten genannt, in { $n } von { $total } Vorfällen
words-two = { $name } und { $other } werden am häufigsten genannt, je in { $n } von { $total }
words-many-cause = Keine Ursache ragt heraus: { $tied } werden in je { $n } von { $total } genannt
words-many-trigger = Kein Auslöser ragt heraus: { $tied } werden in je { $n } von { $total } genannt
words-many-service = Kein Dienst ragt heraus: { $tied } werden in je { $n } von { $total } genannt
words-none-cause = Keine Ursache wird zweimal genannt
words-none-trigger = Kein Auslöser wird zweimal genannt
words-none-service = Kein Dienst wird zweimal genannt
words-measure-cause = Vorfälle, die die Ursache nennen
words-measure-trigger = Vorfälle, die den Auslöser nennen
words-measure-service = Vorfälle, die den Dienst nennen
words-measure-shares-cause = Anteil der Vorfälle, die die Ursache nennen
words-measure-shares-trigger = Anteil der Vorfälle, die den Auslöser nennen
words-measure-shares-service = Anteil der Vorfälle, die den Dienst nennen
words-frequent = { $measure }, die { $n } häufigsten von { $total }
words-shares = Balken sind Anteile der Vorfälle, die überhaupt etwas nennen, von null an; Linien sind 95-%-Intervalle nach Wilson.
words-counts = Balken sind Zahlen von null an; unter { $n } Vorfällen werden keine Anteile genannt.
words-several = Ein Vorfall kann mehreres nennen, darum können die Anteile zusammen mehr als 100 % sein.
words-table-cause = Vorfälle nach Ursache
words-table-trigger = Vorfälle nach Auslöser
words-table-service = Vorfälle nach Dienst

## Counts by year, quarter and month

col-year = Jahr
col-quarter = Quartal
col-month = Monat
col-days = Tage
col-exposure = Bezugsgröße
col-centre = Mitte
col-limit = Grenzen von
col-signal = Signal
quarter-of-year = { $year } Q{ $n }
counts = Zahlen
counts-by = Zahlen je { $unit }
counts-hint = { $period }: { $n } ({ $low } bis { $high })
counts-table-year = Vorfälle je Jahr
counts-table-quarter = Vorfälle je Quartal
counts-table-month = Vorfälle je Monat
counts-measure-year = Vorfälle je Jahr, mit exakten 95-%-Intervallen nach Poisson
counts-measure-quarter = Vorfälle je Quartal, mit exakten 95-%-Intervallen nach Poisson
counts-measure-month = Vorfälle je Monat, mit exakten 95-%-Intervallen nach Poisson
counts-few-year = { $incidents }: zu wenige für eine Aussage nach Jahren
counts-few-quarter = { $incidents }: zu wenige für eine Aussage nach Quartalen
counts-few-month = { $incidents }: zu wenige für eine Aussage nach Monaten
counts-chance-year = Vorfälle je Jahr schwanken nicht mehr, als der Zufall es tut
counts-chance-quarter = Vorfälle je Quartal schwanken nicht mehr, als der Zufall es tut
counts-chance-month = Vorfälle je Monat schwanken nicht mehr, als der Zufall es tut
counts-year-unclear = { $counts } { $later }: kein klarer Unterschied zu { $earlier }
counts-year-higher = { $counts } sind { $later } höher als { $earlier }
counts-year-lower = { $counts } sind { $later } niedriger als { $earlier }
counts-quarter-unclear = { $counts } der letzten vier Quartale: kein klarer Unterschied zu davor
counts-quarter-higher = { $counts } der letzten vier Quartale sind höher als davor
counts-quarter-lower = { $counts } der letzten vier Quartale sind niedriger als davor
counts-month-unclear = { $counts } der letzten zwölf Monate: kein klarer Unterschied zu davor
counts-month-higher = { $counts } der letzten zwölf Monate sind höher als davor
counts-month-lower = { $counts } der letzten zwölf Monate sind niedriger als davor
counts-reading-year = Punkte sind Zahlen. Linien sind exakte 95-%-Intervalle (Poisson, Garwood): die jährlichen Raten, denen eine solche Zahl nicht widerspricht.
counts-reading-quarter = Punkte sind Zahlen. Linien sind exakte 95-%-Intervalle (Poisson, Garwood): die Raten je Quartal, denen eine solche Zahl nicht widerspricht.
counts-reading-month = Punkte sind Zahlen. Linien sind exakte 95-%-Intervalle (Poisson, Garwood): die monatlichen Raten, denen eine solche Zahl nicht widerspricht.
counts-reading = Der erste Zeitraum zählt vom ersten Vorfall an und hat keine Grenzen, es sei denn, dieser war an seinem ersten Tag. Der laufende Zeitraum ist hohl, schraffiert und mit … bezeichnet (bisher). Vorfälle zählen an dem Tag, an dem sie geschahen; Berichte über die letzten können noch kommen.
counts-limits = Das Band ist, was der Zufall allein um die mittlere Rate tut (drei Sigma, { $chart }); Punkte mit einem Ring brechen eine von vier Regeln.
counts-no-limits = Unter { $n } ganzen Zeiträumen werden keine Grenzen gezeichnet.
counts-rare = Grenzen werden nicht gezeichnet, wo ein Zeitraum weniger als drei Vorfälle hat; die Tage zwischen Vorfällen sagen mehr.
counts-chart = c-Karte
counts-chart-days = u-Karte, nach den Tagen des Zeitraums
counts-chart-unit = u-Karte, nach { $unit } des Zeitraums
signal-more = { $last } hatte mehr Vorfälle, als der Zufall erklärt
signal-fewer = { $last } hatte weniger Vorfälle, als der Zufall erklärt
signal-run-more = { $first } bis { $last } hatten mehr Vorfälle, als der Zufall erklärt
signal-run-fewer = { $first } bis { $last } hatten weniger Vorfälle, als der Zufall erklärt
signal-rise = Die Zahlen steigen von { $first } bis { $last }, mehr als der Zufall es tut
signal-fall = Die Zahlen fallen von { $first } bis { $last }, mehr als der Zufall es tut
signal-rule-beyond = außerhalb der Grenzen
signal-rule-run = acht in Folge auf einer Seite der Mitte
signal-rule-trend = sechs in Folge, die steigen oder fallen
signal-rule-near = zwei von dreien nahe einer Grenze

## Days between incidents

col-until = Bis
col-from = Von
gaps-table = Tage zwischen Vorfällen
gaps-all = Jede Lücke
gaps-measure = Tage von einem Vorfall zum nächsten; hoch heißt ruhig
gaps-now = jetzt
gaps-to-date = bisher
gaps-open = seit { $days } kein Vorfall
gaps-hint = { $day }: { $days }
gaps-few = { $incidents }: zu wenige für eine Aussage über die Lücken
gaps-chance = Die Tage zwischen Vorfällen schwanken nicht mehr, als der Zufall es tut
gaps-longer = Die Lücke vor dem { $last } ist länger, als der Zufall erklärt
gaps-shorter = Die Lücke vor dem { $last } ist kürzer, als der Zufall erklärt
gaps-run-longer = Die Lücken vom { $first } bis zum { $last } sind länger, als der Zufall erklärt
gaps-run-shorter = Die Lücken vom { $first } bis zum { $last } sind kürzer, als der Zufall erklärt
gaps-grow = Die Lücken werden vom { $first } bis zum { $last } länger, mehr als der Zufall es tut
gaps-shrink = Die Lücken werden vom { $first } bis zum { $last } kürzer, mehr als der Zufall es tut
gaps-dots = Jeder Punkt ist die Zahl der Tage seit dem Vorfall davor.
gaps-means = Für alle Lücken ist kein Platz: Jeder Punkt ist der Mittelwert von { $n } Lücken in Folge. Die Tabelle aller Lücken ist unter den Dateien.
gaps-limits = Das Band ist, was der Zufall allein mit solchen Lücken tut (t-Karte: drei Sigma der Lücken hoch 1/3,6, was auch das Maß der Achse ist).
gaps-no-limits = Unter { $n } Lücken werden keine Grenzen gezeichnet.
gaps-reading = Der hohle Punkt ist die Zeit seit dem letzten Vorfall; sie läuft noch.

## How long incidents last

col-measure = Maß
col-known = Bekannt
col-unknown = Nicht festgehalten
col-zero = Null
col-median = Median
col-p10 = 1 von 10 darunter
col-p90 = 1 von 10 darüber
col-below = bis unter
col-number = Anzahl
col-length = Dauer
col-within = Binnen
col-resolved = Gelöst
col-seconds = Sekunden
col-day = Tag
col-detected = Bemerkt nach
col-mitigated = Entschärft nach
col-resolved-after = Gelöst nach
col-incidents-so-far = Vorfälle bis hier
col-hours-so-far = Stunden bis hier
without-milestones = keine zwei Zeitpunkte sind auf die Minute und in ihrer Folge bekannt
without-length-year = Beginn oder Ende ist nicht auf die Minute bekannt, oder das Jahr ist nicht gezeichnet
without-length-severity = Beginn oder Ende ist nicht auf die Minute bekannt, oder der Schweregrad ist nicht gezeichnet
without-length-service = Beginn oder Ende ist nicht auf die Minute bekannt, oder der Dienst ist nicht gezeichnet
without-start = der Beginn ist nicht auf die Minute bekannt, oder nichts danach
without-phases = kein Zeitpunkt zwischen Beginn und Ende ist auf die Minute bekannt
without-length = Beginn oder Ende ist nicht auf die Minute bekannt, oder beide sind gleich
lengths-n = n = { $n }
lengths-n-unknown = n = { $n }, { $unknown } unbekannt
lengths-table = Wie viele, und ihr Median
lengths-columns = Dauern, in Säulen gesammelt
lengths-every = Jede Dauer
lengths-gathered = Es sind mehr als { $n } Dauern: Sie sind in Säulen gesammelt, so hoch wie ihre Anzahl.
lengths-missing = Nicht gezeichnet, weil kein Bericht es nennt: { $names }.
lengths-half = Die Hälfte der Vorfälle war binnen { $median } gelöst ({ $low } bis { $high })
lengths-few = { $incidents } mit bekannter Dauer: zu wenige für eine Aussage
lengths-measure = Dauern vom Beginn und vom Bemerken an; jeder Vorfall ein Punkt, logarithmische Achse
lengths-dots = Jeder Punkt ist ein Vorfall. Der Strich ist der Median, ab 5; die Linie sein exaktes 95-%-Intervall zwischen zwei der Werte, ab 6. Mittelwerte fehlen: Wenige lange Vorfälle entscheiden über sie.
lengths-measure-year = Zeit bis zur Lösung jedes Vorfalls, nach Jahr, auf logarithmischer Achse
lengths-reading-year = Die letzten beiden ganzen Jahre werden durch einen Permutationstest der Ränge verglichen.
lengths-few-years = { $incidents }: zu wenige, um Jahre zu vergleichen
lengths-few-two = Zu wenige Dauern, um zwei Jahre zu vergleichen
lengths-one-year = Zu wenige Jahre für einen Vergleich
lengths-year-unclear = Zeit bis zur Lösung: kein klarer Unterschied zwischen { $earlier } und { $later }
lengths-year-higher = Die Zeit bis zur Lösung war { $later } höher als { $earlier }
lengths-year-lower = Die Zeit bis zur Lösung war { $later } niedriger als { $earlier }
lengths-measure-severity = Zeit bis zur Lösung jedes Vorfalls, nach Schweregrad, auf logarithmischer Achse
lengths-measure-service = Zeit bis zur Lösung jedes Vorfalls, nach Dienst, auf logarithmischer Achse
lengths-few-severity = { $incidents }: zu wenige, um Schweregrade zu vergleichen
lengths-few-service = { $incidents }: zu wenige, um Dienste zu vergleichen
lengths-unclear-severity = Zeit bis zur Lösung: kein klarer Unterschied zwischen Schweregraden
lengths-unclear-service = Zeit bis zur Lösung: kein klarer Unterschied zwischen Diensten
lengths-apart = Die Zeit bis zur Lösung ist bei { $slow } höher als bei { $quick }
lengths-reading-severity = Zwei Schweregrade heißen nur dann verschieden, wenn sich die 95-%-Intervalle ihrer Mediane nicht berühren. Der Schweregrad wurde vergeben und nicht gemessen: Er sagt nichts über das Warum.
lengths-reading-service = Zwei Dienste heißen nur dann verschieden, wenn sich die 95-%-Intervalle ihrer Mediane nicht berühren. Ein Vorfall zählt für jeden Dienst, den er nennt.
within-count = { $total ->
    [one] { $n } von { $total } Vorfall war binnen { $length } gelöst
   *[other] { $n } von { $total } Vorfällen waren binnen { $length } gelöst
}
within-share = { $share } der Vorfälle sind binnen { $length } gelöst
within-few = { $incidents }: zu wenige für eine Aussage
within-measure = Anteil der Vorfälle, die binnen einer Dauer gelöst sind, auf logarithmischer Achse
within-reading = Die Kurve steigt, wo ein Vorfall gelöst wurde.
within-band = Das Band ist das 95-%-Intervall nach Wilson für jeden Anteil.
within-censored = { $n ->
    [one] { $n } Vorfall ohne bekanntes Ende zählt, solange er zu sehen war (zensiert, auf der Kurve markiert): in Prüfung bis zum Tag dieser Seiten, sonst bis zur letzten Zeit, die er nennt. Die Kurve ist nach Kaplan-Meier, mit einem 95-%-Band nach Greenwood (log-log).
   *[other] { $n } Vorfälle ohne bekanntes Ende zählen, solange sie zu sehen waren (zensiert, auf der Kurve markiert): in Prüfung bis zum Tag dieser Seiten, sonst bis zur letzten Zeit, die sie nennen. Die Kurve ist nach Kaplan-Meier, mit einem 95-%-Band nach Greenwood (log-log).
}
within-table = Gelöst binnen
steps-every = Jede Stufe der Kurve
phases-half = In der Hälfte der Vorfälle blieb der Schaden { $share } der Zeit oder länger unbemerkt
phases-few = { $incidents } mit bekannten Phasen: zu wenige für eine Aussage
phases-unnoticed = unbemerkt
phases-response = Reaktion
phases-recovery = Erholung
phases-table = Phasen jedes Vorfalls, die letzten zuerst
phases-cut = Die letzten { $n } sind gezeichnet; die Dateien enthalten alle.
phases-measure = Zeit vom Beginn jedes Vorfalls an, die letzten zuerst, auf einer Achse der Quadratwurzel
phases-reading = Jede Zeile ist ein Vorfall. Schraffiert: Noch wusste es niemand. Gefüllt: vom Bemerken bis zum Ende des Schadens. Umrandet: Schaden vorbei, noch nicht alles getan. Wo ein Zeitpunkt fehlt, gehört seine Phase zur nächsten.
held = { $n } von { $total } Vorfällen halten { $share } der Stunden
held-measure = Anteil der längsten Vorfälle an allen Stunden (Lorenz-Kurve)
held-reading = Von links nach rechts die Vorfälle, die längsten zuerst; die Kurve ist ihr Anteil an allen Stunden bis dahin. Ein gerader Anstieg hieße, dass alle gleich lange dauern.
held-median = Der mittlere Vorfall (Median) dauerte { $length }.
held-table = Vorfälle nach Dauer

## How incidents are found

col-source = Quelle
col-id = Kennung
row-n = { $name }, n { $n }
sources-count = { $total ->
    [one] Kunden bemerkten { $n } von { $total } Vorfall zuerst
   *[other] Kunden bemerkten { $n } von { $total } Vorfällen zuerst
}
sources-share = Kunden bemerkten { $n } von { $total } zuerst: { $share }
sources-measure = Anteil der Vorfälle danach, wer sie zuerst bemerkte, nach Jahr, mit 95-%-Intervallen nach Wilson
sources-reading = Jeder Punkt ist der Anteil der Vorfälle jenes Jahres, die Linie sein 95-%-Intervall. Jahre, deren Linien sich weit überlappen, unterscheiden sich nicht mehr, als der Zufall es tut. Das laufende Jahr ist mit … bezeichnet (bisher).
sources-more = { $n ->
    [one] { $n } seltenere Quelle steht in den Dateien.
   *[other] { $n } seltenere Quellen stehen in den Dateien.
}
sources-table = Wer es bemerkte, nach Jahr
customers-first = { $total ->
    [one] { $n } von { $total } Vorfall bemerkte zuerst ein Kunde
   *[other] { $n } von { $total } Vorfällen bemerkte zuerst ein Kunde
}
customers-measure = Diese Vorfälle, die letzten zuerst
customers-reading = Jeder davon ist eine Frage an die Überwachung, nicht an Menschen.
customers-table = Zuerst von Kunden bemerkt

## When incidents happen

col-when = Wann
col-hour = Stunde
col-minutes = Minuten
period-between = { $from } bis { $to }
starts-hours = { $from } bis { $to }
starts-by-weekday = Nach Wochentag
starts-by-hour = Nach Stunde
starts-margins = Anfänge nach Wochentag und nach Stunde
starts-table = Anfänge nach Wochentag und Stunde
starts-test = Die Wochentage werden durch einen Chi-Quadrat-Test gegen eine gleichmäßige Woche gehalten.
starts-uncrossed = Ab { $n } Vorfällen werden Stunden und Wochentage gekreuzt.
starts-measure = Anfänge nach Wochentag und Stunde, auf der Uhr, nach der sie geschrieben sind
starts-reading = Anzahl der Anfänge. Bei der Arbeit ändert sich mehr als in der Nacht, darum muss ein Gipfel nicht mehr Risiko je Änderung bedeuten.
starts-differ = Wochentage unterscheiden sich klar: die meisten Anfänge am { $day } ({ $n } von { $total })
starts-unclear = Kein klarer Unterschied zwischen Wochentagen
starts-few = { $incidents } mit einem Beginn auf die Minute: zu wenige für ein Muster
without-this-year = nicht in diesem Jahr, oder kein Beginn ist festgehalten
calendar-table = Tage mit einem Vorfall
calendar-measure = Tage mit einem Vorfall im Jahr bis { $to }, nach Dienst
calendar-reading = Eine Marke ist ein Tag, an dem ein Vorfall des Dienstes noch nicht gelöst war: bis zu einer Stunde, bis zu 4 Stunden, bis zu 12 Stunden, länger. Ein Vorfall ohne bekanntes Ende markiert seinen ersten Tag, ohne Dauer. Das ist keine Verfügbarkeit: Der Schaden wird nicht gewogen.
calendar-cut = Die { $n } Dienste mit den meisten Tagen sind gezeichnet; die Dateien enthalten alle.
calendar-weeks = Es sind mehr als { $n } Marken: Eine Marke ist eine Woche, getönt nach ihrem mittleren Tag.
calendar-one = { $name } war betroffen: { $days }
calendar-most = { $name } war am häufigsten betroffen: { $days }
calendar-two = { $name } und { $other } waren am häufigsten betroffen: je { $days }
calendar-many = { $tied } Dienste waren am häufigsten betroffen: je { $days }

## What comes back

col-what = Was
col-days-since = Tage seit dem davor
col-open-then = Damals offene Maßnahmen
col-not-back = Noch nicht wieder
col-back = Kam wieder
col-censored = Nicht länger gesehen
col-share-back = Anteil
col-recurred = Kam wieder
col-with = Mit
without-return = nichts davon ist wiedergekommen, oder Datum, Ursache oder Dienst fehlt
without-pair = Datum, Ursache oder Dienst fehlt
without-matrix = Dienst oder Ursache fehlt
without-two-causes = weniger als zwei Ursachen sind festgehalten
again-pair = { $cause }, { $service }
again-times = { $n ->
    [one] { $n } Mal
   *[other] { $n } Mal
}
again-times-open = { $n ->
    [one] { $n } Mal, { $open } offen
   *[other] { $n } Mal, { $open } offen
}
again-pairs = { $total ->
    [one] { $n } von { $total } Paar aus Ursache und Dienst kam wieder
   *[other] { $n } von { $total } Paaren aus Ursache und Dienst kamen wieder
}
again-measure = Dieselbe Ursache am selben Dienst, und die Maßnahmen dagegen
again-reading = Jeder Punkt ist ein Vorfall. Die Balken dahinter sind vorbeugende Maßnahmen seines Berichts, von dem Tag, an dem sie begonnen, bis zu dem, an dem sie abgeschlossen wurden; umrandete sind noch offen. Ein Punkt über einem Balken kam wieder, während die Maßnahme offen war.
again-cut = Die { $n } häufigsten sind gezeichnet; die Dateien enthalten alle.
again-bars = In einer Zeile sind höchstens { $n } Balken gezeichnet, offene zuerst; die Dateien enthalten alle.
again-gathered = Es sind mehr als { $n } Punkte: Sie sind in Säulen gesammelt, so hoch wie ihre Anzahl.
again-table = Was wiederkam
again-actions = Vorbeugende Maßnahmen dahinter
again-open = offen
again-closed = abgeschlossen
return-share = { $share } der Vorfälle kommen binnen eines Jahres wieder
return-few = { $total ->
    [one] { $n } von { $total } Vorfall kam bisher wieder: zu wenige, um zu sagen, wie bald
   *[other] { $n } von { $total } Vorfällen kamen bisher wieder: zu wenige, um zu sagen, wie bald
}
return-watched = n
return-measure = Anteil der Vorfälle, denen ein weiterer mit derselben Ursache am selben Dienst folgt, nach Tagen
return-reading = Jeder Vorfall wartet auf den nächsten, der eine Ursache und einen Dienst mit ihm teilt. Denen noch keiner folgte, die zählen, solange sie beobachtet wurden (Kaplan-Meier, 95-%-Band nach Greenwood, log-log); die Kurve reicht bis zur letzten Beobachtung. Unter der Achse: wie viele noch warteten und beobachtet wurden.
return-table = Anteil, der wiederkam
matrix-none = Kein Dienst trifft zweimal auf dieselbe Ursache
matrix-most = { $service } trifft am häufigsten auf { $cause }, in { $n } von { $total } Vorfällen
matrix-measure = Vorfälle nach Dienst und Ursache
matrix-reading = Eine Zahl ist, wie viele Vorfälle beide nennen. Ein Vorfall kann in mehreren Feldern zählen.
matrix-plain = Unter { $n } Vorfällen sind die Felder nicht getönt.
matrix-shades = Je dunkler, desto mehr.
matrix-cut = Von beiden sind die { $n } häufigsten gezeichnet; die Dateien enthalten alle Paare.
matrix-table = Dienst und Ursache zusammen
together-none = Keine zwei Ursachen kommen zweimal zusammen vor
together-most = { $one } und { $other } kommen am häufigsten zusammen vor, in { $n } von { $total } Vorfällen
together-measure = Ursachen, die derselbe Vorfall nennt: jedes Paar
together-measure-most = Ursachen, die derselbe Vorfall nennt: die { $n } häufigsten von { $total } Paaren
together-reading = Balken sind Zahlen von null an. Dass zwei zusammen vorkommen, heißt nicht, dass eine zur anderen führt.
together-table = Ursachen zusammen

## Actions

col-after = Nach
col-watched = Noch beobachtet
col-still-open = Noch offen
col-share-open = Anteil offen
col-median-days = Median in Tagen
col-opened = Begonnen
as-of = Stand { $date }
after-week = 1 Woche
after-days = { $n } Tagen
after-year = 1 Jahr
without-age = der Tag des Beginns oder des Abschlusses ist nicht bekannt
without-opened = der Tag des Beginns ist nicht bekannt
open-few = { $total ->
    [one] { $n } von { $total } Maßnahme ist erledigt: zu wenige, um zu sagen, wie lange sie dauern
   *[other] { $n } von { $total } Maßnahmen sind erledigt: zu wenige, um zu sagen, wie lange sie dauern
}
open-half = Die Hälfte der Maßnahmen ist nach { $days } erledigt ({ $low } bis { $high })
open-beyond = mehr als zu sehen war
open-fewer = Weniger als die Hälfte der Maßnahmen ist erledigt ({ $n } von { $total })
open-measure = Anteil der noch offenen Maßnahmen nach Alter
open-reading = Kaplan-Meier mit einem 95-%-Band nach Greenwood (log-log), bis zur letzten Beobachtung. Offene Maßnahmen fehlen nicht: Jede zählt, solange sie offen ist (eine Marke auf der Kurve). Verworfene zählen, bis sie verworfen wurden. Unter der Achse: wie viele noch offen und beobachtet waren.
open-watched = offen
open-table = Anteil noch offen
types-done-of = { $name }, { $n } von { $total } erledigt
types-cut = Die { $n } häufigsten Arten sind gezeichnet.
types-unclear = Kein klarer Unterschied zwischen Arten, wie lange Maßnahmen offen bleiben
types-apart = Maßnahmen der Art { $quick } sind eher erledigt als die der Art { $slow }
types-open-measure = Anteil der noch offenen Maßnahmen nach Alter und Art
types-open-reading = Kurven nach Kaplan-Meier ohne Bänder, damit sie zu unterscheiden sind; die Tabelle hat die Intervalle. Zwei Arten heißen nur dann verschieden, wenn sich die 95-%-Intervalle ihrer Mediane nicht berühren.
types-half = Tage, bis die Hälfte erledigt ist, nach Art
steps-every-type = Jede Stufe der Kurven
types-and-done = { $n } von { $total }, { $done } erledigt
types-most = { $total ->
    [one] { $type } ist die häufigste Art: { $n } von { $total } Maßnahme
   *[other] { $type } ist die häufigste Art: { $n } von { $total } Maßnahmen
}
types-measure = Maßnahmen nach Art
types-measure-shares = Anteil der Maßnahmen nach Art
types-reading = Balken beginnen bei null; Linien sind 95-%-Intervalle nach Wilson, ab { $n } Maßnahmen.
backlog-opened = Begonnen, { $n }
backlog-closed = Abgeschlossen, { $n }
backlog-open = { $total ->
    [one] { $n } von { $total } Maßnahme ist noch offen
   *[other] { $n } von { $total } Maßnahmen sind noch offen
}
backlog-measure = Bisher begonnene und abgeschlossene Maßnahmen; der Abstand ist, was offen ist
backlog-reading = Laufende Summen. Zu den abgeschlossenen gehören erledigte und verworfene.
backlog-table = Begonnene und abgeschlossene Maßnahmen
ages-not-overdue = Nicht überfällig
ages-oldest = Die älteste offene Maßnahme: { $days }
ages-measure = Alter jeder offenen Maßnahme, auf logarithmischer Achse
ages-reading = Jeder Punkt ist eine offene Maßnahme. Der Strich ist das mediane Alter, ab 5 Maßnahmen; die Linie sein exaktes 95-%-Intervall, ab 6.

## What is learned

col-recorded = Festgehalten
col-each = Je Vorfall
col-how-many = Wie viele
publishing-lag = Vom Ende zum Bericht
publishing-half = Die Hälfte der Berichte erscheint binnen { $median } ({ $low } bis { $high })
publishing-few = { $reports } mit einem Tag der Veröffentlichung: zu wenige für eine Aussage
publishing-measure = Tage vom Ende eines Vorfalls bis zu seinem veröffentlichten Bericht, auf logarithmischer Achse
publishing-reading = Jeder Punkt ist ein Bericht; wer am selben Tag erschien, zählt bei 0. Der Strich ist der Median, ab 5; die Linie sein exaktes 95-%-Intervall, ab 6.
without-published = der Tag der Veröffentlichung oder das Ende ist nicht festgehalten
without-responders = weder eine Rolle noch wer handelte ist festgehalten
stamps-minute = { $milestone }, auf die Minute
stamps-noticed = Wer es bemerkte
stamps-owner = Maßnahmen: wer
stamps-due = Maßnahmen: bis wann
stamps-all = Jeder Bericht hält alles fest, was diese Seiten brauchen
stamps-least = Am seltensten festgehalten: { $what } ({ $n } von { $total })
stamps-measure = Anteil der Berichte (und der Maßnahmen), die festhalten, was diese Seiten brauchen
stamps-reading = Zeitpunkte zählen, wenn sie auf die Minute bekannt sind. Punkte sind Anteile, Linien 95-%-Intervalle nach Wilson.
stamps-table = Was Berichte festhalten
coverage-milestones = Alle fünf Zeitpunkte
coverage-cause = Eine Ursache
coverage-action = Eine Maßnahme
coverage-few = { $reports }: zu wenige, um Schweregrade zu vergleichen
coverage-apart = { $what }: bei { $more } häufiger festgehalten als bei { $fewer }
coverage-unclear = Kein klarer Unterschied zwischen Schweregraden in dem, was Berichte festhalten
coverage-measure = Anteil der Berichte jedes Schweregrads, die es festhalten, mit 95-%-Intervallen nach Wilson
coverage-reading = Zeitpunkte zählen, wenn sie auf die Minute bekannt sind. Zwei Schweregrade heißen nur dann verschieden, wenn sich ihre Intervalle nicht berühren.
coverage-table = Was Berichte jedes Schweregrads festhalten
severities-mildest = { $n ->
    [0] Kein Bericht hat den mildesten Schweregrad, { $severity }
    [one] { $n } von { $total } Berichten hat den mildesten Schweregrad, { $severity }
   *[other] { $n } von { $total } Berichten haben den mildesten Schweregrad, { $severity }
}
severities-measure = Berichte nach Schweregrad
severities-reading = Balken sind Zahlen von null an. Mehr Berichte über milde Vorfälle und Beinahe-Vorfälle heißen mehr Lernen und nicht mehr Versagen: { $share } aller liegen unter den beiden schlimmsten Graden.
breadth-responders = Beteiligte
breadth-teams = Teams
breadth-to = { $from } bis { $to }
breadth-up = ab { $n }
breadth-half = { $n ->
    [one] An der Hälfte der Einsätze war { $n } Rolle oder mehr beteiligt ({ $low } bis { $high })
   *[other] An der Hälfte der Einsätze waren { $n } oder mehr beteiligt ({ $low } bis { $high })
}
breadth-few = { $incidents } mit Beteiligten: zu wenige für eine Aussage
breadth-measure = Vorfälle danach, wie viele beteiligt waren, soweit ihre Berichte es sagen
breadth-reading = Beteiligte sind die verschiedenen Namen der Rollen unter `roles` und derer, die im Ablauf handelten. Teams sind die Eigentümer der Dienste, die ein Vorfall nennt. Ein breiter Einsatz kostet mehr, als seine Dauer zeigt. Balken sind Zahlen von null an; die Klassen werden je doppelt so breit.
breadth-classes = Vorfälle nach Breite des Einsatzes
breadth-table = Breite jedes Einsatzes

## Causes over the years

without-cause-year = Ursache oder Datum fehlt, oder das Jahr ist nicht gezeichnet
themes-in-all = { $n } insgesamt
themes-measure = Vorfälle, die die häufigsten Ursachen nennen, nach Jahr, mit exakten 95-%-Intervallen nach Poisson
themes-reading = Punkte sind Zahlen. Linien sind exakte 95-%-Intervalle (Poisson, Garwood). Das laufende Jahr ist mit … bezeichnet (bisher). Die letzten beiden ganzen Jahre jeder der { $n } Ursachen werden durch das Verhältnis ihrer Raten verglichen und heißen nur dann verschieden, wenn das für alle Vergleiche zusammen gilt (Bonferroni). Ein Vorfall kann mehrere Ursachen nennen.
themes-few = { $incidents } mit einer Ursache: zu wenige, um Jahre zu vergleichen
themes-one = { $name } { $verdict }
themes-unclear = Ursachen: kein klarer Unterschied zwischen { $earlier } und { $later }
themes-clear = { $names } in { $later } als in { $earlier }
themes-table = Ursachen nach Jahr

## Two periods compared, and why there is no MTTR

col-period = Zeitraum
col-verdict = Urteil
col-ratio-rates = Verhältnis der Raten
col-ratio-lengths = Verhältnis der Dauern
col-p = p
col-each-period = Vorfälle je Zeitraum
col-mean-moves = Mittelwert ändert sich
col-median-moves = Median ändert sich
compare-before = davor
compare-after = danach
compare-year-before = 12 Monate davor
compare-both = { $earlier } und { $later }
compare-hint = { $period }: { $n }
compare-counts-unclear = Wie oft: kein klarer Unterschied ({ $before }, dann { $after })
compare-counts-higher = Wie oft: höher
compare-counts-lower = Wie oft: niedriger
compare-lengths-unclear = Wie lange: kein klarer Unterschied
compare-lengths-higher = Wie lange: höher
compare-lengths-lower = Wie lange: niedriger
compare-size = { $finding }, { $size }
compare-counts-measure = Vorfälle in jedem Zeitraum, mit exakten 95-%-Intervallen nach Poisson.
compare-counts-reading = Die Raten, nach Tagen, werden durch ihr Verhältnis mit einem exakten bedingten 95-%-Intervall verglichen.
compare-counts-table = Vorfälle in jedem Zeitraum
compare-result = Der Vergleich
compare-lengths-measure = Zeit bis zur Lösung in jedem Zeitraum, jeder Vorfall ein Punkt, auf logarithmischer Achse.
compare-lengths-reading = Das Verhältnis ist der Median aller Verhältnisse einer späteren zu einer früheren Dauer (Hodges-Lehmann), mit dem 95-%-Intervall des Permutationstests der Ränge, jede Aufteilung gezählt. Dauern unter einer Minute zählen als eine.
compare-lengths-limit = Das Verhältnis ist der Median aller Verhältnisse einer späteren zu einer früheren Dauer (Hodges-Lehmann), mit dem 95-%-Intervall des Permutationstests der Ränge, in seiner normalen Näherung. Dauern unter einer Minute zählen als eine.
compare-lengths-table = Zeit bis zur Lösung in jedem Zeitraum
mttr-found = Der Zufall allein bewegt den Mittelwert in { $share } der Paare um ein Viertel oder mehr
mttr-measure = Wie oft sich zwei Zeiträume ohne wirkliche Änderung um ein Viertel oder mehr unterscheiden; die Überschrift gilt für je { $n } Vorfälle
mttr-reading = { $n } Paare von Zeiträumen werden aus den Dauern dieser Sammlung gezogen, mit Zurücklegen, sodass jeder Unterschied in einem Paar Zufall ist. Die Ziehungen sind jedes Mal dieselben. Auch der Median bewegt sich, weshalb er nur mit seinem Intervall gezeigt wird.
mttr-mean = Mittelwert
mttr-median = Median
mttr-moves = ändert sich um ein Viertel oder mehr
mttr-table = Paare, die sich um ein Viertel oder mehr unterscheiden
language-table = Berichte mit { $what }, nach Jahr

## Axes

percent-axis = { $n } %
calendar-hour = bis { $n } Std
calendar-longer = länger
