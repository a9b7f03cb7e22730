// The members' page as a member meets it: opened from a folder, filled in, left and taken up again, saved.
//
//   node form.mjs PAGE.html SAVED_FOLDER [--shots FOLDER]
//
// PAGE is the form of an example that `diptych init` made, in French and Dutch, for no enterprise in particular. Its archive is
// saved into SAVED_FOLDER. Prints each claim that does not hold; exits with 1 if there is one.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { finish, launch } from './open.mjs';

const require = createRequire(import.meta.url);
const [page, saved, ...flags] = process.argv.slice(2);
const shots = flags.includes('--shots') ? flags[flags.indexOf('--shots') + 1] : null;
const problems = [];
const claim = (holds, words) => { if (!holds) problems.push(words); };
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const browser = await launch();
const tab = await browser.newPage();
await tab.setViewport({ width: 1100, height: 900 });
tab.on('pageerror', (error) => problems.push(`script: ${error.message}`));
tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`); });
tab.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) problems.push(`a request: ${request.url()}`); });
tab.on('dialog', (dialog) => dialog.accept());
const session = await tab.createCDPSession();
await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: resolve(saved) });

const address = pathToFileURL(resolve(page)).href;
await tab.goto(address, { waitUntil: 'load' });

const shot = async (name) => { if (shots) { mkdirSync(shots, { recursive: true }); await tab.screenshot({ path: join(shots, `${name}.png`), fullPage: true }); } };
const step = (n) => tab.evaluate((n) => document.querySelector(`[data-at="step-${n}"]`).click(), n);
/* The field whose way ends so, as a member finds it: by what is there on the page. */
const find = (at) => tab.evaluateHandle((at) => [...document.querySelectorAll('[data-at]')].find((one) => one.dataset.at === at), at);
const type = async (at, words) => {
  const field = (await find(at)).asElement();
  if (!field) { problems.push(`no field ${at}`); return; }
  await field.evaluate((one) => { for (let door = one.closest('details'); door; door = door.parentElement.closest('details')) door.open = true; one.focus(); one.select?.(); });
  if (await field.evaluate((one) => one.type === 'date')) await field.evaluate((one, words) => { one.value = words; one.dispatchEvent(new Event('input', { bubbles: true })); }, words);
  else await tab.keyboard.type(words);
  await field.evaluate((one) => one.blur());
};
const choose = async (at, value) => {
  const field = (await find(at)).asElement();
  if (!field) { problems.push(`no choice ${at}`); return; }
  await field.select(value);
};
const tick = async (at) => { const field = (await find(at)).asElement(); if (field) await field.evaluate((one) => one.click()); else problems.push(`nothing to tick: ${at}`); };
const press = (words, within = 'main') => tab.evaluate((words, within) => {
  const button = [...document.querySelectorAll(`${within} button`)].find((one) => one.textContent.startsWith(words));
  button?.click();
  return Boolean(button);
}, words, within).then((there) => claim(there, `a button « ${words} »`));
const text = (selector) => tab.evaluate((selector) => [...document.querySelectorAll(selector)].filter((one) => !one.hidden).map((one) => one.textContent).join('\n'), selector);
const judged = async (name) => {
  await tab.setBypassCSP(true);
  await tab.evaluate(axe);
  for (const scheme of ['light', 'dark']) {
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const width of [1100, 360]) {
      await tab.setViewport({ width, height: 900 });
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      claim(wide <= 0, `${name} is ${wide} pixels too wide at ${width}`);
      const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      for (const violation of violations) problems.push(`axe, ${name} (${scheme}, ${width}): ${violation.id}: ${violation.nodes.slice(0, 2).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(' | ')}`);
      await shot(`${name}-${scheme}-${width}`);
    }
  }
  await tab.setViewport({ width: 1100, height: 900 });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
};

// 1. The portrait: what is wrong is told where it is written, in the language of the page.
claim((await text('h1')).includes('Notre fiche'), 'the page speaks the first language of the site');
await type('portrait/name', 'Atelier des Saules');
await type('portrait/description/@fr-BE', 'Réparer des vélos : un métier, une équipe.');
await type('portrait/description/@nl-BE', 'Fietsen herstellen: een vak, een ploeg.');
await choose('portrait/group', 'work-integration');
await type('portrait/founded', '2009');
await type('portrait/ids/kbo', '0999.123.456');
claim((await text('.wrong')).includes('Le chiffre de contrôle ne correspond pas'), 'a wrong number is told at once');
await type('portrait/ids/kbo', '0999.123.457');
claim((await text('.wrong')).trim() === '', `a mended number is well: ${await text('.wrong')}`);
await type('portrait/staff/headcount', '12');
await type('portrait/staff/as_of', '2024');
await tab.evaluate(() => document.querySelector('[data-at="lang-nl-BE"]').click());
claim((await text('h1')).includes('Onze fiche') && (await tab.evaluate(() => document.documentElement.lang)) === 'nl-BE', 'the page changes its language');
claim((await tab.evaluate(() => document.activeElement.dataset.at)) === 'lang-nl-BE', 'the focus stays on the switch');
await tab.evaluate(() => document.querySelector('[data-at="lang-fr-BE"]').click());
await judged('portrait');

// 2. The assessment.
await step(1);
await press('Commencer une évaluation');
await type('assessment-0/period', '2024');
await type('assessment-0/question/@fr-BE', 'Que changent les sorties vers l’emploi ?');
await type('assessment-0/question/@nl-BE', 'Wat verandert de uitstroom naar werk?');
await type('assessment-0/limits/@fr-BE', 'Six mois après, sept personnes n’ont pas répondu.\n\nElles manquent ici.');
await type('assessment-0/limits/@nl-BE', 'Zes maanden later hebben zeven mensen niet geantwoord.');
await press('Ajouter – Ce qui a été entendu et vu');
await type('assessment-0/evidence/0/finding/@fr-BE', 'Le rythme compte plus que le salaire.');
await type('assessment-0/evidence/0/finding/@nl-BE', 'Het ritme telt meer dan het loon.');
await judged('assessment');

// 3. Results: a rate asks for its parts, and is held against itself.
await step(2);
await press('Ajouter – Ce qui a été mesuré');
const rate = await tab.evaluate(() => JSON.parse(document.getElementById('form-data').textContent).lists.indicators.find((one) => one.rate && one.unit === 'percent').id);
await choose('assessment-0/results/0/indicator', rate);
await type('assessment-0/results/0/source/@fr-BE', 'Registre des sorties');
await type('assessment-0/results/0/source/@nl-BE', 'Register van de uitstroom');
await press('Ajouter – Période');
await type('assessment-0/results/0/values//period', '2024');
claim(Boolean((await find('assessment-0/results/0/values/2024/numerator')).asElement()), 'a rate asks for its parts');
await type('assessment-0/results/0/values/2024/numerator', '51');
await type('assessment-0/results/0/values/2024/denominator', '49');
claim((await text('.wrong')).includes('La partie dépasse le tout'), `a part above its whole is told: ${await text('.wrong')}`);
await type('assessment-0/results/0/values/2024/numerator', '31');
claim((await text('.wrong')).trim() === '', `a mended rate is well: ${await text('.wrong')}`);
await judged('results');

// 4. Surveys: the options of a scale stand there to be counted, and must make the base.
await step(3);
await press('Ajouter – Les enquêtes');
await type('assessment-0/surveys/0/invited', '62');
await type('assessment-0/surveys/0/returned', '45');
await press('Ajouter – Les questions');
await type('assessment-0/surveys/0/questions/0/text/@fr-BE', 'Je me sens utile.');
await type('assessment-0/surveys/0/questions/0/text/@nl-BE', 'Ik voel me nuttig.');
await choose('assessment-0/surveys/0/questions/0/type', 'likert');
const scale = await tab.evaluate(() => JSON.parse(document.getElementById('form-data').textContent).lists.scales.find((one) => one.options.length === 5));
await choose('assessment-0/surveys/0/questions/0/scale', scale.id);
const counts = ['1', '3', '6', '19', '15'];
for (const [n, option] of scale.options.entries()) await type(`assessment-0/surveys/0/questions/0/counts/${option.id}`, counts[n]);
await type('assessment-0/surveys/0/questions/0/no_answer', '2');
await type('assessment-0/surveys/0/returned', '45');
await step(5);
claim(/font 44.; 43 personnes/.test(await text('.summary')), `counts that do not add up are told: ${await text('.summary')}`);
await tab.evaluate(() => [...document.querySelectorAll('.summary button')].find((one) => one.textContent.includes('counts')).click());
claim(await tab.evaluate(() => document.activeElement.closest('fieldset')?.dataset.at?.endsWith('counts')), 'the summary leads to the field');
await type(`assessment-0/surveys/0/questions/0/counts/${scale.options[4].id}`, '14');
await judged('surveys');

// 5. A voice: without consent nothing, and no more of the name than may be shown.
await step(4);
await press('Ajouter – un témoignage');
await type('voice-0/title', 'Un matin');
await type('voice-0/quote', 'Le matin, j’ai un endroit où aller.');
await choose('voice-0/witness/display', 'first-name');
await type('voice-0/witness/name', 'Samira Peeters');
claim((await text('.wrong')).includes('C’est plus que ce qui peut être montré'), `a name that is too long is told: ${await text('.wrong')}`);
await type('voice-0/witness/name', 'Samira');
await type('voice-0/witness/role/@fr-BE', 'stagiaire');
await type('voice-0/witness/role/@nl-BE', 'stagiaire');
await choose('voice-0/consent/status', 'given');
await type('voice-0/consent/given_on', '2024-10-03');
await tick('voice-0/consent/scopes/text');
await tick('voice-0/consent/scopes/name');
await tick('voice-0/consent/channels/web');
await type('voice-0/body', 'Avant, je ne sortais plus. Le matin, j’ai un endroit où aller.');
await type('voice-0-nl/title', 'Een ochtend');
await type('voice-0-nl/quote', 'In de ochtend heb ik een plek.');
await type('voice-0-nl/body', 'Vroeger kwam ik niet buiten. Nu heb ik een plek om naartoe te gaan.');
claim((await text('.wrong')).trim() !== '', 'a quote that the second text does not hold is told');
await type('voice-0-nl/body', 'Vroeger kwam ik niet buiten. In de ochtend heb ik een plek.');
await judged('voices');

// 6. Nothing typed is lost, and it is said so.
await new Promise((later) => setTimeout(later, 500));
await tab.reload({ waitUntil: 'load' });
claim((await text('#status')).includes('Ce que vous aviez écrit est revenu'), 'what was written is back, and it is said');
claim((await text('.wrong')).trim() === '', `nothing is wrong any more: ${await text('.wrong')}`);
await step(5);
claim((await text('.good')).includes('est en ordre'), `everything is well: ${await text('main')}`);
claim(/content\/enterprises\/atelier-des-saules\/assessments\/2024\.yaml/.test(await text('.path')), 'the files are named by their folders');
await judged('save');
await press('Tout enregistrer');
const file = join(saved, 'atelier-des-saules.zip');
for (let n = 0; n < 100 && !existsSync(file); n += 1) await new Promise((later) => setTimeout(later, 100));
claim(existsSync(file), 'the archive is saved');

// 7. By keyboard alone: every control of a step is reached, each with a name.
await step(0);
const names = await tab.evaluate(() => [...document.querySelectorAll('main input, main select, main textarea, main button')].filter((one) => one.checkVisibility()).length);
await tab.evaluate(() => document.querySelector('main h2').focus());
const reached = new Set();
for (let n = 0; n < names + 20; n += 1) {
  await tab.keyboard.press('Tab');
  const now = await tab.evaluate(() => { const one = document.activeElement; return one.closest('main') ? (one.dataset.at ?? one.textContent) : null; });
  if (now) reached.add(now);
}
claim(reached.size >= 12, `keys reach the fields: ${reached.size}`);

// 8. Erased, nothing of it is kept.
await step(5);
await press('Effacer de ce navigateur');
claim((await text('main h2')).length > 0 && (await tab.evaluate(() => localStorage.length)) === 0, 'what is erased is gone');
await tab.reload({ waitUntil: 'load' });
await step(0);
claim((await tab.evaluate(() => document.querySelector('[data-at="portrait/name"]').value)) === '', 'the page begins anew');

await browser.close();
finish(problems, 'the form was filled in');
