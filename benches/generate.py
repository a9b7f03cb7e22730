#!/usr/bin/env python3
"""Deterministic bilingual benchmark corpus, written once per peer.

  python3 generate.py --n 1000 --out "$WORK/n1000" [--peers hugo,zola,eleventy,neutral]

Per enterprise: one Markdown body per language (about 400 words; the SAME bytes
for every peer, only the front matter differs) and one YAML data file (12
indicators x 6 years; the same bytes for every peer). The templates in peers/
turn the data into a table, a line chart and a bar chart.

neutral/ holds the same input without any peer's conventions: it is what the
floor programs read.
"""
import argparse
import datetime as dt
import os
import random
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))
YEARS = [2019, 2020, 2021, 2022, 2023, 2024]

FR = """le la les une des notre votre entreprise sociale coopérative insertion travailleur
travailleuse emploi durable quartier accompagnement formation atelier équipe projet résultat
mesure évaluation impact bénéficiaire partenaire commune région énergie recyclage réemploi
textile vélo cuisine jardin potager solidarité économie circulaire année progrès objectif
qualité sécurité santé confiance autonomie compétence parcours apprentissage dialogue famille
logement mobilité culture numérique accès vers avec pour sans dans chaque plusieurs première
nouvelle locale concrète mesurable humaine collective participative démocratique augmente
diminue améliore renforce développe permet donne reçoit construit partage accueille forme
soutient coûte épargne répare transforme à été où déjà grâce élève intérêt""".split()
NL = """de het een onze jullie sociale onderneming coöperatie inschakeling werknemer
werkneemster baan duurzame wijk begeleiding opleiding werkplaats ploeg project resultaat
meting evaluatie impact begunstigde partner gemeente gewest energie recyclage hergebruik
textiel fiets keuken tuin moestuin solidariteit economie circulaire jaar vooruitgang
doelstelling kwaliteit veiligheid gezondheid vertrouwen zelfstandigheid vaardigheid traject
leerproces dialoog gezin huisvesting mobiliteit cultuur digitale toegang naar met voor zonder
in elke verschillende eerste nieuwe lokale concrete meetbare menselijke gezamenlijke
participatieve democratische stijgt daalt verbetert versterkt ontwikkelt laat geeft ontvangt
bouwt deelt verwelkomt vormt ondersteunt kost bespaart herstelt verandert geïntegreerd reële
vóór één creëert ideeën""".split()
SECTORS = [
    "alimentation", "batiment", "culture", "energie", "formation",
    "logement", "mobilite", "reemploi", "sante", "textile",
]
INDICATORS = [
    ("emplois", "Emplois créés", "Gecreëerde banen", "ETP", 5, 240),
    ("heures", "Heures de formation", "Opleidingsuren", "h", 10, 900),
    ("satisfaction", "Satisfaction des travailleurs", "Tevredenheid werknemers", "%", 35, 99),
    ("insertion", "Taux d'insertion", "Inschakelingsgraad", "%", 20, 95),
    ("co2", "CO₂ évité", "Vermeden CO₂", "t", 1, 400),
    ("dechets", "Déchets réemployés", "Hergebruikt afval", "t", 1, 700),
    ("femmes", "Part de femmes dirigeantes", "Aandeel vrouwelijke leiders", "%", 10, 80),
    ("benevoles", "Bénévoles actifs", "Actieve vrijwilligers", "pers.", 0, 150),
    ("local", "Achats locaux", "Lokale aankopen", "%", 15, 98),
    ("energie", "Énergie renouvelable", "Hernieuwbare energie", "%", 5, 100),
    ("partenaires", "Partenaires", "Partners", "org.", 2, 60),
    ("budget", "Budget social", "Sociaal budget", "k€", 20, 999),
]


def slug(i):
    return f"ent-{i:05d}"


def words(rng, bank, k):
    return " ".join(rng.choice(bank) for _ in range(k))


def sentence(rng, bank, k):
    s = words(rng, bank, k)
    return s[0].upper() + s[1:] + "."


def para(rng, bank, n_sentences, k=14):
    out = []
    for _ in range(n_sentences):
        s = sentence(rng, bank, k)
        if rng.random() < 0.4:
            w = s.split(" ")
            j = rng.randrange(1, len(w) - 2)
            w[j] = rng.choice(("**%s**", "*%s*")) % w[j]
            s = " ".join(w)
        out.append(s)
    return " ".join(out)


def body(i, n, lang):
    rng = random.Random(f"body-{lang}-{i}")
    bank = FR if lang == "fr" else NL
    prefix = "" if lang == "fr" else "/nl"
    a, b = (i * 7 + 3) % n, (i * 13 + 11) % n
    t = {
        "fr": ("Notre mission", "Ce que nous avons mesuré", "Témoignage", "La suite",
               "Voir aussi", "Action", "Public", "Fréquence"),
        "nl": ("Onze missie", "Wat we gemeten hebben", "Getuigenis", "Vervolg",
               "Zie ook", "Actie", "Doelgroep", "Frequentie"),
    }[lang]
    L = [para(rng, bank, 5), "", f"## {t[0]}", "", para(rng, bank, 5), ""]
    L += [f"## {t[1]}", "", f"| {t[5]} | {t[6]} | {t[7]} |", "|---|---|---:|"]
    numbers = random.Random(f"numbers-{i}")  # the same in both languages, as in a true translation
    for _ in range(5):
        L.append(f"| {words(rng, bank, 3)} | {words(rng, bank, 2)} | {numbers.randrange(1, 60)} |")
    L += [""]
    for _ in range(5):
        L.append(f"- {sentence(rng, bank, 8)}")
    L += ["", f"### {t[2]}", ""]
    for _ in range(4):
        L.append(f"> {sentence(rng, bank, 12)}")
    L += [">", f"> — {words(rng, bank, 2).title()}", "", f"## {t[3]}", "", para(rng, bank, 6), ""]
    L += [f"{t[4]} : [{slug(a)}]({prefix}/entreprises/{slug(a)}/) & "
          f"[{slug(b)}]({prefix}/entreprises/{slug(b)}/).", ""]
    return "\n".join(L)


def meta(i, lang):
    rng = random.Random(f"meta-{i}")
    name = " ".join(rng.choice(FR).capitalize() for _ in range(2)) + f" {i}"
    sector = rng.choice(SECTORS)
    date = dt.date(2000, 1, 1) + dt.timedelta(days=i)
    rng2 = random.Random(f"desc-{lang}-{i}")
    return name, sector, date.isoformat(), sentence(rng2, FR if lang == "fr" else NL, 16)


def data_yaml(i):
    rng = random.Random(f"data-{i}")
    L = [f"id: {slug(i)}", f"years: [{', '.join(map(str, YEARS))}]", "indicators:"]
    for key, fr, nl, unit, lo, hi in INDICATORS:
        v = rng.uniform(lo, hi)
        vals = []
        for _ in YEARS:
            v = min(hi, max(lo, v + rng.uniform(-0.15, 0.2) * (hi - lo)))
            vals.append(f"{v:.1f}")
        L += [f"  - id: {key}", f"    label_fr: \"{fr}\"", f"    label_nl: \"{nl}\"",
              f"    unit: \"{unit}\"", f"    values: [{', '.join(vals)}]"]
    return "\n".join(L) + "\n"


def diptych_catalogue():
    """The twelve measures as the categories of one indicator: the peers draw them on one scale too."""
    lines = ["- id: measures", "  name: {fr: Mesures, nl: Metingen}", "  unit: {fr: unités, nl: eenheden}",
             "  kind: amount", "  persons: false", "  aggregate: none", "  decimals: 1", "  dimensions: [measure]"]
    return "\n".join(lines) + "\n"


def diptych_dimensions():
    lines = ["- id: measure", "  name: {fr: Mesure, nl: Meting}", "  categories:"]
    lines += [f"    - {{id: {key}, label: {{fr: \"{fr}\", nl: \"{nl}\"}}}}" for key, fr, nl, *_ in INDICATORS]
    return "\n".join(lines) + "\n"


def diptych_assessment(i):
    """The same values as data_yaml(i), in Diptych's own spelling."""
    rng = random.Random(f"data-{i}")
    by_year = {year: [] for year in YEARS}
    for key, _, _, _, lo, hi in INDICATORS:
        v = rng.uniform(lo, hi)
        for year in YEARS:
            v = min(hi, max(lo, v + rng.uniform(-0.15, 0.2) * (hi - lo)))
            by_year[year].append(f"{key}: {v:.1f}")
    lines = ["period: 2019..2024", "numbers: point",
             "question: {fr: \"Que change l'entreprise ?\", nl: \"Wat verandert de onderneming?\"}",
             "limits: {fr: \"Données de synthèse.\", nl: \"Synthetische gegevens.\"}",
             "results:", "  - indicator: measures", "    source: {fr: Registre, nl: Register}",
             "    breakdowns:", "      - dimension: measure", "        values:"]
    lines += [f"          {year}: {{{', '.join(cells)}}}" for year, cells in by_year.items()]
    return "\n".join(lines) + "\n"


def diptych_body(i, n, lang, rich):
    """The same words, then the same two charts; links by reference, as Diptych checks them. The richer site draws its
    twelve figures beside the assessment, since one axis is for one unit."""
    b = body(i, n, lang)
    for j in ((i * 7 + 3) % n, (i * 13 + 11) % n):
        prefix = "" if lang == "fr" else "/nl"
        b = b.replace(f"({prefix}/entreprises/{slug(j)}/)", f"(enterprise:{slug(j)})")
    if rich:
        return b
    title = {"fr": ("Évolution", "Dernière année"), "nl": ("Evolutie", "Laatste jaar")}[lang]
    directive = f"\n::: chart {slug(i)}/measures\nby: measure\n"
    return (b + f"{directive}type: line\ntitle: \"{title[0]}\"\n:::\n"
            f"{directive}type: bar\nperiods: [2024]\ntitle: \"{title[1]}\"\n:::\n")


UNITS = {"ETP": "fte", "h": "hours", "%": "percent", "t": "tonne"}


def rich_catalogue():
    """The richer site: twelve indicators, each with its pages, its open data and its own figure everywhere."""
    out = []
    for key, fr, nl, unit, _, _ in INDICATORS:
        known = UNITS.get(unit)
        out.append(f"- id: {key}\n  name: {{fr: \"{fr}\", nl: \"{nl}\"}}\n  unit: {known or chr(34) + unit + chr(34)}\n"
                   f"  kind: {'rate' if unit == '%' else 'amount'}\n  persons: false\n  aggregate: none\n  decimals: 1\n")
    return "".join(out)


def rich_assessment(i):
    """The same values as data_yaml(i), in Diptych's own spelling."""
    rng = random.Random(f"data-{i}")
    L = ["period: 2019..2024", "numbers: point",
         "question: {fr: \"Que change l'entreprise ?\", nl: \"Wat verandert de onderneming?\"}",
         "limits: {fr: \"Données de synthèse.\", nl: \"Synthetische gegevens.\"}", "results:"]
    for key, fr, nl, unit, lo, hi in INDICATORS:
        v = rng.uniform(lo, hi)
        vals = []
        for y in YEARS:
            v = min(hi, max(lo, v + rng.uniform(-0.15, 0.2) * (hi - lo)))
            vals.append(f"{y}: {v:.1f}")
        L += [f"  - indicator: {key}", "    source: {fr: Registre, nl: Register}",
              "    notes: {fr: \"Sans numérateur.\", nl: \"Zonder teller.\"}",
              f"    values: {{{', '.join(vals)}}}"]
    return "\n".join(L) + "\n"


def diptych(root, n, rich=False, full=False):
    w(f"{root}/diptych.yaml", "format: 1\ntitle: {fr: \"Rapports d'impact\", nl: \"Impactverslagen\"}\n"
      "base_url: https://example.org/\nlanguages: [fr, nl]\n" + ("" if full else
      "produce: {search: false, pdf: false, epub: false, cards: false, png: false, embeds: false, sheets: false, xlsx: false, facing: false}\n"))
    w(f"{root}/content/catalogue/indicators.yaml", rich_catalogue() if rich else diptych_catalogue())
    if not rich:
        w(f"{root}/content/catalogue/dimensions.yaml", diptych_dimensions())
    for i in range(n):
        s = slug(i)
        name, sector, _, _ = meta(i, "fr")
        desc = {lang: meta(i, lang)[3] for lang in ("fr", "nl")}
        folder = f"{root}/content/enterprises/{s}"
        w(f"{folder}/enterprise.yaml", f"name: \"{name}\"\ndescription: {{fr: \"{desc['fr']}\", nl: \"{desc['nl']}\"}}\nlegal_form: {{fr: {sector}, nl: {sector}}}\n")
        w(f"{folder}/assessments/2024.yaml", rich_assessment(i) if rich else diptych_assessment(i))
        for lang in ("fr", "nl"):
            w(f"{folder}/index.{lang}.md", diptych_body(i, n, lang, rich))
            date = meta(i, lang)[2]
            w(f"{root}/content/news/{date}-{s}.{lang}.md", f"---\ntitle: \"{name}\"\ndate: {date}\n---\n{desc[lang]}\n") if i >= n - 20 else None


def w(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--n", type=int, required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--peers", default="hugo,diptych,neutral")
    a = ap.parse_args()
    for peer in a.peers.split(","):
        root = os.path.join(a.out, peer)
        shutil.rmtree(root, ignore_errors=True)
        src = os.path.join(HERE, "peers", peer)
        if os.path.isdir(src):
            shutil.copytree(src, root)
        else:
            os.makedirs(root)
        if peer.startswith("diptych"):
            diptych(root, a.n, peer == "diptych-rich", peer == "diptych-full")
            print(f"{peer}: {a.n} enterprises x 2 languages -> {root}")
            continue
        for i in range(a.n):
            s, y = slug(i), data_yaml(i)
            if peer == "hugo":
                w(f"{root}/data/entreprises/{s}.yaml", y)
            elif peer == "zola":
                w(f"{root}/data/{s}.yaml", y)
            elif peer == "eleventy":
                w(f"{root}/data/{s}.yaml", y)
            else:
                w(f"{root}/data/{s}.yaml", y)
            for lang in ("fr", "nl"):
                name, sector, date, desc = meta(i, lang)
                b = body(i, a.n, lang)
                if peer == "hugo":
                    fm = (f"---\ntitle: \"{name}\"\ndate: {date}\ndescription: \"{desc}\"\n"
                          f"sector: [\"{sector}\"]\ndata_id: {s}\n---\n")
                    w(f"{root}/content/{lang}/entreprises/{s}.md", fm + b)
                elif peer == "zola":
                    fm = (f"+++\ntitle = \"{name}\"\ndate = {date}\ndescription = \"{desc}\"\n"
                          f"[taxonomies]\nsector = [\"{sector}\"]\n[extra]\ndata_id = \"{s}\"\n+++\n")
                    suf = ".md" if lang == "fr" else ".nl.md"
                    w(f"{root}/content/entreprises/{s}{suf}", fm + b)
                elif peer == "eleventy":
                    fm = (f"---\ntitle: \"{name}\"\ndate: {date}\ndescription: \"{desc}\"\n"
                          f"sector: \"{sector}\"\ndata_id: {s}\n---\n")
                    w(f"{root}/src/{lang}/entreprises/{s}.md", fm + b)
                else:
                    fm = (f"---\ntitle: \"{name}\"\ndate: {date}\ndescription: \"{desc}\"\n"
                          f"sector: \"{sector}\"\ndata_id: {s}\n---\n")
                    w(f"{root}/content/{lang}/{s}.md", fm + b)
        print(f"{peer}: {a.n} enterprises x 2 languages -> {root}")


if __name__ == "__main__":
    main()
