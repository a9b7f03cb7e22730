#!/usr/bin/env python3
"""Builds: wall, cpu and peak memory, peers taking turns.

  WORK=/some/dir python3 measure.py --n 100,1000,5000 [--peers hugo,zola,eleventy,floor] [--runs 5]
                                    [--after cold,nothing,body,data] [--serve body,title,data,template] [--markdown ../README.md]

What a build comes after:
  cold     nothing: output and cache are removed before the clock starts
  nothing  the same build: nothing has changed
  body     one edit of the words of one enterprise
  data     one edit of one number of one enterprise
All but the first are builds in a new process over what the build before left (diptych's forms only); beside each stands
its ratio to the peer's own cold build of the same round.

Each round runs every peer once (A B C, A B C, ...), after one uncounted round;
the output folder and the cache are removed before the clock starts. Figures come from the
operating system's accounting of the finished process. Ratios are taken inside
a round, against the first peer named, and the median is printed.

Commands, by environment variable (each is split as a shell would):
  HUGO      default: hugo
  ZOLA      default: zola
  ELEVENTY  default: node <site>/node_modules/@11ty/eleventy/cmd.cjs
  FLOOR     default: floor          (bench/floor, cargo build --release)
  DIPTYCH   default: diptych        (peers: diptych draws the charts the others draw;
                                    diptych-rich has twelve indicators with all their pages;
                                    diptych-full is diptych as a new site is built: search, cards, pictures, workbooks)
"""
import argparse
import json
import os
import platform
import re
import shlex
import shutil
import statistics as st
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import serve_latency  # noqa: E402


def env(name, default):
    return shlex.split(os.environ.get(name, default))


def command(peer, site):
    if peer == "hugo":
        return env("HUGO", "hugo") + ["--quiet"]
    if peer.startswith("zola"):
        return env(peer.upper().replace("-", "_"), peer) + ["build"]
    if peer == "eleventy":
        return env("ELEVENTY", f"node {site}/node_modules/@11ty/eleventy/cmd.cjs") + ["--quiet"]
    if peer.startswith("floor"):
        threads = peer[5:] or "2"
        return env("FLOOR", "floor") + ["build", ".", "public", threads]
    if peer.startswith("diptych"):
        return env("DIPTYCH", "diptych") + ["build", "-q", "-o", "public"]
    sys.exit(f"unknown peer {peer}")


def site_of(work, n, peer):
    name = "neutral" if peer.startswith("floor") else "zola" if peer.startswith("zola") else peer
    return os.path.join(work, f"n{n}", name)


def edit(cwd, after, k):
    """Changes one file of the last enterprise, each time otherwise: words, or the first number of 2024."""
    homes = os.path.join(cwd, "content/enterprises")
    home = os.path.join(homes, sorted(os.listdir(homes))[-1])
    path = os.path.join(home, "index.fr.md" if after == "body" else "assessments/2024.yaml")
    with open(path, encoding="utf-8") as f:
        old = f.read()
    if after == "body":
        text = re.sub(r"\n\nJeton \d+\.\n$", "\n", old).rstrip("\n") + f"\n\nJeton {k}.\n"
    else:
        text = re.sub(r"(2024: (?:{\w+: )?)[\d.]+", rf"\g<1>{700 + k}.{k % 9 + 1}", old, count=1)
    if text == old:
        sys.exit(f"{path}: nothing was changed")
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def one(cmd, cwd, after="cold", k=0):
    if after == "cold":
        for made in ("public", "resources", ".diptych"):
            shutil.rmtree(os.path.join(cwd, made), ignore_errors=True)
    elif after != "nothing":
        edit(cwd, after, k)
    time.sleep(0.2)
    t = time.perf_counter()
    p = subprocess.Popen(cmd, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    err = p.stderr.read()
    _, status, ru = os.wait4(p.pid, 0)
    wall = time.perf_counter() - t
    p.returncode = os.waitstatus_to_exitcode(status)
    if p.returncode:
        sys.exit(f"{cmd}: exit {p.returncode}\n{err.decode()[-2000:]}")
    return {"wall": wall, "cpu": ru.ru_utime + ru.ru_stime, "rss": ru.ru_maxrss / 1024}


def count(cwd):
    """Files, pages among them, megabytes."""
    n = pages = b = 0
    for root, _, files in os.walk(os.path.join(cwd, "public")):
        for f in files:
            n += 1
            pages += f.endswith(".html")
            b += os.path.getsize(os.path.join(root, f))
    return n, pages, b / 1e6


def rounds(a, n):
    """Every build of every round: cold ones by peer, later ones by peer and what they come after."""
    peers, later = a.peers.split(","), [after for after in a.after.split(",") if after != "cold"]
    cold, warm = {p: [] for p in peers}, {}
    for r in range(a.runs + 1):
        for p in peers:
            s = site_of(os.environ["WORK"], n, p)
            m = one(command(p, s), s)
            if r:
                cold[p].append(m)
            for after in later if p.startswith("diptych") else []:
                w = one(command(p, s), s, after, r + 1)
                if r:
                    warm.setdefault((p, after), []).append((w, m))
    return cold, warm


def median(runs, key):
    return st.median(run[key] for run in runs)


def table_of_cold(n, a, cold):
    peers = list(cold)
    first = peers[0]
    lines = [f"N = {n} enterprises × 2 languages, median of {a.runs} rounds:", "",
             f"| built by | files | pages | MB | wall s (min–max) | cpu s | peak MiB | wall / {first} | wall a page / {first} | cpu / {first} | memory / {first} |",
             "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
    own = count(site_of(os.environ["WORK"], n, first))[1]
    for p in peers:
        lo, hi = min(m["wall"] for m in cold[p]), max(m["wall"] for m in cold[p])
        ratio = lambda k: st.median(m[k] / h[k] for m, h in zip(cold[p], cold[first]))
        c, pages, mb = count(site_of(os.environ["WORK"], n, p))
        lines.append(f"| {p} | {c} | {pages} | {mb:.1f} | {median(cold[p], 'wall'):.3f} ({lo:.3f}–{hi:.3f}) | {median(cold[p], 'cpu'):.3f} "
                     f"| {median(cold[p], 'rss'):.0f} | {ratio('wall'):.3f} | {ratio('wall') * own / pages:.3f} | {ratio('cpu'):.3f} | {ratio('rss'):.3f} |")
    return lines + [""]


def table_of_warm(warm):
    if not warm:
        return []
    lines = ["A new process over what the build before left:", "",
             "| built by | after | wall s | cpu s | peak MiB | wall / own cold | cpu / own cold |", "|---|---|---:|---:|---:|---:|---:|"]
    for (p, after), pairs in warm.items():
        med = lambda k: st.median(w[k] for w, _ in pairs)
        ratio = lambda k: st.median(w[k] / m[k] for w, m in pairs)
        lines.append(f"| {p} | {after} | {med('wall'):.3f} | {med('cpu'):.3f} | {med('rss'):.0f} | {ratio('wall'):.3f} | {ratio('cpu'):.3f} |")
    return lines + [""]


def table_of_serve(n, kinds, edits):
    if not kinds:
        return []
    lines = ["The preview, from saving a file to the changed page being served:", "",
             "| edit | median ms | least | most | start to first page ms | peak MiB |", "|---|---:|---:|---:|---:|---:|"]
    for kind in kinds:
        m = serve_latency.measured(n, kind, edits)
        lines.append(f"| {kind} | {m['median']:.0f} | {m['least']:.0f} | {m['most']:.0f} | {m['start']:.0f} | {m['rss']:.0f} |")
    return lines + [""]


def method(a):
    """When, on what, and how: without it no figure means anything."""
    load = os.getloadavg()[0]
    return [f"Measured on {time.strftime('%Y-%m-%d')}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}, load {load:.1f} at the start, "
            f"by `measure.py --n {a.n} --peers {a.peers} --after {a.after}{' --serve ' + a.serve if a.serve else ''} --runs {a.runs}`.",
            "`diptych` draws the charts the peers draw, `diptych-rich` has twelve indicators with all their pages (every `produce` switch off in both); "
            "`diptych-full` is `diptych` as a new site is built, with search, cards, pictures and workbooks.", ""]


BEGIN, END = "<!-- measured -->", "<!-- /measured -->"


def put(path, lines):
    """The tables take the place of what stands between the marks of a file."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    with open(path, "w", encoding="utf-8") as f:
        f.write(before + BEGIN + "\n" + "\n".join(lines) + END + after)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--n", default="100,1000,5000")
    ap.add_argument("--peers", default="hugo,diptych,floor1")
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--after", default="cold", help="cold, and of diptych's forms: nothing, body, data")
    ap.add_argument("--serve", default="", help="edits of the preview to time: body, title, data, template")
    ap.add_argument("--edits", type=int, default=10)
    ap.add_argument("--json")
    ap.add_argument("--markdown", help="a file between whose marks the tables are put, with date and method")
    a = ap.parse_args()
    lines, out = method(a), {}
    for n in map(int, a.n.split(",")):
        cold, warm = rounds(a, n)
        lines += table_of_cold(n, a, cold) + table_of_warm(warm) + table_of_serve(n, [kind for kind in a.serve.split(",") if kind], a.edits)
        out[n] = {"cold": cold, "later": {f"{p} after {after}": [w for w, _ in pairs] for (p, after), pairs in warm.items()}}
    print("\n".join(lines))
    if a.markdown:
        put(a.markdown, lines)
    if a.json:
        with open(a.json, "w") as f:
            json.dump(out, f, indent=1)


if __name__ == "__main__":
    main()
