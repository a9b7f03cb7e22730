// Makes sites whose looks are kept: `node sites.mjs full|sparse|overfull FOLDER`.
//
// `full` and `overfull` begin with what `diptych init --federation` wrote into the folder: the first is what a federation of
// eight has after two years; the second is the same with names of sixty letters, forty partners and the longest words
// that authors will ever write. `sparse` is one enterprise, without a picture, and half of it in one language only.

import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [state, folder] = process.argv.slice(2);
const put = (path, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const change = (path, changes) => put(path, changes.reduce((text, [from, to]) => {
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return text.replaceAll(from, to);
}, readFileSync(join(folder, path), 'utf8')));
const append = (path, text) => appendFileSync(join(folder, path), text);

const PLACES = [
  ['Gand', 'Gent', 9000, 51.05, 3.72], ['Liège', 'Luik', 4000, 50.63, 5.57], ['Namur', 'Namen', 5000, 50.47, 4.87],
  ['Mons', 'Bergen', 7000, 50.45, 3.95], ['Anvers', 'Antwerpen', 2000, 51.22, 4.4], ['Charleroi', 'Charleroi', 6000, 50.41, 4.44],
];
const NAMES = [
  ['Les Mains utiles', 'Nuttige Handen'], ['La Maison verte', 'Het Groene Huis'], ['Vélo pour tous', 'Fiets voor iedereen'],
  ['Le Grand Four', 'De Grote Oven'], ['Au Fil de l’eau', 'Langs het Water'], ['La Petite École', 'De Kleine School'],
];
// Sixty letters each; the Dutch ones hold compounds of thirty and more.
const LONG = [
  'Coopérative intercommunale de réinsertion socioprofessionnelle durable',
  'Samenwerkingsverband werkgelegenheidsmaatregelen Zuidwest-Vlaanderen',
];
const ACTIVITY = {
  fr: ['Réparation, réemploi et vente de tout ce qui servait encore.', 'Réparation, reconditionnement et revente d’appareils électroménagers, accompagnement socioprofessionnel individualisé et formations qualifiantes reconnues.'],
  nl: ['Herstel, hergebruik en verkoop van al wat nog dienst deed.', 'Herstelling, opknapbeurt en wederverkoop van huishoudtoestellen, arbeidstrajectbegeleiding, beroepskwalificatieopleidingen en arbeidszorgmaatregelen.'],
};

function enterprise(id, at, big) {
  const [fr, nl, postcode, lat, lon] = PLACES[at % PLACES.length];
  const name = big ? { fr: `${LONG[0]} ${at + 1}`, nl: `${LONG[1]} ${at + 1}` } : { fr: NAMES[at][0], nl: NAMES[at][1] };
  put(`content/enterprises/${id}/enterprise.yaml`, `name: {fr: "${name.fr}", nl: "${name.nl}"}
fictitious: true
description: {fr: "${ACTIVITY.fr[+big]}", nl: "${ACTIVITY.nl[+big]}"}
group: ${['work-integration', 'collective-service', 'other'][at % 3]}
founded: ${2004 + at}
sites:
  - {name: {fr: Atelier, nl: Werkplaats}, address: "${big ? 'Chaussée de l’Ancienne-Sucrerie-Communale 1234, boîte 56' : 'Rue du Pont 4'}", postcode: ${postcode}, municipality: {fr: ${fr}, nl: ${nl}}, country: BE, lat: ${(lat + at * 0.013).toFixed(3)}, lon: ${(lon + at * 0.017).toFixed(3)}}
territory: ${['west-flanders', 'hainaut', 'east-flanders'][at % 3]}
staff: {headcount: ${12 + at * 7}, fte: ${10 + at * 6}, as_of: 2024}
`);
  const base = 30 + at * 3;
  put(`content/enterprises/${id}/assessments/2024.yaml`, `period: 2024
step: {current: 3, published: 2025-03-03}
question: {fr: "Qui garde un emploi six mois après ?", nl: "Wie heeft na zes maanden nog werk?"}
stakeholders:
  - {id: personnes, kind: beneficiary, name: {fr: "Personnes en parcours", nl: "Mensen in een traject"}, size: ${base}, involved_in: [1, 2, 3]}
outcomes:
  - {id: emploi, stakeholder: personnes, level: outcome, statement: {fr: "Elles gardent un emploi", nl: "Ze houden hun werk"}, importance: high}
  - {id: fatigue, stakeholder: personnes, level: outcome, sign: negative, intended: false, statement: {fr: "Certaines s’épuisent", nl: "Sommigen raken uitgeput"}, importance: low}
results:
  - indicator: emploi-durable
    outcome: emploi
    source: {fr: "Registre des sorties", nl: "Uitstroomregister"}
    method: register
    values: {2022: {numerator: ${14 + at}, denominator: ${base - 4}}, 2023: {numerator: ${17 + at}, denominator: ${base - 1}}, 2024: {numerator: ${20 + at * 2}, denominator: ${base}}}
  - indicator: legumes-livres
    source: {fr: "Bons de livraison", nl: "Leveringsbonnen"}
    method: weighing
    values: {2022: ${big ? 1234567 + at : 20 + at}, 2023: ${big ? 1334567 + at : 24 + at}, 2024: ${big ? 1434567 + at : 27.5 + at}}
evidence:
  - {id: entretiens, kind: interview, date: 2024-05-22, participants: 6, supports: [fatigue], finding: {fr: "Commencer à temps plein est trop lourd.", nl: "Voltijds beginnen is te zwaar."}}
limits: {fr: "Qui ne répond pas compte comme sans emploi.", nl: "Wie niet antwoordt, telt als zonder werk."}
`);
}

function voice(id, at, big) {
  const many = big ? ' Et le mercredi, et le jeudi aussi, quand l’atelier de réapprentissage socioprofessionnel ouvre plus tôt que prévu.' : '';
  const veel = big ? ' En ook op woensdag en donderdag, wanneer de arbeidsmarktactiveringswerkplaats vroeger opengaat dan gepland.' : '';
  const quotes = { fr: `On me dit bonjour par mon nom, le numéro ${at + 1}.${many}`, nl: `Men zegt mij goedendag bij mijn naam, nummer ${at + 1}.${veel}` };
  const names = big ? 'Maximilienne-Alexandrine' : ['Ada', 'Bilal', 'Chantal', 'Dirk', 'Elif', 'Femke'][at % 6];
  for (const lang of ['fr', 'nl']) {
    const shared = lang === 'fr' ? `fictitious: true
witness: {display: pseudonym, pseudonym: ${names}, role: {fr: "${big ? 'Accompagnatrice socioprofessionnelle et responsable de l’atelier de menuiserie' : 'En parcours'}", nl: "${big ? 'Arbeidstrajectbegeleidster en verantwoordelijke van het schrijnwerkersatelier' : 'In een traject'}"}, age_band: 30-39}
enterprise: membre-${(at % 6) + 1}
date: 2024-1${at % 3}-0${(at % 8) + 1}
topics: [travail]
consent: {status: given, given_on: 2024-11-14, scopes: {text: true, name: false, photo: false, voice: false, video: false}, channels: [web, print]}
` : '';
    put(`content/testimonials/${id}.${lang}.md`, `---
title: "${lang === 'fr' ? 'Par mon nom' : 'Bij mijn naam'} ${at + 1}"
quote: "${quotes[lang]}"
${shared}---
${quotes[lang]}
`);
  }
}

function partner(id, at, big) {
  const kinds = ['federation', 'enterprise', 'research', 'authority'];
  const name = big ? `Fondation d’utilité publique pour l’expérimentation sociale territoriale ${at + 1}` : ['La Fabrique', 'Het Loket', 'Réseau Nord', 'Stad aan Zee'][at % 4];
  put(`content/partners/${id}.yaml`, `name: "${name}"
kind: ${kinds[at % 4]}
territory: {fr: Wallonie, nl: Wallonië}
description: {fr: "${ACTIVITY.fr[+big]}", nl: "${ACTIVITY.nl[+big]}"}
`);
}

function rich(big) {
  const members = big ? 23 : 6;
  for (let at = 0; at < members; at += 1) enterprise(`membre-${at + 1}`, at, big);
  for (let at = 0; at < (big ? 18 : 5); at += 1) voice(`voix-${at + 1}`, at, big);
  for (let at = 0; at < (big ? 40 : 4); at += 1) partner(`partenaire-${at + 1}`, at, big);
  change('content/federations/federation-demain.yaml', [
    ['  - enterprise: seconde-couture\n    from: 2019-09-01\n', `  - enterprise: seconde-couture\n    from: 2019-09-01\n${Array.from({ length: members }, (_, at) => `  - {enterprise: membre-${at + 1}, from: 2020-01-01}\n`).join('')}`],
    ['units: 2', `units: ${members + 2}`],
  ]);
  append('diptych.yaml', 'accessibility: {status: partial, contact: acces@example.org, date: 2026-02-10, limits: [{fr: "Deux films n’ont pas encore de sous-titres.", nl: "Twee films hebben nog geen ondertitels."}]}\n');
  put('content/catalogue/terms.yaml', `- {id: parcours, label: {fr: "Parcours d’insertion", nl: "Inschakelingstraject"}, definition: {fr: "Le temps qu’une personne passe dans une entreprise qui la forme.", nl: "De tijd die iemand in een onderneming doorbrengt die opleidt."}}
- {id: impact, label: {fr: "Impact social", nl: "Maatschappelijke impact"}, definition: {fr: "Ce qui change pour des personnes.", nl: "Wat voor mensen verandert."}}
`);
  append('content/catalogue/dimensions.yaml', `- id: territory
  name: {fr: "Territoire", nl: "Gebied"}
  categories:
    - {id: west-flanders, label: {fr: "Flandre occidentale", nl: "West-Vlaanderen"}, code: BE25}
    - {id: hainaut, label: {fr: "Hainaut", nl: "Henegouwen"}, code: BE32}
    - {id: east-flanders, label: {fr: "Flandre orientale", nl: "Oost-Vlaanderen"}, code: BE23}
`);
  for (const [lang, title, text] of [['fr', 'Journée des membres', 'Une journée pour lire les chiffres ensemble.'], ['nl', 'Ledendag', 'Een dag om de cijfers samen te lezen.']]) {
    put(`content/news/2026-11-10-journee.${lang}.md`, `---
title: "${big ? `${title} — ${LONG[lang === 'fr' ? 0 : 1]}` : title}"
${lang === 'fr' ? 'date: 2026-11-10\nfictitious: true\nevent: {from: 2027-03-18, place: {fr: "Namur", nl: "Namen"}}\n' : ''}---
${text}
`);
    put(`content/pages/methode.${lang}.md`, `---
aliases: [/ancienne-methode-${lang}/]
title: "${lang === 'fr' ? 'Comment nous comptons' : 'Hoe wij tellen'}"
---
${lang === 'fr' ? 'Chaque personne compte une fois.' : 'Elke persoon telt een keer.'}

| ${lang === 'fr' ? 'Année | Personnes | Heures' : 'Jaar | Personen | Uren'} |
|---|---:|---:|
| 2023 | 310 | 4 120 |
| 2024 | 345 | 6 740 |

> ${lang === 'fr' ? 'Compter n’est pas conter.' : 'Tellen is niet vertellen.'}
`);
  }
}

function long() {
  change('diptych.yaml', [["L'impact à livre ouvert", 'Rapport d’impact de la Confédération interrégionale des coopératives'], ['Impact als een open boek', 'Impactverslag van de interregionale samenwerkingsverbandenkoepel']]);
  change('content/catalogue/indicators.yaml', [
    ['fr: "Emploi durable"', 'fr: "Maintien dans l’emploi durable six mois après la fin du parcours"'],
    ['nl: "Duurzaam werk"', 'nl: "Werkgelegenheidsbehoudspercentage zes maanden na trajectbeëindiging"'],
  ]);
  change('content/catalogue/topics.yaml', [['fr: "Travail"', 'fr: "Travail, formation et accompagnement socioprofessionnel"'], ['nl: "Werk"', 'nl: "Werkgelegenheidsmaatregelen en arbeidsmarktbegeleiding"']]);
  change('content/catalogue/dimensions.yaml', [['"Femmes"', '"Femmes, y compris les intérimaires de longue durée"'], ['"Vrouwen"', '"Vrouwen, langdurige uitzendarbeidsters inbegrepen"']]);
  change('content/catalogue/scales.yaml', [['"Ni l\'un ni l\'autre"', '"Ni d’accord, ni pas d’accord, cela dépend vraiment des jours"'], ['"Noch akkoord, noch niet akkoord"', '"Noch akkoord, noch niet akkoord, dat hangt echt van de dag af"']]);
  change('content/enterprises/panier-commun/enterprise.yaml', [['"Le Panier commun"', `"${LONG[0]}"`], ['"De Gedeelde Mand"', `"${LONG[1]}"`]]);
  change('content/testimonials/noor.fr.md', [["Quelqu'un à appeler", 'Quelqu’un à appeler quand l’accompagnement socioprofessionnel est fini']]);
}

function sparse() {
  put('diptych.yaml', 'format: 1\ntitle: {fr: "Le Panier", nl: "De Mand"}\nbase_url: https://panier.example.org/\nlanguages: [fr-BE, nl-BE]\nfallback: badge\naccessibility: {status: none}\n');
  put('content/catalogue/topics.yaml', '- {id: travail, name: {fr: Travail, nl: Werk}}\n');
  put('content/catalogue/indicators.yaml', '- {id: emplois, name: {fr: Emplois, nl: Banen}, definition: {fr: "Contrats en cours", nl: "Lopende contracten"}, unit: jobs, kind: count, nature: stock-end, topic: travail}\n');
  put('content/enterprises/panier/enterprise.yaml', 'name: Le Panier\n');
  put('content/enterprises/panier/assessments/2024.yaml', `period: 2024
question: {fr: "Qui reste ?"}
results:
  - {indicator: emplois, source: {fr: "Registre"}, values: {2024: 7}}
`);
  put('content/testimonials/lou.fr.md', '---\ntitle: "Un mot"\nquote: "C’est bien."\nenterprise: panier\nwitness: {display: role-only, role: {fr: "Une personne"}}\ndate: 2024-11-14\nconsent: {status: given, given_on: 2024-11-14, scopes: {text: true}, channels: [web]}\n---\nC’est bien.\n');
  put('content/news/2025-03-03-ouvert.fr.md', '---\ntitle: "Ouvert"\ndate: 2025-03-03\n---\nNous sommes ouverts.\n');
  put('content/pages/contact.fr.md', '---\ntitle: "Contact"\n---\nVenez nous voir.\n');
  put('content/partners/ami.yaml', 'name: Ami\n');
  put('content/catalogue/terms.yaml', '- {id: emploi, label: {fr: Emploi, nl: Baan}, definition: {fr: "Un contrat."}}\n');
  put('content/federations/seule.yaml', 'name: {fr: "Fédération seule", nl: "Federatie alleen"}\nmembers: [{enterprise: panier}]\nindicators: [emplois]\n');
  put('content/notebooks/un/notebook.yaml', 'number: 1\npublished: 2025-03-03\ntitle: {fr: "Un cahier"}\nchapters: [01-un]\n');
  put('content/notebooks/un/01-un.fr.md', '---\ntitle: "Un chapitre"\n---\nPeu de mots.\n');
}

if (state === 'sparse') sparse();
else rich(state === 'overfull');
if (state === 'overfull') long();
// Pictures for other sites are looked at elsewhere.
append('diptych.yaml', 'produce: {png: false, cards: false, xlsx: false}\n');
