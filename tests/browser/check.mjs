// Opens a built site in Chromium as readers do, and asks outside judges what they think of it.
//
//   node check.mjs SITE_FOLDER [--all] [--shots FOLDER]
//
// For one page of each type in each language (every page with --all): no console error under the page's own
// policy, no failed or foreign request, no sideways scrolling from 320 px on, no chart label that leaves its frame,
// lies on another or is too small to read, words in the language they are marked as, no violation found by axe in
// light and dark. For every page: the Nu HTML checker, links that lead somewhere, twins that point back. Prints
// each problem on a line; exits with 1 if there is one.

import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, posix, relative, sep } from 'node:path';
import puppeteer from 'puppeteer-core';
import { brokenLabels } from './broken.mjs';

const require = createRequire(import.meta.url);
const [folder, ...flags] = process.argv.slice(2);
const shots = flags.includes('--shots') ? flags[flags.indexOf('--shots') + 1] : null;
const problems = [];
const problem = (page, what) => problems.push(`${page}: ${what}`);

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.csv': 'text/csv', '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain', '.png': 'image/png', '.jpg': 'image/jpeg' };

function files(root) {
  return readdirSync(root, { recursive: true }).map(String).map((name) => name.split(sep).join('/')).filter((name) => statSync(join(root, name)).isFile());
}

const all = files(folder);
const pages = all.filter((name) => name.endsWith('.html')).sort();

// 1. Links: every internal address and anchor exists.
const anchors = new Map();
function anchorsOf(name) {
  if (!anchors.has(name)) anchors.set(name, new Set([...readFileSync(join(folder, name), 'utf8').matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])));
  return anchors.get(name);
}
const known = new Set(all);
const unescape = (text) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&#x2F;', '/').replaceAll('&#x27;', "'");
for (const name of pages) {
  const html = readFileSync(join(folder, name), 'utf8');
  for (const [, , raw] of html.matchAll(/\s(href|src)="([^"]*)"/g)) {
    const url = unescape(raw);
    if (/^(https?:|mailto:|tel:|data:)/.test(url)) continue;
    const [path, anchor] = url.replace(/^\//, '').split('#');
    const base = url.startsWith('/') ? '' : posix.dirname(name);
    let target = path === '' ? name : posix.normalize(posix.join(base, decodeURIComponent(path)));
    if (path.endsWith('/') || path === '.' || path === './' || path.endsWith('..')) target = posix.join(target, 'index.html');
    if (!known.has(target)) problem(name, `link to nothing: ${url}`);
    else if (anchor && target.endsWith('.html') && !anchorsOf(target).has(decodeURIComponent(anchor))) problem(name, `link to no anchor: ${url}`);
  }
}

// 2. Twins: whoever a page names as itself in another language names it back.
const address = (name) => name.replace(/index\.html$/, '');
const alternates = new Map();
for (const name of pages) {
  const html = readFileSync(join(folder, name), 'utf8');
  const links = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].filter(([, tag]) => tag !== 'x-default');
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
  // The door is no page in a language: it leads to the homes, which name it as their default.
  if (links.length && name !== 'index.html') alternates.set(name, { canonical, links: links.map(([, tag, href]) => ({ tag, href })) });
}
const byCanonical = new Map([...alternates].map(([name, page]) => [page.canonical, name]));
for (const [name, page] of alternates) {
  if (!page.links.some(({ href }) => href === page.canonical)) problem(name, 'hreflang does not name the page itself');
  for (const { tag, href } of page.links) {
    const twin = byCanonical.get(href);
    if (!twin) problem(name, `hreflang ${tag} leads to no page: ${href}`);
    else if (!alternates.get(twin).links.some((back) => back.href === page.canonical)) problem(name, `its twin ${address(twin)} does not point back`);
  }
}
if (alternates.size === 0) problem(folder, 'no page has a twin');

// 3. The Nu HTML checker on every page.
try {
  execFileSync('java', ['-jar', require.resolve('vnu-jar/build/dist/vnu.jar'), '--errors-only', '--skip-non-html', '--format', 'gnu', folder], { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 });
} catch (error) {
  for (const line of String(error.stderr || error.message).split('\n').filter(Boolean)) problems.push(`nu: ${line.replace(/^"file:[^"]*\/output\//, '"')}`);
}

// 4. Chromium and axe.
const server = createServer((request, response) => {
  let path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
  if (path.endsWith('/')) path += 'index.html';
  const file = join(folder, path);
  if (relative(folder, file).startsWith('..') || !existsSync(file) || statSync(file).isDirectory()) {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><title>404</title>');
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;

// One page of each type: addresses with ids and slugs folded.
function typeOf(name) {
  const parts = name.replace(/index\.html$/, '').split('/').filter(Boolean);
  return `${parts.slice(0, 2).join('/')}:${parts.length}:${name.endsWith('404.html')}`;
}
const chosen = new Map();
for (const name of pages) {
  if (flags.includes('--all')) chosen.set(name, name);
  else if (!chosen.has(typeOf(name)) || statSync(join(folder, name)).size > statSync(join(folder, chosen.get(typeOf(name)))).size) chosen.set(typeOf(name), name);
}

const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

// Words that every text of a language is full of, and no other language has; a text that has more of another language's is mislabelled.
const COMMON = {
  fr: ['le', 'la', 'les', 'une', 'et', 'est', 'dans', 'pour', 'qui', 'que', 'sur', 'avec', 'par', 'au', 'aux', 'nous', 'pas', 'ce'],
  nl: ['het', 'een', 'van', 'dat', 'deze', 'wat', 'voor', 'met', 'zijn', 'niet', 'op', 'wordt', 'ook', 'aan', 'om', 'wij', 'naar'],
  en: ['the', 'of', 'and', 'to', 'is', 'that', 'with', 'for', 'are', 'was', 'this', 'not', 'from', 'have', 'by', 'which', 'our', 'they'],
  de: ['der', 'die', 'das', 'und', 'ist', 'nicht', 'mit', 'von', 'ein', 'eine', 'den', 'für', 'auf', 'auch', 'sich', 'dem', 'werden', 'wir'],
};

// Runs in the page: the words under each language mark.
function wordsByLanguage() {
  const texts = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (holder.closest('script,style,code,pre,svg,[translate=no]')) continue;
    const lang = holder.closest('[lang]')?.lang.split('-')[0] ?? '';
    (texts[lang] ??= []).push(walker.currentNode.data);
  }
  return Object.fromEntries(Object.entries(texts).map(([lang, parts]) => [lang, parts.join(' ').toLowerCase().split(/[^\p{L}]+/u).filter(Boolean)]));
}

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let opened = 0;
for (const name of chosen.values()) {
  const redirect = readFileSync(join(folder, name), 'utf8').includes('http-equiv="refresh"');
  if (redirect) continue;
  const tab = await browser.newPage();
  tab.on('console', (message) => { if (message.type() === 'error') problem(name, `console: ${message.text()}`); });
  tab.on('pageerror', (error) => problem(name, `script: ${error.message}`));
  tab.on('requestfailed', (request) => problem(name, `request failed: ${request.url()}`));
  tab.on('request', (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) problem(name, `foreign request: ${request.url()}`); });
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.goto(`${origin}/${address(name)}`, { waitUntil: 'load' });
  opened += 1;
  const own = (await tab.evaluate(() => document.documentElement.lang)).split('-')[0];
  for (const [lang, words] of Object.entries(await tab.evaluate(wordsByLanguage))) {
    if (!COMMON[lang] || words.length < 40) continue;
    const score = (other) => words.filter((word) => COMMON[other].includes(word)).length;
    const best = Object.keys(COMMON).reduce((best, other) => (score(other) > score(best) ? other : best), lang);
    if (best !== lang) problem(name, `words marked as ${lang} are ${best}`);
    if (name !== 'index.html' && name !== '404.html' && own !== name.replace(/^embed\//, '').split('/')[0].split('-')[0]) problem(name, `is marked as ${own}`);
  }
  // The page's own policy forbids scripts that are not its own; the judge must be let in.
  await tab.setBypassCSP(true);
  await tab.reload({ waitUntil: 'load' });
  for (const scheme of ['light', 'dark']) {
    // Without motion: colours that are still changing are nobody's colours.
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    for (const violation of violations) problem(name, `axe (${scheme}): ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(' | ')}`);
    if (shots) {
      mkdirSync(shots, { recursive: true });
      const file = name.replace(/\/?index\.html$/, '').replaceAll('/', '_') || 'door';
      await tab.screenshot({ path: join(shots, `${file}-1280-${scheme}.png`), fullPage: true });
    }
  }
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  for (const width of [320, 360, 768, 1280]) {
    await tab.setViewport({ width, height: 800 });
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 1) problem(name, `scrolls sideways by ${wide} px at ${width} px`);
    for (const label of await tab.evaluate(brokenLabels)) problem(name, `at ${width} px ${label}`);
    if (shots && (width === 360 || width === 768)) {
      const file = name.replace(/\/?index\.html$/, '').replaceAll('/', '_') || 'door';
      await tab.screenshot({ path: join(shots, `${file}-${width}.png`), fullPage: true });
    }
  }
  await tab.close();
}
await browser.close();
server.close();
if (opened === 0 || pages.length === 0) problem(folder, 'no page was opened');
for (const line of problems) console.log(line);
console.log(`${pages.length} pages read, ${opened} opened, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
