// The preview in Chromium, as an author uses it.
//
//   node preview.mjs SITE_FOLDER ADDRESS [--shots FOLDER]
//
// SITE_FOLDER is an example that `diptych init` made and that is being served at ADDRESS. Edits its files and looks at the
// page. Prints each claim that does not hold; exits with 1 if there is one.

import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const require = createRequire(import.meta.url);
const [folder, address, ...flags] = process.argv.slice(2);
const shots = flags.includes('--shots') ? flags[flags.indexOf('--shots') + 1] : null;
const problems = [];
const claim = (holds, words) => { if (!holds) problems.push(words); };

const read = (name) => readFileSync(join(folder, name), 'utf8');
const write = (name, text) => writeFileSync(join(folder, name), text);

const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const tab = await browser.newPage();
await tab.setViewport({ width: 1100, height: 700 });
tab.on('pageerror', (error) => problems.push(`script: ${error.message}`));
tab.on('console', (message) => { if (message.type() === 'error' && !/503|404/.test(message.text())) problems.push(`console: ${message.text()}`); });
let loads = 0;
tab.on('load', () => { loads += 1; });

const until = async (words, test, ...values) => {
  try { await tab.waitForFunction(test, { timeout: 15000, polling: 20 }, ...values); } catch { problems.push(`waited in vain: ${words}`); }
};
const shot = async (name) => { if (shots) { mkdirSync(shots, { recursive: true }); await tab.screenshot({ path: join(shots, `${name}.png`) }); } };
const inUi = (selector) => tab.evaluate((selector) => document.querySelector('diptych-preview')?.shadowRoot.querySelector(selector)?.textContent ?? null, selector);
const ready = () => until('the preview starts', () => document.querySelector('diptych-preview')?.shadowRoot.querySelector('.chip .dot') != null);

// 1. An edit changes the page in place: no reload, scroll, focus and opened details stay.
const enterprise = readdirSync(join(folder, 'content/enterprises')).sort()[0];
const story = `content/enterprises/${enterprise}/index.fr.md`;
const page = `${address}fr/entreprises/${enterprise}/`;
if (!existsSync(join(folder, story))) write(story, '## Notre histoire\n\nUn atelier au bord du canal.\n');
await tab.goto(page, { waitUntil: 'load' });
await ready();
loads = 0;
const before = await tab.evaluate(() => {
  globalThis.same = document.querySelector('main');
  document.querySelector('main details summary')?.click();
  const link = [...document.querySelectorAll('main a')].at(-1);
  link.focus({ preventScroll: true });
  globalThis.focused = link;
  scrollTo({ top: Math.min(600, document.documentElement.scrollHeight - innerHeight), behavior: 'instant' });
  return { y: scrollY, open: document.querySelectorAll('main details[open]').length };
});
const text = read(story);
const start = Date.now();
write(story, `${text}\nUn mot de plus, jeton-un.\n`);
await until('the new words appear', () => document.querySelector('main').textContent.includes('jeton-un'));
const took = Date.now() - start;
const after = await tab.evaluate(() => ({ y: scrollY, open: document.querySelectorAll('main details[open]').length, focus: document.activeElement === globalThis.focused, same: globalThis.same?.isConnected }));
claim(loads === 0, 'the page was not reloaded');
claim(after.y === before.y, `scroll stays: ${before.y}, then ${after.y}`);
claim(after.open === before.open, `what the reader opened stays open: ${before.open}, then ${after.open}`);
claim(after.focus, 'focus stays');
claim(after.same === true, 'only what differs is replaced');

// 2. A mistake is explained over the last good page, with its line and repair; mended, it is gone.
const data = `content/enterprises/${enterprise}/enterprise.yaml`;
const good = read(data);
const title = await tab.evaluate(() => document.querySelector('h1').textContent);
write(data, `${good}\nnmae: "x"\ntitre : : x\n`);
await until('the overlay appears', () => { const overlay = document.querySelector('diptych-preview').shadowRoot.querySelector('.overlay'); return !overlay.hidden && overlay.textContent.includes('enterprise.yaml'); });
claim((await tab.evaluate(() => document.querySelector('h1').textContent)) === title, 'the last good page stays');
claim((await inUi('.overlay .stale'))?.includes('enterprise.yaml'), 'it is labelled as the last good one');
claim((await inUi('.overlay .place'))?.includes('enterprise.yaml:'), 'the place is named');
await shot('error');
write(data, good);
await until('the overlay goes', () => document.querySelector('diptych-preview').shadowRoot.querySelector('.overlay').hidden);
claim(loads === 0, 'errors do not reload the page');

// 3. Every editor's way of saving: rename over, backup and rename.
for (const [way, save] of [
  ['rename', (name, words) => { write(`${name}.tmp~`, words); renameSync(join(folder, `${name}.tmp~`), join(folder, name)); }],
  ['backup', (name, words) => { renameSync(join(folder, name), join(folder, `${name}~`)); write(name, words); rmSync(join(folder, `${name}~`)); }],
]) {
  save(story, `${text}\nEncore, jeton-${way}.\n`);
  await until(`saved by ${way}`, (way) => document.querySelector('main').textContent.includes(`jeton-${way}`), way);
}

// 4. The edited page is followed, unless the author says no.
await tab.goto(`${address}fr/`, { waitUntil: 'load' });
await ready();
write(story, `${text}\nSuivi, jeton-suivi, 4321 fois.\n`);
await until('the edited page is followed', (path) => location.href === path && document.body.textContent.includes('jeton-suivi'), page);

// 5. The panel: by keyboard, in the author's language, without a violation found by axe.
await ready();
await tab.evaluate(() => document.querySelector('diptych-preview').shadowRoot.querySelector('.chip').focus());
await tab.keyboard.press('Enter');
await until('the panel opens', () => !document.querySelector('diptych-preview').shadowRoot.querySelector('.panel').hidden);
const panel = await inUi('.panel');
claim(panel?.includes('enterprise.yaml:'), 'the panel tells where the page is written');
claim((await tab.evaluate(() => document.querySelector('diptych-preview').shadowRoot.querySelectorAll('.panel h3').length)) >= 5, 'the panel has its parts');
claim(!/null|undefined/.test(panel), 'nothing is missing in the panel');
// What is not translated is told under that heading; what the page weighs stands beside its budget.
const section = (index) => tab.evaluate((index) => document.querySelector('diptych-preview').shadowRoot.querySelectorAll('.panel section')[index]?.textContent ?? '', index);
claim(/W13|W01|W16|W20/.test(await section(1)), `a translation that lacks something is told: ${await section(1)}`);
claim(/\d+\s?kB.*\d+\s?kB/s.test(await section(3)), `the weight and its budget: ${await section(3)}`);
await tab.setBypassCSP(true);
await tab.reload({ waitUntil: 'load' });
await ready();
await until('the panel stays open', () => !document.querySelector('diptych-preview').shadowRoot.querySelector('.panel').hidden);
await shot('panel');
await tab.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
for (const scheme of ['light', 'dark']) {
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const { violations } = await tab.evaluate(() => globalThis.axe.run({ fromShadowDom: ['diptych-preview', '.ui'] }, { resultTypes: ['violations'] }));
  for (const violation of violations) problems.push(`axe (${scheme}): ${violation.id}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
await shot('panel-dark');
await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
await tab.evaluate(() => document.querySelector('diptych-preview').shadowRoot.querySelector('.panel button').focus());
await tab.keyboard.press('Escape');
await until('Escape closes the panel', () => document.querySelector('diptych-preview').shadowRoot.querySelector('.panel').hidden);

// 6. Both languages side by side, scrolling together.
await tab.goto(`${address}-/view?at=/fr/entreprises/${enterprise}/&with=/nl/ondernemingen/${enterprise}/`, { waitUntil: 'load' });
await until('two pages are shown', () => document.querySelectorAll('iframe').length === 2 && [...document.querySelectorAll('iframe')].every((frame) => frame.contentDocument?.querySelector('h1')));
// As somebody does who goes on scrolling: the first turn may come before a page is whole.
await until('the other language follows', () => {
  const [left, right] = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow);
  left.scrollTo({ top: left.scrollY === 500 ? 510 : 500, behavior: 'instant' });
  return right.scrollY > 100;
});
await shot('both');
await tab.goto(`${address}-/view?at=/fr/entreprises/${enterprise}/&print`, { waitUntil: 'load' });
await until('rules for paper hold', () => { const nav = document.querySelector('iframe')?.contentDocument?.querySelector('.nav'); return nav && getComputedStyle(nav).display === 'none'; });
await shot('print');

// Widths: as on a phone, as on a tablet, as wide as the window; links inside stay in the frame.
await tab.goto(`${address}-/view?at=/fr/entreprises/${enterprise}/&width=390`, { waitUntil: 'load' });
const inner = () => tab.evaluate(() => document.querySelector('iframe').contentWindow.innerWidth);
await until('a phone is 390 wide', () => document.querySelector('iframe')?.contentWindow.innerWidth === 390);
for (const [index, width] of [[1, 820], [0, 390]]) {
  await tab.evaluate((index) => document.querySelectorAll('.bar .group button')[index].click(), index);
  await until(`the frame is ${width} wide`, (width) => document.querySelector('iframe').contentWindow.innerWidth === width, width);
}
await tab.evaluate(() => document.querySelectorAll('.bar .group button')[3].click());
await until('the frame fills the window', () => document.querySelector('iframe').contentWindow.innerWidth > 900);
claim((await inner()) <= 1100, 'and no more than that');

// 7. A changed style sheet is swapped without a reload.
await tab.goto(page, { waitUntil: 'load' });
await ready();
loads = 0;
const settings = read('diptych.yaml');
const old = await tab.evaluate(() => document.querySelector('link[rel=stylesheet]').getAttribute('href'));
write('diptych.yaml', /accent:/.test(settings) ? settings.replace(/accent: *"#[0-9a-f]{6}"/, 'accent: "#7a1f4b"') : `${settings}\ntheme: {accent: "#7a1f4b"}\n`);
await until('the style sheet changes', (old) => { const links = document.querySelectorAll('link[rel=stylesheet]'); return links.length === 1 && links[0].getAttribute('href') !== old; }, old);
claim(loads === 0, 'a style sheet does not reload the page');
write('diptych.yaml', settings);
write(story, text);

await browser.close();
for (const line of problems) console.log(line);
console.log(`edit to changed page in the browser: ${took} ms, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
