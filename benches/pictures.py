#!/usr/bin/env python3
"""What search and photographs add to a build.

  WORK=/some/dir DIPTYCH=diptych python3 pictures.py [--pages 2000] [--photos 200] [--runs 3]

The corpus of `generate.py`, of about so many pages, is built four ways: plain, with search, with photographs, with both.
The photographs are made here (Pillow, one seed): 2400 by 1600 pixels in JPEG, each of one enterprise, with a point of focus.
A build is cold (output and memory removed before the clock starts), then repeated with the memory kept and the output
removed: pictures that were re-encoded once are not again. The ways take turns; medians are printed as a table.
"""
import argparse
import os
import random
import shutil
import statistics as st
import sys

import generate
import measure

PAGES_OF_ONE = 4  # an enterprise and its assessment, in two languages


def photographs(root, many):
    """Gives each of the first enterprises a photograph: coarse patches and fine grain weigh about what a camera's do."""
    from PIL import Image, ImageFilter

    homes = sorted(os.listdir(f"{root}/content/enterprises"))[:many]
    for number, home in enumerate(homes):
        rng = random.Random(number)
        coarse = Image.frombytes("RGB", (24, 16), rng.randbytes(24 * 16 * 3)).resize((2400, 1600), Image.BICUBIC)
        grain = Image.frombytes("L", (600, 400), rng.randbytes(600 * 400)).resize((2400, 1600)).filter(ImageFilter.GaussianBlur(1))
        photo = Image.blend(coarse, Image.merge("RGB", [grain] * 3), 0.18)
        folder = f"{root}/content/enterprises/{home}"
        os.makedirs(f"{folder}/media", exist_ok=True)
        photo.save(f"{folder}/media/atelier.jpg", quality=88)
        with open(f"{folder}/enterprise.yaml", "a", encoding="utf-8") as file:
            file.write('photo: {file: media/atelier.jpg, alt: {fr: "L’atelier", nl: "De werkplaats"}, focus: "40% 60%"}\n')


def site(root, pages, photos, search):
    shutil.rmtree(root, ignore_errors=True)
    generate.diptych(root, pages // PAGES_OF_ONE)
    if search:
        with open(f"{root}/diptych.yaml", encoding="utf-8") as file:
            text = file.read().replace("search: false", "search: true")
        generate.w(f"{root}/diptych.yaml", text)
    if photos:
        photographs(root, photos)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pages", type=int, default=2000)
    ap.add_argument("--photos", type=int, default=200)
    ap.add_argument("--runs", type=int, default=3)
    a = ap.parse_args()
    ways = {"plain": (0, False), "search": (0, True), f"{a.photos} photographs": (a.photos, False), "both": (a.photos, True)}
    folder = {way: os.path.join(os.environ["WORK"], "pictures", way.split()[-1]) for way in ways}
    for way, (photos, search) in ways.items():
        site(folder[way], a.pages, photos, search)
    command = measure.command("diptych", "")
    cold, kept = {way: [] for way in ways}, {way: [] for way in ways}
    for _ in range(a.runs):
        for way in ways:
            cold[way].append(measure.one(command, folder[way]))
            shutil.rmtree(os.path.join(folder[way], "public"))
            kept[way].append(measure.one(command, folder[way], "nothing"))
            print(f"{way}: {cold[way][-1]['wall']:.2f} s cold, {kept[way][-1]['wall']:.2f} s with the memory kept", file=sys.stderr)
    print("| build | pages | files | MB | cold, s | cpu, s | peak, MB | memory kept, s |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for way in ways:
        files, pages, megabytes = measure.count(folder[way])
        wall, cpu, peak = (st.median(run[key] for run in cold[way]) for key in ("wall", "cpu", "rss"))
        again = st.median(run["wall"] for run in kept[way])
        print(f"| {way} | {pages} | {files} | {megabytes:.0f} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {again:.2f} |")


if __name__ == "__main__":
    main()
