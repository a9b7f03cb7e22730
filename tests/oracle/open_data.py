#!/usr/bin/env python3
"""The open data of a site, read by programs that are not ours.

    open_data.py SITE [CIDS]

SITE is what was published; CIDS a folder with `cids.basictier.shacl.ttl` and `cids.ttl`. Needs frictionless, openpyxl,
rdflib and, with CIDS, pyshacl. Says what is wrong and ends with 1; ends with 2 where a program is missing.
"""
import csv
import datetime
import json
import os
import sys

try:
    import frictionless
    import openpyxl
    import rdflib
except ImportError as missing:
    print(missing)
    sys.exit(2)

site, cids = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
data = os.path.join(site, "data")
wrong = []


def note(text):
    wrong.append(text)


def package():
    """The package and every table in it, types and all."""
    report = frictionless.Package(os.path.join(data, "datapackage.json")).validate()
    for task in report.tasks:
        for error in task.errors:
            note(f"{task.name}: {error.message}")
    for error in report.errors:
        note(f"datapackage.json: {error.message}")
    if not report.tasks:
        note("datapackage.json: no tables")
    return len(report.tasks)


def workbooks():
    """Numbers are numbers, days are days, no cell is a formula, and what the CSV says the workbook says too."""
    read = 0
    for name in sorted(os.listdir(data)):
        if not name.endswith(".xlsx"):
            continue
        book = openpyxl.load_workbook(os.path.join(data, name))
        read += 1
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        note(f"{name} {sheet.title}!{cell.coordinate} is a formula: {cell.value!r}")
        path = os.path.join(data, name[:-5] + ".csv")
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        sheet = book.worksheets[0]
        if len(book.worksheets) < 3:
            note(f"{name}: a sheet in each language is missing: {book.sheetnames}")
        header = [cell.value for cell in sheet[1]]
        if header != rows[0] or sheet.max_row != len(rows):
            note(f"{name}: {header} and {sheet.max_row} rows, not {rows[0]} and {len(rows)}")
            continue
        for written, cells in zip(rows[1:], sheet.iter_rows(min_row=2)):
            for column, text, cell in zip(header, written, cells):
                compare(name, column, text, cell)
    return read


NUMBERS = {"value", "numerator", "denominator", "n", "low", "high"}


def compare(name, column, text, cell):
    value = cell.value
    if column in NUMBERS:
        same = value is None if text == "" else isinstance(value, (int, float)) and abs(value - float(text)) <= 1e-9 * max(1, abs(value))
    elif column in ("from", "to"):
        same = isinstance(value, datetime.datetime) and value.date().isoformat() == text
    else:
        # The CSV puts an apostrophe before what a spreadsheet would take for a formula; the workbook needs none.
        same = (value or "") in (text, text[1:] if text.startswith("'") else text)
    if not same:
        note(f"{name} {cell.coordinate}: {value!r} is not {text!r}")


DCT = rdflib.Namespace("http://purl.org/dc/terms/")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")


def catalogue():
    """What DCAT-AP 3 demands of catalogues, datasets and distributions."""
    graph = rdflib.Graph().parse(os.path.join(data, "catalogue.jsonld"), format="json-ld")
    demands = [
        (DCAT.Catalog, [DCT.title, DCT.description, DCT.publisher, DCAT.dataset]),
        (DCAT.Dataset, [DCT.title, DCT.description, DCAT.distribution]),
        (DCAT.Distribution, [DCAT.accessURL]),
    ]
    for kind, properties in demands:
        things = set(graph.subjects(rdflib.RDF.type, kind))
        if not things:
            note(f"catalogue.jsonld: no {kind}")
        for thing in things:
            for wanted in properties:
                if (thing, wanted, None) not in graph:
                    note(f"catalogue.jsonld: {thing} lacks {wanted}")
            for wanted in (DCT.title, DCT.description):
                languages = [literal.language for literal in graph.objects(thing, wanted)]
                if len(languages) != len(set(languages)):
                    note(f"catalogue.jsonld: {thing} has {wanted} twice in one language")
    for address in graph.objects(None, DCAT.downloadURL):
        path = str(address).split("/data/", 1)[-1]
        if not os.path.exists(os.path.join(data, path)):
            note(f"catalogue.jsonld: {address} is not published")
    return len(graph)


def impact():
    """The Common Impact Data Standard, basic tier."""
    import pyshacl

    graph = rdflib.Graph().parse(os.path.join(data, "cids.jsonld"), format="json-ld")
    shapes = rdflib.Graph().parse(os.path.join(cids, "cids.basictier.shacl.ttl"), format="turtle")
    ontology = rdflib.Graph().parse(os.path.join(cids, "cids.ttl"), format="turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology)
    if not conforms:
        note("cids.jsonld: " + text[:4000])
    return len(graph)


done = [f"{package()} tables", f"{workbooks()} workbooks", f"{catalogue()} statements of the catalogue"]
if cids:
    try:
        done.append(f"{impact()} statements of impact")
    except ImportError as missing:
        print(missing)
        sys.exit(2)
print("; ".join(done))
for text in wrong[:40]:
    print(text)
sys.exit(1 if wrong else 0)
