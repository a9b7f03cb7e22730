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


def expression(package):
    """The licences as SPDX has them: an older spelling put a stroke between alternatives."""
    return " ".join((package["license"] or "NOASSERTION").replace("/", " OR ").split())


def component(package):
    return {
        "type": "library",
        "bom-ref": f"pkg:cargo/{package['name']}@{package['version']}",
        "name": package["name"],
        "version": package["version"],
        "description": (package["description"] or "").strip(),
        "licenses": [{"expression": expression(package)}],
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


def texts(package):
    """The files of a crate that hold its licence, in order."""
    folder = pathlib.Path(package["manifest_path"]).parent
    names = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE")
    paths = [path for path in folder.iterdir() if path.is_file() and path.name.upper().startswith(names)]
    return [(path.name, path.read_text(encoding="utf-8", errors="replace").strip()) for path in sorted(paths)]


def licences(packages):
    """What each crate brings; of one that brings none, what crates of the same repository bring."""
    own = {package["id"]: texts(package) for package in packages}
    kin = {}
    for package in packages:
        # A repository may be told with the folder of the crate in it.
        of = "/".join((package["repository"] or package["id"]).removesuffix(".git").split("/")[:5])
        kin.setdefault(of, []).append(package)
    for members in kin.values():
        lent = next((own[one["id"]] for one in members if own[one["id"]]), [])
        for package in members:
            own[package["id"]] = own[package["id"]] or lent
    for package in packages:
        print(f"{'=' * 80}\n{package['name']} {package['version']}: {package['license'] or 'see below'}")
        print(f"{', '.join(package['authors']) or 'its authors'}, {package['repository'] or 'no address'}\n")
        for name, text in own[package["id"]]:
            print(f"--- {name}\n{text}\n")
        if not own[package["id"]]:
            print("Its package holds no text of its licence. The Apache License 2.0 is LICENSE-APACHE beside this file, the MIT")
            print("License is LICENSE-MIT with the authors above in the place of ours.\n")


def main():
    root, packages = shipped()
    if "--licences" in sys.argv[1:]:
        licences(packages)
    else:
        json.dump(bill(root, packages), sys.stdout, ensure_ascii=False, indent=1)
        print()


if __name__ == "__main__":
    main()
