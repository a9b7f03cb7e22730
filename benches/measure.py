#!/usr/bin/env python3
"""Builds: wall, cpu and peak memory, peers taking turns.

  WORK=/some/dir python3 measure.py --n 100,1000,5000 [--peers hugo,zola,eleventy,floor] [--runs 5] [--after cold,nothing,body,data]

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
                                    diptych-rich has twelve indicators with all their pages)
"""
import argparse
import json
import os
import re
import shlex
import shutil
import statistics as st
import subprocess
import sys
import time


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
    """Changes one file of the last enterprise, each time otherwise."""
    homes = os.path.join(cwd, "content/enterprises")
    home = os.path.join(homes, sorted(os.listdir(homes))[-1])
    path = os.path.join(home, "index.fr.md" if after == "body" else "assessments/2024.yaml")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if after == "body":
        text = re.sub(r"\n\nJeton \d+\.\n$", "\n", text).rstrip("\n") + f"\n\nJeton {k}.\n"
    else:
        text = re.sub(r"(2024: {\w+: )[\d.]+", rf"\g<1>{700 + k}.{k % 9 + 1}", text, count=1)
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


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--n", default="100,1000,5000")
    ap.add_argument("--peers", default="hugo,diptych,floor1")
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--after", default="cold", help="cold, and of diptych's forms: nothing, body, data")
    ap.add_argument("--json")
    a = ap.parse_args()
    later = [after for after in a.after.split(",") if after != "cold"]
    work = os.environ["WORK"]
    peers = a.peers.split(",")
    out = {}
    for n in map(int, a.n.split(",")):
        runs = {p: [] for p in peers}
        warm = {}
        for r in range(a.runs + 1):
            for p in peers:
                s = site_of(work, n, p)
                m = one(command(p, s), s)
                if r:
                    runs[p].append(m)
                for after in later if p.startswith("diptych") else []:
                    w = one(command(p, s), s, after, r + 1)
                    if r:
                        warm.setdefault((p, after), []).append((w, m))
        print(f"\n### N = {n} enterprises x 2 languages, median of {a.runs} (min–max), load {os.getloadavg()[0]:.1f}\n")
        first = peers[0]
        print(f"| peer | files | pages | MB | wall s | cpu s | peak MiB | wall / {first} | a page | cpu / {first} | memory / {first} |")
        print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        own = count(site_of(work, n, first))[1]
        for p in peers:
            med = lambda k: st.median(m[k] for m in runs[p])
            lo, hi = min(m["wall"] for m in runs[p]), max(m["wall"] for m in runs[p])
            ratio = lambda k: st.median(m[k] / h[k] for m, h in zip(runs[p], runs[peers[0]]))
            c, pages, mb = count(site_of(work, n, p))
            print(f"| {p} | {c} | {pages} | {mb:.1f} | {med('wall'):.3f} ({lo:.3f}–{hi:.3f}) | {med('cpu'):.3f} "
                  f"| {med('rss'):.0f} | {ratio('wall'):.3f} | {ratio('wall') * own / pages:.3f} "
                  f"| {ratio('cpu'):.3f} | {ratio('rss'):.3f} |")
        if warm:
            print("\n| peer | after | wall s | cpu s | peak MiB | wall / own cold | cpu / own cold |")
            print("|---|---|---:|---:|---:|---:|---:|")
        for (p, after), pairs in warm.items():
            med = lambda k: st.median(w[k] for w, _ in pairs)
            ratio = lambda k: st.median(w[k] / m[k] for w, m in pairs)
            print(f"| {p} | {after} | {med('wall'):.3f} | {med('cpu'):.3f} | {med('rss'):.0f} | {ratio('wall'):.3f} | {ratio('cpu'):.3f} |")
        sys.stdout.flush()
        out[n] = {"cold": runs, "later": {f"{p} after {after}": [w for w, _ in pairs] for (p, after), pairs in warm.items()}}
    if a.json:
        with open(a.json, "w") as f:
            json.dump(out, f, indent=1)


if __name__ == "__main__":
    main()
