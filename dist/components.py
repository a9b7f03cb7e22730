"""What the program is made of: a CycloneDX list of its crates, or with `--licences` the licences that come with them.

Reads `cargo metadata` alone, for the machine it runs on and with books on paper; the order is that of names and versions.
"""

import json
import pathlib
import subprocess
import sys


def host():
    told = subprocess.run(["rustc", "-vV"], check=True, capture_output=True, text=True).stdout
    return next(line.removeprefix("host: ") for line in told.splitlines() if line.startswith("host: "))


def shipped():
    """The crates that are compiled into the program, without those that only build or test it."""
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--features", "pdf", "--filter-platform", host()]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    packages = {package["id"]: package for package in told["packages"]}
    nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
    root, found, waiting = told["resolve"]["root"], set(), [told["resolve"]["root"]]
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            runs = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if runs and dependency["pkg"] not in found:
                found.add(dependency["pkg"])
                waiting.append(dependency["pkg"])
    order = sorted((packages[one] for one in found), key=lambda package: (package["name"], package["version"]))
    return packages[root], order


def component(package):
    return {
        "type": "library",
        "bom-ref": f"pkg:cargo/{package['name']}@{package['version']}",
        "name": package["name"],
        "version": package["version"],
        "description": (package["description"] or "").strip(),
        "licenses": [{"expression": (package["license"] or "NOASSERTION").replace("/", " OR ")}],
        "purl": f"pkg:cargo/{package['name']}@{package['version']}",
    }


def bill(root, packages):
    program = {**component(root), "type": "application"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": program},
        "components": [component(package) for package in packages],
    }


def licences(packages):
    for package in packages:
        folder = pathlib.Path(package["manifest_path"]).parent
        print(f"{'=' * 80}\n{package['name']} {package['version']}: {package['license'] or 'see below'}\n")
        names = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE")
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.name.upper().startswith(names):
                print(f"--- {path.name}\n{path.read_text(encoding='utf-8', errors='replace').strip()}\n")


def main():
    root, packages = shipped()
    if "--licences" in sys.argv[1:]:
        licences(packages)
    else:
        json.dump(bill(root, packages), sys.stdout, ensure_ascii=False, indent=1)
        print()


if __name__ == "__main__":
    main()
