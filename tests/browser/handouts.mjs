// Prints handouts in Chromium: each takes exactly its pages, of its paper's size, and nothing on it is cut.
//
//   node handouts.mjs SITE_FOLDER ADDRESS="PAGES PAPER"...
//
// Prints each problem on a line; exits with 1 if there is one.

import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import puppeteer from 'puppeteer-core';

const [folder, ...wanted] = process.argv.slice(2);
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };
const server = createServer((request, response) => {
  let path = join(folder, decodeURIComponent(new URL(request.url, 'http://x').pathname));
  if (path.endsWith('/')) path += 'index.html';
  if (!existsSync(path)) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}/`;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const problems = [];
const HIGH = { A4: 842, A3: 1191 };
for (const one of wanted) {
  const [address, paper] = one.split('=');
  const [pages, size] = paper.split(' ');
  const page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(`${address}: ${error.message}`));
  for (const width of [360, 1280]) {
    await page.setViewport({ width, height: 900 });
    await page.goto(origin + address, { waitUntil: 'networkidle0' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) problems.push(`${address}: ${wide} px wider than a window of ${width}`);
  }
  await page.emulateMediaType('print');
  await page.setViewport({ width: size === 'A3' ? 1123 : 794, height: 1123 });
  const cut = await page.evaluate(() => [...document.querySelectorAll('.ho-page, .ho-body')].flatMap((box) => {
    const limit = box.getBoundingClientRect();
    const over = [...box.querySelectorAll('p, figure, blockquote, li, svg')].filter((part) => part.getBoundingClientRect().bottom > limit.bottom + 1);
    return over.map((part) => `${part.tagName} ${part.textContent.slice(0, 40)}`);
  }));
  cut.forEach((part) => problems.push(`${address}: cut: ${part}`));
  const low = await page.evaluate(() => [...document.querySelectorAll('.ho-fig > .g')].filter((svg) => svg.getBoundingClientRect().height < 150).length);
  if (low > 0) problems.push(`${address}: ${low} drawings are too low to be read`);
  const bytes = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const printed = bytes.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  const high = Math.round(Number(bytes.match(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/)?.[1] ?? 0));
  if (printed !== Number(pages)) problems.push(`${address}: ${printed} pages instead of ${pages}`);
  if (Math.abs(high - HIGH[size]) > 1) problems.push(`${address}: ${high} points high, which is not ${size}`);
  await page.close();
}
await browser.close();
server.close();
problems.forEach((problem) => console.log(problem));
process.exit(problems.length ? 1 : 0);
