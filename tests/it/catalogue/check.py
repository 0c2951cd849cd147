"""Checks documents of the catalogue with tools that are not ours: rdflib, pyshacl, the XML parser of Python.

`check.py rdf SHAPES FILE...` reads the files (told apart by their endings), compares their graphs and validates the
first against all shapes in the folder. `check.py atom FILE` checks what RFC 4287 demands. Prints what is wrong and
ends with 1 then.
"""

import sys
from pathlib import Path

FORMATS = {".ttl": "turtle", ".jsonld": "json-ld", ".rdf": "xml"}


def rdf(shapes, *files):
    from pyshacl import validate
    from rdflib import Graph, Namespace
    from rdflib.compare import graph_diff, to_isomorphic

    SH = Namespace("http://www.w3.org/ns/shacl#")
    graphs = [Graph().parse(file, format=FORMATS[Path(file).suffix]) for file in files]
    faults = []
    first = to_isomorphic(graphs[0])
    for file, graph in zip(files[1:], graphs[1:]):
        if to_isomorphic(graph) != first:
            _, here, there = graph_diff(first, to_isomorphic(graph))
            faults.append(f"{file} says other things: {here.serialize()} {there.serialize()}")
    rules = Graph()
    for file in sorted(Path(shapes).glob("*.ttl")):
        rules.parse(file, format="turtle")
    _, report, text = validate(graphs[0], shacl_graph=rules, advanced=True, inference="none")
    # Only what the report itself lists: what stands below a result as its detail takes the severity of that result.
    for result in report.objects(None, SH.result):
        if report.value(result, SH.resultSeverity) != SH.Violation:
            continue
        told = {key: report.value(result, SH[key]) for key in ("focusNode", "resultPath", "value", "resultMessage")}
        faults.append(f"violation: {told}")
    print(len(graphs[0]), "statements")
    return faults


def atom(file):
    from xml.etree import ElementTree

    ns = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.parse(file).getroot()
    faults = []
    if feed.tag != ns + "feed":
        faults.append(f"the root is {feed.tag}")
    for one in [feed, *feed.iter(ns + "entry")]:
        for name in ("id", "title", "updated"):
            found = one.findall(ns + name)
            if len(found) != 1 or not (found[0].text or "").strip():
                faults.append(f"{one.tag} has {len(found)} {name}")
        if one.tag == ns + "entry" and not any(link.get("rel") == "alternate" for link in one.findall(ns + "link")):
            faults.append("an entry leads nowhere")
    ids = [entry.findtext(ns + "id") for entry in feed.iter(ns + "entry")]
    if len(ids) != len(set(ids)):
        faults.append("an id stands twice")
    if feed.find(ns + "author") is None or not any(l.get("rel") == "self" for l in feed.findall(ns + "link")):
        faults.append("no author or no link to itself")
    print(len(ids), "entries")
    return faults


if __name__ == "__main__":
    found = {"rdf": rdf, "atom": atom}[sys.argv[1]](*sys.argv[2:])
    print("\n".join(found))
    sys.exit(1 if found else 0)
