#!/usr/bin/env python3
"""What a build costs, as a multiple of the hand-written floor, held to the ratios that are recorded.

  python3 ratio.py [--work DIR] [--record] [--small 40] [--large 120]

Counts processor instructions (valgrind's cachegrind), one thread: on a busy machine they are the same to a fraction
of a per cent, where times vary twofold. Each program builds a small site and a larger one; the difference, for each
enterprise more, is what counts, so that starting costs nothing. Of Diptych a second build is counted too, after which
nothing had changed, and a third after one edit of words and one of data: these as parts of its own cold build.

Compares with ratio.json and ends with 1 where a ratio is more than 15 % above what is recorded there; --record writes
the file anew. Needs valgrind and a compiler; DIPTYCH names a release build, FLOOR one of floor/ (else both are built).
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RECORD = os.path.join(HERE, "ratio.json")
LIMIT = 1.15
sys.path.insert(0, HERE)
import measure  # noqa: E402


def built(variable, folder, name):
    if variable in os.environ:
        return os.environ[variable]
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(folder, "target"))
    subprocess.run(["cargo", "build", "--release", "--quiet", "--bin", name], cwd=folder, check=True)
    return os.path.join(target, "release", name)


def instructions(command, cwd):
    count = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    ended = subprocess.run(count + command, cwd=cwd, env={**os.environ, "RAYON_NUM_THREADS": "1"}, capture_output=True, text=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", ended.stderr)
    if ended.returncode or not found:
        sys.exit(f"{command}: exit {ended.returncode}\n{ended.stderr[-2000:]}")
    return int(found[1].replace(",", ""))


def costs(work, n, diptych, floor):
    """Instructions by what was built, and after what."""
    folder = os.path.join(work, f"n{n}")
    subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "--n", str(n), "--out", folder,
                    "--peers", "diptych,diptych-rich,neutral"], check=True, stdout=subprocess.DEVNULL)
    cost = {"floor": instructions([floor, "build", ".", "public", "1"], os.path.join(folder, "neutral"))}
    for form in ("diptych", "diptych-rich"):
        site = os.path.join(folder, form)
        for after in ("cold", "nothing", "body", "data"):
            if after in ("body", "data"):
                measure.edit(site, after, n)
            cost[f"{form} {after}"] = instructions([diptych, "build", "-q", "-o", "public"], site)
    return cost


def ratios(work, small, large, programs):
    little, much = costs(work, small, *programs), costs(work, large, *programs)
    each = {name: (much[name] - little[name]) / (large - small) for name in much}
    found = {form: each[f"{form} cold"] / each["floor"] for form in ("diptych", "diptych-rich")}
    for form in ("diptych", "diptych-rich"):
        for after in ("nothing", "body", "data"):
            found[f"{form} after {after}, of its own cold build"] = each[f"{form} {after}"] / each[f"{form} cold"]
    return {name: round(ratio, 4) for name, ratio in found.items()}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--work")
    ap.add_argument("--record", action="store_true")
    ap.add_argument("--small", type=int, default=40)
    ap.add_argument("--large", type=int, default=120)
    a = ap.parse_args()
    programs = (built("DIPTYCH", os.path.dirname(HERE), "diptych"), built("FLOOR", os.path.join(HERE, "floor"), "floor"))
    work = a.work or tempfile.mkdtemp(prefix="diptych-ratio-")
    try:
        now = ratios(work, a.small, a.large, programs)
    finally:
        if not a.work:
            shutil.rmtree(work, ignore_errors=True)
    before = {}
    if os.path.exists(RECORD):
        with open(RECORD, encoding="utf-8") as f:
            before = json.load(f)
    worse = []
    for name, ratio in now.items():
        known = before.get(name)
        told = f"{ratio / known - 1:+.1%}" if known else "new"
        print(f"{name:55} {ratio:8.3f}  recorded {known or '-':>8}  {told}")
        if known and ratio > known * LIMIT:
            worse.append(name)
    if a.record:
        with open(RECORD, "w", encoding="utf-8") as f:
            json.dump(now, f, indent=1)
            f.write("\n")
    elif worse:
        sys.exit(f"more than {LIMIT - 1:.0%} above what is recorded: {', '.join(worse)}")


if __name__ == "__main__":
    main()
