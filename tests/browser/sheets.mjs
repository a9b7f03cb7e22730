// Every kind of chart in several languages, as Chromium sets its letters: no label leaves its drawing, lies on another
// or is too small to read.
//
//   node sheets.mjs FOLDER THEMES
//
// FOLDER holds one contact sheet for each language (*.html), THEMES what they ask for as /themes/. Prints each problem
// on a line; exits with 1 if there is one.

import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import puppeteer from 'puppeteer-core';
import { brokenLabels } from './broken.mjs';

const [folder, themes] = process.argv.slice(2);
const TYPES = { '.html': 'text/html', '.woff2': 'font/woff2' };
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1);
  const [root, name] = path.startsWith('themes/') ? [themes, path.slice(7)] : [folder, path];
  const file = join(root, name);
  if (relative(root, file).startsWith('..') || !existsSync(file) || statSync(file).isDirectory()) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const problems = [];
let drawings = 0;
for (const name of readdirSync(folder).filter((name) => name.endsWith('.html')).sort()) {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1760, height: 900 });
  await tab.goto(`http://127.0.0.1:${server.address().port}/${name}`, { waitUntil: 'load' });
  await tab.evaluate(() => document.fonts.ready);
  drawings += await tab.evaluate(() => document.querySelectorAll('figure svg').length);
  for (const label of await tab.evaluate(brokenLabels, 500)) problems.push(`${name} ${label}`);
  await tab.close();
}
await browser.close();
server.close();
for (const line of problems) console.log(line);
console.log(`${drawings} drawings, ${problems.length} problems`);
process.exit(problems.length || !drawings ? 1 : 0);
