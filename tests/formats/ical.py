"""Reads calendars with icalendar and holds them against RFC 5545; prints JSON."""

import json
import sys

from icalendar import Calendar


def faults(component):
    """What is wrong: values that cannot be read, properties missing, or told more than once."""
    names = [name for name, _ in component.property_items(recursive=False)]
    names = [it for it in names if it not in ("BEGIN", "END")]
    for name in component.required:
        if name not in names:
            yield f"{component.name}: no {name}"
    for name in component.singletons:
        if names.count(name) > 1:
            yield f"{component.name}: {names.count(name)} times {name}"
    for name, error in component.errors:
        yield f"{component.name}: {name}: {error}"
    for part in component.subcomponents:
        yield from faults(part)


def lines(text):
    """What the form of the lines is: their ends, and at most 75 octets in each."""
    if not text.endswith(b"\r\n") or text.count(b"\n") != text.count(b"\r\n"):
        yield "a line that does not end in CR LF"
    for line in text.split(b"\r\n"):
        if len(line) > 75:
            yield f"{len(line)} octets in a line"


def main(*paths):
    report = []
    for path in paths:
        text = open(path, "rb").read()
        calendars = Calendar.from_ical(text, multiple=True)
        found = list(lines(text)) + [it for calendar in calendars for it in faults(calendar)]
        report.append({
            "path": path,
            "calendars": len(calendars),
            "name": str(calendars[0].get("NAME", "")),
            "parameters": list(calendars[0]["NAME"].params) if "NAME" in calendars[0] else None,
            "events": [str(it["UID"]) for it in calendars[0].walk("VEVENT")],
            "faults": found,
        })
    json.dump(report, sys.stdout)


main(*sys.argv[1:])
