// Reads a site as readers do whose browser is not like its author's: `node readers.mjs SITE [--files SITE_OF_FILES]`.
//
// One page of each type in each language, under a path: words that lie on others or leave the page at 320, 768 and
// 1280 px, with letters twice as large, with spaces as wide as WCAG 1.4.12 asks, written from right to left. In the first
// language also: with keys only (each stop seen, in order, none twice), in forced colours, without motion, without
// scripts, without styles. With --files: a site built with `--links file`, opened from its folder. Prints each problem
// on a line; exits with 1 if there is one.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { crowded } from './crowded.mjs';
import { address, finish, launch, pageTypes, serve } from './open.mjs';

const [folder, ...flags] = process.argv.slice(2);
const onDisk = flags.includes('--files') ? flags[flags.indexOf('--files') + 1] : null;
const problems = [];

// Runs in the page: where the keys are, and whether one can see it.
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const all = (globalThis.stops ??= []);
  const before = all.at(-1);
  const again = all.includes(element);
  all.push(element);
  return {
    again,
    // A page may begin anew after its last stop.
    inOrder: !before || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: (parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none') || style.boxShadow !== 'none',
    what: `${element.localName} "${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 30)}"`,
  };
}

async function keys(tab, say) {
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.evaluate(() => { document.activeElement?.blur(); globalThis.scrollTo(0, 0); globalThis.stops = []; });
  for (let step = 0; step < 60; step += 1) {
    await tab.keyboard.press('Tab');
    const at = await tab.evaluate(stop);
    if (!at || (at.again && step > 3)) return;
    if (step === 0 && !/^a /.test(at.what)) say(`the keys begin at ${at.what}, not at the way to the content`);
    if (!at.inOrder) say(`the keys go back to ${at.what}`);
    if (!at.seen) say(`the keys go out of sight at ${at.what}`);
    if (!at.marked) say(`nothing shows that the keys are at ${at.what}`);
  }
}

// Runs in the page: colours that are the same as their ground, and things that still move.
function unseen() {
  const found = [];
  for (const element of document.querySelectorAll('h1, h2, h3, p, a, li, td, th, dt, dd, summary, button')) {
    const style = getComputedStyle(element);
    let ground = element;
    while (ground && /^rgba\(.*, 0\)$/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
    if (ground && getComputedStyle(ground).backgroundColor === style.color && element.textContent.trim() && element.checkVisibility()) found.push(`"${element.textContent.trim().slice(0, 30)}" has the colour of its ground`);
  }
  return found.slice(0, 3);
}
const moving = () => [...document.querySelectorAll('*')].filter((element) => {
  const style = getComputedStyle(element);
  return [style.transitionDuration, style.animationDuration].some((times) => times.split(', ').some((time) => parseFloat(time) > 0));
}).length;

// Runs in the page: what is read of it, as words in order.
const read = () => document.querySelector('main').innerText.replace(/\s+/g, ' ').trim();

const browser = await launch(['--allow-file-access-from-files']);
const server = await serve(folder, '/sous/un/chemin/');
const names = pageTypes(folder);
const first = names.map((name) => name.split('/')[0]).find((part) => /^[a-z]{2}$/.test(part));
const watched = async (name) => {
  const tab = await browser.newPage();
  tab.on('console', (message) => { if (message.type() === 'error') problems.push(`${name}: console: ${message.text()}`); });
  tab.on('pageerror', (error) => problems.push(`${name}: script: ${error.message}`));
  tab.on('requestfailed', (request) => { if (!tab.isBlocking) problems.push(`${name}: request failed: ${request.url()}`); });
  return tab;
};

for (const name of names.filter((name) => name !== '404.html')) {
  const tab = await watched(name);
  const say = (how) => (what) => problems.push(`${name}: ${how}: ${what}`);
  const look = async (how) => (await tab.evaluate(crowded)).forEach(say(how));
  // Without motion: nothing is measured on its way.
  await tab.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await tab.goto(`${server.origin}/${address(name)}`, { waitUntil: 'load' });
  for (const width of [320, 768, 1280]) {
    await tab.setViewport({ width, height: 900 });
    await look(`${width} px`);
  }
  if (await tab.evaluate(moving)) say('reduced motion')('something moves');
  await tab.evaluate(() => { document.documentElement.dir = 'rtl'; });
  await look('from right to left');
  await tab.setViewport({ width: 360, height: 900 });
  await look('from right to left, 360 px');
  await tab.evaluate(() => { document.documentElement.dir = 'ltr'; document.documentElement.style.fontSize = '212.5%'; });
  await tab.setViewport({ width: 1280, height: 900 });
  await look('letters twice as large');
  // Rules of our own come from a style sheet object: the page's policy forbids others.
  await tab.evaluate(() => {
    document.documentElement.style.fontSize = '';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('main * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } main p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [sheet];
  });
  await look('wide spaces');
  await tab.setViewport({ width: 360, height: 900 });
  await look('wide spaces, 360 px');
  await tab.evaluate(() => { document.adoptedStyleSheets = []; });
  if (name.split('/')[0] === first) {
    await keys(tab, say('keys'));
    const protocol = await tab.createCDPSession();
    await protocol.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    (await tab.evaluate(unseen)).forEach(say('forced colours'));
    await protocol.send('Emulation.setEmulatedMedia', { features: [] });
    const words = await tab.evaluate(read);
    const mute = await watched(name);
    await mute.setJavaScriptEnabled(false);
    await mute.goto(`${server.origin}/${address(name)}`, { waitUntil: 'load' });
    const silent = await mute.evaluate(read);
    // Scripts add ways to use what is there, and hints; they hold no content. A field to search in is one of them.
    const lacks = (now, before) => before.length - now.length > Math.max(40, before.length * 0.03);
    if (lacks(silent, words)) say('without scripts')(`${words.length - silent.length} letters are missing`);
    await mute.setRequestInterception(true);
    mute.isBlocking = true;
    mute.on('request', (request) => (request.resourceType() === 'stylesheet' || request.resourceType() === 'font' ? request.abort() : request.continue()));
    mute.removeAllListeners('console');
    await mute.reload({ waitUntil: 'load' });
    const plain = await mute.evaluate(read);
    if (lacks(plain, silent)) say('without styles')(`${silent.length - plain.length} letters are missing`);
    const drawn = await mute.evaluate(() => [...document.querySelectorAll('.plot')].filter((plot) => [...plot.querySelectorAll(':scope > svg')].filter((svg) => svg.getBoundingClientRect().width > 0).length > 1).length);
    if (drawn) say('without styles')(`${drawn} drawings are shown in several widths`);
    await mute.close();
  }
  await tab.close();
}
server.close();

if (onDisk) {
  for (const name of pageTypes(onDisk)) {
    const tab = await watched(name);
    await tab.goto(pathToFileURL(resolve(onDisk, name)).href, { waitUntil: 'load' });
    const { family, links } = await tab.evaluate(() => ({
      family: getComputedStyle(document.body).getPropertyValue('--paper'),
      links: [...document.querySelectorAll('a[href], link[rel=stylesheet], img')].map((one) => one.href ?? one.src).filter((url) => url.startsWith('file:')),
    }));
    if (!family.trim() && name !== '404.html') problems.push(`${name}: from its folder it has no styles`);
    for (const link of new Set(links)) if (!existsSync(fileURLToPath(link.split('#')[0]))) problems.push(`${name}: from its folder nothing is at ${link}`);
    await tab.close();
  }
}
await browser.close();
if (names.length < 5) problems.push(`only ${names.length} pages were found in ${folder}`);
finish([...new Set(problems)], `${names.length} pages read`);
