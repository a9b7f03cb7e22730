// Opens a built site in Chromium as readers do, and asks outside judges what they think of it.
//
//   node check.mjs SITE_FOLDER [--all] [--shots FOLDER]
//
// For one page of each type in each language (every page with --all): no console error, no failed or foreign
// request, no sideways scrolling at 360 px, no violation found by axe in light and dark. For every page: the Nu
// HTML checker and links that lead somewhere. Prints each problem on a line; exits with 1 if there is one.

import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, posix, relative, sep } from 'node:path';
import puppeteer from 'puppeteer-core';

const require = createRequire(import.meta.url);
const [folder, ...flags] = process.argv.slice(2);
const shots = flags.includes('--shots') ? flags[flags.indexOf('--shots') + 1] : null;
const problems = [];
const problem = (page, what) => problems.push(`${page}: ${what}`);

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.csv': 'text/csv', '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain', '.png': 'image/png', '.jpg': 'image/jpeg' };

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

// 2. The Nu HTML checker on every page.
try {
  execFileSync('java', ['-jar', require.resolve('vnu-jar/build/dist/vnu.jar'), '--errors-only', '--skip-non-html', '--format', 'gnu', folder], { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 });
} catch (error) {
  for (const line of String(error.stderr || error.message).split('\n').filter(Boolean)) problems.push(`nu: ${line.replace(/^"file:[^"]*\/output\//, '"')}`);
}

// 3. Chromium and axe.
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
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let opened = 0;
for (const name of chosen.values()) {
  const redirect = readFileSync(join(folder, name), 'utf8').includes('http-equiv="refresh"');
  if (redirect) continue;
  const tab = await browser.newPage();
  // The page's own policy forbids scripts that are not its own; the judge must be let in.
  await tab.setBypassCSP(true);
  tab.on('console', (message) => { if (message.type() === 'error') problem(name, `console: ${message.text()}`); });
  tab.on('pageerror', (error) => problem(name, `script: ${error.message}`));
  tab.on('requestfailed', (request) => problem(name, `request failed: ${request.url()}`));
  tab.on('request', (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) problem(name, `foreign request: ${request.url()}`); });
  const address = `${origin}/${name.replace(/index\.html$/, '')}`;
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.goto(address, { waitUntil: 'load' });
  opened += 1;
  for (const scheme of ['light', 'dark']) {
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
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
  for (const width of [320, 360, 768]) {
    await tab.setViewport({ width, height: 800 });
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 1) problem(name, `scrolls sideways by ${wide} px at ${width} px`);
    if (shots && width !== 320) {
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
