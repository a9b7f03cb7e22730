#!/usr/bin/env python3
"""Edit to served: change one file, ask for the page until the new words are served.

  WORK=/some/dir python3 serve_latency.py --n 1000 [--edits 10] [--kind body|title|data|template]

The corpus is that of generate.py (WORK/nN/diptych). Every edit puts a fresh token somewhere and asks for a page that
shows it every 2 ms, one connection a request:
  body      the words of an enterprise's page
  title     the name of an enterprise, in the list of enterprises
  data      one number of an assessment, on the enterprise's page
  template  the theme's base.html, on the enterprise's page
Commands, by environment variable: DIPTYCH (default: diptych).
"""
import argparse
import os
import re
import shlex
import shutil
import signal
import socket
import statistics as st
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SLUG = "ent-00000"
PAGE = f"/fr/entreprises/{SLUG}/"


def get(port, path):
    try:
        s = socket.create_connection(("127.0.0.1", port), timeout=30)
        s.sendall(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        b = b""
        while True:
            d = s.recv(1 << 16)
            if not d:
                break
            b += d
        s.close()
        return b.decode("utf-8", "replace")
    except OSError:
        return ""


def edited(kind, text, k):
    """A fresh token, and the text that holds it."""
    if kind == "body":
        return f"jeton{k:04d}z", text.rstrip() + f"\n\nNouveau jeton{k:04d}z.\n"
    if kind == "title":
        return f"Titre{k:04d}z", re.sub(r'name: "', f'name: "Aa Titre{k:04d}z ', text, count=1)
    if kind == "data":
        return f"{731 + k},{k % 9 + 1}", re.sub(r"(2024: (?:{\w+: )?)[\d.]+", rf"\g<1>{731 + k}.{k % 9 + 1}", text, count=1)
    return f"jeton{k:04d}z", text.replace("</footer>", f"<p>jeton{k:04d}z</p></footer>")


def target_of(site, kind):
    """The file to edit; the theme's own template is copied first."""
    folder = f"content/enterprises/{SLUG}"
    names = {"body": f"{folder}/index.fr.md", "title": f"{folder}/enterprise.yaml", "data": f"{folder}/assessments/2024.yaml"}
    target = os.path.join(site, names.get(kind, "themes/default/templates/base.html"))
    if kind == "template":
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(os.path.join(HERE, "..", "themes/default/templates/base.html"), target)
    return target


def started(site, port):
    """A preview, and how many seconds its first page took."""
    if get(port, "/"):
        sys.exit(f"port {port} is taken: an older server is still running")
    cmd = shlex.split(os.environ.get("DIPTYCH", "diptych")) + ["serve", "--port", str(port)]
    t = time.perf_counter()
    p = subprocess.Popen(cmd, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while SLUG not in get(port, PAGE):
        time.sleep(0.005)
        if p.poll() is not None or time.perf_counter() - t > 120:
            sys.exit("the server did not come up")
    return p, time.perf_counter() - t


def measured(n, kind, edits, port=4567, gap=1.0):
    """Edits one after the other; latencies in milliseconds, the first one not counted."""
    site = os.path.join(os.environ["WORK"], f"n{n}", "diptych")
    target = target_of(site, kind)
    url = "/fr/entreprises/" if kind == "title" else PAGE
    with open(target, encoding="utf-8") as f:
        orig = f.read()
    p, lat = None, []
    try:
        p, up = started(site, port)
        time.sleep(1)
        get(port, url)
        for k in range(edits + 1):
            token, text = edited(kind, orig, k)
            assert text != orig, "nothing was changed"
            t = time.perf_counter()
            with open(target, "w", encoding="utf-8") as f:
                f.write(text)
            while token not in get(port, url):
                time.sleep(0.002)
                if time.perf_counter() - t > 60:
                    sys.exit("not served within a minute")
            if k:
                lat.append((time.perf_counter() - t) * 1e3)
            time.sleep(gap)
        with open(f"/proc/{p.pid}/status", encoding="utf-8") as f:
            rss = next((int(line.split()[1]) / 1024 for line in f if line.startswith("VmHWM")), 0)
        return {"median": st.median(lat), "least": min(lat), "most": max(lat), "start": up * 1e3, "rss": rss}
    finally:
        if kind == "template":
            os.remove(target)
        else:
            with open(target, "w", encoding="utf-8") as f:
                f.write(orig)
        if p and p.poll() is None:
            os.killpg(p.pid, signal.SIGTERM)
            p.wait(10)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--n", type=int, default=1000)
    ap.add_argument("--edits", type=int, default=10)
    ap.add_argument("--port", type=int, default=4567)
    ap.add_argument("--kind", default="body", choices=["body", "title", "data", "template"])
    ap.add_argument("--gap", type=float, default=1.0, help="rest between edits, seconds")
    a = ap.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    m = measured(a.n, a.kind, a.edits, a.port, a.gap)
    print(f"| {a.kind} | {a.n} | median {m['median']:.0f} ms | {m['least']:.0f} | {m['most']:.0f} "
          f"| start to first page {m['start']:.0f} ms | {m['rss']:.0f} MiB |", flush=True)


if __name__ == "__main__":
    main()
