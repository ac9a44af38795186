#!/usr/bin/env python3
"""Writes N reports made from the sample casebook: other ids and dates, sentences shuffled.

usage: generate.py N DIR

The reports have the front matter, tables, lists, code and cross-links of real ones and about 7 KB
each. The same N gives the same files, on every machine.
"""
import pathlib, random, re, sys

HERE = pathlib.Path(__file__).resolve().parent.parent
SERVICES = re.findall(r"^\s*- \{?\s*id: ([a-z0-9-]+)", (HERE / "casebook.yaml").read_text().split("services:")[1].split("triggers:")[0], re.M)


def sentences(text):
    """Prose sentences of one report: lines that are neither markup nor table nor code."""
    found, fenced = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif not fenced and line and line[0].isalpha():
            found += [part for part in re.split(r"(?<=[.!?]) ", line) if part.endswith(".") and "[" not in part]
    return found


def report(number, total, pool):
    """One report; its random numbers depend on its own number only."""
    dice = random.Random(number)
    year = 2017 + number * 9 // max(total, 1)
    month, day, hour = dice.randint(1, 12), dice.randint(1, 28), dice.randint(0, 21)
    date = f"{year}-{month:02d}-{day:02d}"
    services = sorted(set(dice.choices(SERVICES, k=2)))

    def prose(count):
        return " ".join(dice.choice(pool) for _ in range(count))

    events = "\n".join(
        f"| {hour + at // 60:02d}:{at % 60:02d} | {prose(1)} |" for at in sorted(dice.sample(range(1, 110), 12))
    )
    actions = "\n".join(
        f"  - id: A{at}\n    title: {prose(1)[:70].rstrip('. ').replace(':', ' ')!r}\n    type: {dice.choice(['prevent', 'detect', 'mitigate'])}\n"
        f"    owner: team-{dice.choice(SERVICES)}\n    due: {year}-12-{at + 10}\n    status: {dice.choice(['open', 'done', 'done'])}"
        for at in range(1, 5)
    )
    links = "\n".join(f"- [[{identity(dice.randrange(number), total)}]]: {prose(1)}" for _ in range(2)) if number else "None."
    return f"""---
id: {identity(number, total)}
title: "{services[0]}: {prose(1)[:60].rstrip('. ').replace(chr(34), '')}"
status: published
severity: sev{dice.choice([1, 2, 2, 3, 3, 3, 4, 4])}
services: [{', '.join(services)}]
tags: [{', '.join(sorted(dice.sample(['dns', 'cache', 'deploy', 'network', 'disk', 'certificate', 'queue', 'retry'], 2)))}]
summary: >-
  {prose(1)}
times:
  started: {date}T{hour:02d}:00:00Z
  detected: {date}T{hour:02d}:{dice.randint(1, 30):02d}:00Z
  mitigated: {date}T{hour + 1:02d}:{dice.randint(0, 59):02d}:00Z
  resolved: {date}T{hour + 2:02d}:{dice.randint(0, 59):02d}:00Z
detection: {{source: {dice.choice(['alert', 'alert', 'human', 'customer'])}}}
published: {year}-12-31
actions:
{actions}
---

## Summary

{prose(5)}

## Impact

{prose(4)}

- **Failed requests:** {dice.randint(100, 90000)}

## Timeline

All times in UTC.

| Time | Event |
| --- | --- |
{events}

## Root cause

{prose(6)}

```text
{date}T{hour:02d}:03:11Z ERROR pool exhausted: active={dice.randint(10, 99)} waiting={dice.randint(10, 999)}
```

## Contributing factors

{chr(10).join('- ' + prose(1) for _ in range(4))}

## Detection

{prose(3)}

## Response

{prose(5)}

## Recovery

{prose(3)}

## Lessons learned

### What went well

- {prose(1)}

### What went wrong

- {prose(1)}

### Where we got lucky

- {prose(1)}

## Related incidents

{links}
"""


def identity(number, total):
    return f"INC-{2017 + number * 9 // max(total, 1)}-{number:05d}"


def main():
    total, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    samples = sorted((HERE / "content" / "incidents").rglob("*.md"))
    pool = [sentence for sample in samples for sentence in sentences(sample.read_text())]
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    (folder / "casebook.yaml").write_text((HERE / "casebook.yaml").read_text())
    size = 0
    for number in range(total):
        text = report(number, total, pool)
        size += len(text.encode())
        (content / f"{identity(number, total).lower()}.md").write_text(text)
    print(f"{total} reports, {size / max(total, 1) / 1000:.1f} KB each, in {folder}")


main()
