// Opens drawings and pages for other sites in Chromium, as whoever was given one.
//
//   node takeaway.mjs SITE_FOLDER FILE...
//
// Each must be shown without a console error and ask for nothing but itself and, a page, the style sheet and fonts
// beside it; a drawing asks for nothing at all. Prints each problem on a line; exits with 1 if there is one.

import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import puppeteer from 'puppeteer-core';

const [folder, ...files] = process.argv.slice(2);
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };
const server = createServer((request, response) => {
  const path = join(folder, decodeURIComponent(new URL(request.url, 'http://x').pathname));
  if (path.endsWith('/favicon.ico')) { response.writeHead(204).end(); return; }
  if (!existsSync(path)) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}/`;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const problems = [];
for (const file of files) {
  const page = await browser.newPage();
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) problems.push(`${file}: ${message.text()}`); });
  page.on('pageerror', (error) => problems.push(`${file}: ${error.message}`));
  page.on('requestfailed', (request) => problems.push(`${file}: failed ${request.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    const own = url === origin + file || url.endsWith('/favicon.ico') || (file.endsWith('.html') && url.startsWith(`${origin}assets/`));
    if (!own) problems.push(`${file}: asks for ${url}`);
  });
  for (const width of [360, 768, 1280]) {
    await page.setViewport({ width, height: 900 });
    await page.goto(origin + file, { waitUntil: 'networkidle0' });
    const shown = await page.evaluate(() => {
      const drawings = [...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 100);
      return { drawings: drawings.length, wide: document.documentElement.tagName === 'svg' ? 0 : document.documentElement.scrollWidth - innerWidth };
    });
    if (shown.drawings !== 1) problems.push(`${file}: ${shown.drawings} drawings are shown at ${width}`);
    if (shown.wide > 0) problems.push(`${file}: scrolls sideways at ${width}`);
  }
  await page.close();
}
await browser.close();
server.close();
problems.forEach((problem) => console.log(problem));
process.exit(problems.length ? 1 : 0);
