#!/usr/bin/env python3
"""A generated federation and its answers, computed without Diptych.

    federation.py FOLDER MEMBERS INDICATORS YEARS

writes a site into FOLDER and, beside it, FOLDER.totals.csv: for each indicator and year what all members make together
(the sum of counts and amounts; the sums of numerators and denominators of rates), how many contribute, and whether
something in it must stay hidden; and FOLDER.small.csv: every count of persons from 1 to 4.
Same arguments, same bytes: its numbers come from a generator of its own.
"""
import csv
import os
import sys

folder, members, indicators, years = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
DIMENSIONS = [("gender", ["women", "men"]), ("age", ["young", "old"]), ("place", ["north", "middle", "south"])]
FIRST_YEAR = 2019


class Dice:
    """Numbers that look like chance and are the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def roll(self, below):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % below


dice = Dice(20261128)


def write(path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def kind(indicator):
    return ["count", "amount", "rate"][indicator % 3]


def both(words):
    return f'{{fr: "{words}", nl: "{words}"}}'


def split(whole, parts):
    """Cuts a whole into parts, now and then one that is very small."""
    cut = []
    for _ in range(parts - 1):
        most = whole - sum(cut)
        cut.append(min(most, 1 + dice.roll(4)) if dice.roll(12) == 0 else dice.roll(most // 2 + 1))
    return cut + [whole - sum(cut)]


write("diptych.yaml", 'format: 1\ntitle: {fr: Fédération, nl: Federatie}\nbase_url: https://example.org/\nlanguages: [fr-BE, nl-BE]\n')
lines = []
for indicator in range(indicators):
    unit = {"count": "people", "amount": "euro", "rate": "percent"}[kind(indicator)]
    lines.append(f"- {{id: i{indicator}, name: {both(f'Mesure {indicator}')}, unit: {unit}, nature: flow}}\n")
write("content/catalogue/indicators.yaml", "".join(lines))
lines = []
for name, categories in DIMENSIONS:
    inner = ", ".join(f"{{id: {category}, label: {both(category)}}}" for category in categories)
    lines.append(f"- {{id: {name}, name: {both(name)}, exhaustive: true, categories: [{inner}]}}\n")
write("content/catalogue/dimensions.yaml", "".join(lines))

totals, small, roster = {}, [], []
for member in range(members):
    name, publish = f"m{member:04}", "none" if member % 50 == 7 else "all"
    roster.append(f"  - {{enterprise: {name}}}\n")
    write(f"content/enterprises/{name}/enterprise.yaml", f"name: {both(f'Membre {member}')}\nfictitious: true\npublish: {publish}\n")
    results = []
    for indicator in range(indicators):
        if dice.roll(20) == 0:
            continue
        rows = []
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            if kind(indicator) == "amount":
                value = f"{dice.roll(900000)}.{dice.roll(100):02}"
                rows.append([year, value, "", "", "", "", ""])
                own, hidden = (value, "0"), False
            elif kind(indicator) == "count":
                value = dice.roll(5) if dice.roll(40) == 0 else 20 + dice.roll(400)
                rows.append([year, value, "", "", "", "", ""])
                hidden = 0 < value < 5
                if hidden and publish == "all":
                    small.append([name, f"i{indicator}", year, "", ""])
                if value >= 20:
                    for name_of, categories in DIMENSIONS:
                        for category, part in zip(categories, split(value, len(categories))):
                            cells = [category if name_of == other else "" for other, _ in DIMENSIONS]
                            rows.append([year, part, "", "", *cells])
                            if 0 < part < 5 and publish == "all":
                                small.append([name, f"i{indicator}", year, name_of, category])
                own = (value, "0")
            else:
                whole = 20 + dice.roll(300)
                part = dice.roll(5) if dice.roll(40) == 0 else dice.roll(whole + 1)
                rows.append([year, "", part, whole, "", "", ""])
                hidden = 0 < part < 5
                if hidden and publish == "all":
                    small.append([name, f"i{indicator}", year, "", ""])
                own = (part, whole)
            sums = totals.setdefault((indicator, year), [[], [], False])
            sums[0].append(own[0])
            sums[1].append(own[1])
            sums[2] = sums[2] or hidden or publish != "all"
        text = "period,value,numerator,denominator," + ",".join(name for name, _ in DIMENSIONS) + "\n"
        for row in rows:
            text += ",".join(str(cell) for cell in row) + "\n"
        write(f"content/enterprises/{name}/data/i{indicator}.csv", text)
        results.append(f"  - {{indicator: i{indicator}, source: {both('Registre')}, notes: {both('Sauts attendus')}, csv: data/i{indicator}.csv}}\n")
    text = f"period: {FIRST_YEAR}..{FIRST_YEAR + years - 1}\nquestion: {both('Quoi')}\nlimits: {both('Rien')}\nresults:\n"
    write(f"content/enterprises/{name}/assessments/all.yaml", text + "".join(results))
write("content/federations/f.yaml", f"name: {both('Ensemble')}\nmembers:\n" + "".join(roster))


def cents(written):
    """Exact sums: hundredths as whole numbers."""
    whole, _, part = str(written).partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


with open(folder + ".totals.csv", "w", encoding="utf-8", newline="") as file:
    table = csv.writer(file, lineterminator="\n")
    for (indicator, year), (parts, wholes, guarded) in sorted(totals.items()):
        above, below = sum(map(cents, parts)), sum(map(cents, wholes))
        table.writerow([f"i{indicator}", year, above, below, len(parts), int(guarded)])
with open(folder + ".small.csv", "w", encoding="utf-8", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows(small)
