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
import signal
import socket
import statistics as st
import subprocess
import sys
import time


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


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--n", type=int, default=1000)
    ap.add_argument("--edits", type=int, default=10)
    ap.add_argument("--port", type=int, default=4567)
    ap.add_argument("--kind", default="body", choices=["body", "title", "data", "template"])
    ap.add_argument("--gap", type=float, default=1.0, help="rest between edits, seconds")
    a = ap.parse_args()
    site = os.path.join(os.environ["WORK"], f"n{a.n}", "diptych")
    slug = "ent-00000"
    folder = f"content/enterprises/{slug}"
    page = f"/fr/entreprises/{slug}/"
    target = os.path.join(site, {"body": f"{folder}/index.fr.md", "title": f"{folder}/enterprise.yaml", "data": f"{folder}/assessments/2024.yaml", "template": "themes/default/templates/base.html"}[a.kind])
    made = a.kind == "template"
    if made:
        base = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "themes/default/templates/base.html")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(base, encoding="utf-8") as f, open(target, "w", encoding="utf-8") as g:
            g.write(f.read())
    url = "/fr/entreprises/" if a.kind == "title" else page
    with open(target, encoding="utf-8") as f:
        orig = f.read()

    def edit(k):
        if a.kind == "body":
            token, text = f"jeton{k:04d}z", orig.rstrip() + f"\n\nNouveau jeton{k:04d}z.\n"
        elif a.kind == "title":
            token, text = f"Titre{k:04d}z", re.sub(r'name: "', f'name: "Aa Titre{k:04d}z ', orig, count=1)
        elif a.kind == "data":
            token, text = f"{731 + k},{k % 9 + 1}", re.sub(r"(2024: {\w+: )[\d.]+", rf"\g<1>{731 + k}.{k % 9 + 1}", orig, count=1)
        else:
            token, text = f"jeton{k:04d}z", orig.replace("</footer>", f"<p>jeton{k:04d}z</p></footer>")
        assert text != orig
        t = time.perf_counter()
        with open(target, "w", encoding="utf-8") as f:
            f.write(text)
        return token, t

    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    if get(a.port, "/"):
        sys.exit(f"port {a.port} is taken: an older server is still running")
    cmd = shlex.split(os.environ.get("DIPTYCH", "diptych")) + ["serve", "--port", str(a.port)]
    t = time.perf_counter()
    p = subprocess.Popen(cmd, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    lat = []
    try:
        while slug not in get(a.port, page):
            time.sleep(0.005)
            if p.poll() is not None or time.perf_counter() - t > 120:
                sys.exit("the server did not come up")
        up = time.perf_counter() - t
        time.sleep(1)
        get(a.port, url)
        for k in range(a.edits + 1):
            token, t = edit(k)
            while token not in get(a.port, url):
                time.sleep(0.002)
                if time.perf_counter() - t > 60:
                    sys.exit("not served within a minute")
            if k:
                lat.append((time.perf_counter() - t) * 1e3)
            time.sleep(a.gap)
        rss = next((int(line.split()[1]) / 1024 for line in open(f"/proc/{p.pid}/status") if line.startswith("VmHWM")), 0)
        print(f"| {a.kind} | {a.n} | median {st.median(lat):.0f} ms | {min(lat):.0f} | {max(lat):.0f} | start to first page {up * 1e3:.0f} ms | {rss:.0f} MiB |", flush=True)
    finally:
        if made:
            os.remove(target)
        else:
            with open(target, "w", encoding="utf-8") as f:
                f.write(orig)
        if p.poll() is None:
            os.killpg(p.pid, signal.SIGTERM)
            p.wait(10)


if __name__ == "__main__":
    main()
