"""Reads a JUnit report with junitparser and holds it against Jenkins' schema; prints JSON."""

import json
import sys
import xml.etree.ElementTree as ElementTree

import xmlschema
from junitparser import Error, Failure, JUnitXml, Skipped

# Attributes that later versions of the schema have and the one at hand does not.
LATER = {"testcase": ["file"], "testsuites": ["skipped"], "skipped": ["message", "type"]}

RESULTS = {Failure: "failure", Error: "error", Skipped: "skipped"}


def without_later(tree):
    for tag, names in LATER.items():
        for element in tree.iter(tag):
            for name in names:
                element.attrib.pop(name, None)
    return tree


def faults(schema, tree):
    return [f"{it.path}: {it.reason}" for it in schema.iter_errors(tree)]


def cases(path):
    for suite in JUnitXml.fromfile(path):
        for case in suite:
            results = [RESULTS[type(it)] for it in case.result]
            yield {
                "name": case.name,
                "classname": case.classname,
                "file": case._elem.attrib.get("file"),
                "result": results[0] if results else "passed",
            }


def main(path, xsd):
    schema = xmlschema.XMLSchema(xsd)
    tree = without_later(ElementTree.parse(path).getroot())
    found = faults(schema, tree)
    ElementTree.SubElement(tree, "nonsense")
    report = {"faults": found, "refuses": bool(faults(schema, tree)), "cases": list(cases(path))}
    json.dump(report, sys.stdout)


main(*sys.argv[1:])
