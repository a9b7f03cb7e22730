// Puts a report together in Chromium, as a reader does, on a site below a sub-path.
//
//   node report.mjs SITE_FOLDER ADDRESS...
//
// Ticks every page of each address, joins them, and looks at contents, numbers, sources and paper; asks for nothing but
// the site. Prints each problem on a line; exits with 1 if there is one.

import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import puppeteer from 'puppeteer-core';

const [folder, ...addresses] = process.argv.slice(2);
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };
const server = createServer((request, response) => {
  const asked = decodeURIComponent(new URL(request.url, 'http://x').pathname);
  let path = join(folder, asked.replace(/^\/site\//, '/'));
  if (path.endsWith('/')) path += 'index.html';
  if (!asked.startsWith('/site/') || !existsSync(path)) { response.writeHead(404).end(); return; }
  response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}/site/`;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const problems = [];
for (const address of addresses) {
  const say = (problem) => problems.push(`${address}: ${problem}`);
  const page = await browser.newPage();
  page.on('pageerror', (error) => say(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('favicon')) say(message.text()); });
  page.on('request', (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith('data:') && !request.url().endsWith('/favicon.ico')) say(`asks for ${request.url()}`); });
  await page.setJavaScriptEnabled(false);
  await page.goto(origin + address, { waitUntil: 'networkidle0' });
  const plain = await page.$eval('.rp', (form) => [form.querySelector('.rp-plain').checkVisibility(), form.querySelector('input').checkVisibility(), form.querySelectorAll('a').length]);
  if (!plain[0] || plain[1] || plain[2] < 3) say(`without a script: ${plain}`);
  await page.setJavaScriptEnabled(true);
  await page.goto(origin + address, { waitUntil: 'networkidle0' });
  await page.click('.rp button[type=submit]');
  if (!(await page.$eval('.rp [role=status]', (status) => status.textContent))) say('nothing is said when nothing is ticked');
  const names = await page.$$eval('.rp input', (boxes) => boxes.map((box) => { box.click(); return box.getAttribute('aria-label'); }));
  await page.click('.rp button[type=submit]');
  await page.waitForSelector('.rp-part', { timeout: 20000 });
  const report = await page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((part) => part.textContent.trim());
    const ids = [...document.querySelectorAll('[id]')].map((part) => part.id);
    const anchors = [...document.querySelectorAll('#report-pages a[href^="#"]')].map((link) => link.getAttribute('href').slice(1));
    return {
      contents: texts('.rp-contents li'), sources: texts('.rp-source'), h1: document.querySelectorAll('h1').length,
      figures: texts('.rp-part .fig-n > span:first-child').map((label) => label.match(/^\D+(\d+)/)?.[1]).filter(Boolean),
      twice: ids.filter((id, index) => ids.indexOf(id) !== index), lost: anchors.filter((id) => !document.getElementById(id)),
      broken: [...document.querySelectorAll('#report-pages img')].filter((image) => image.complete && !image.naturalWidth).length,
      focus: document.activeElement?.hasAttribute('data-print'),
    };
  });
  if (report.contents.length !== names.length) say(`${report.contents.length} parts of ${names.length} that were ticked`);
  if (report.sources.length !== names.length || !report.sources.every((source) => source.includes('https://'))) say(`sources: ${report.sources}`);
  if (report.figures.some((number, index) => Number(number) !== index + 1) || report.figures.length < 2) say(`figures: ${report.figures}`);
  if (report.h1 !== 1) say(`${report.h1} h1`);
  if (report.twice.length) say(`the same id twice: ${report.twice}`);
  if (report.lost.length) say(`anchors that lead nowhere: ${report.lost}`);
  if (report.broken) say(`${report.broken} pictures are lost`);
  if (!report.focus) say('the button to print is not reached');
  const bytes = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const printed = bytes.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  if (printed < names.length + 1) say(`${printed} pages of paper for ${names.length} parts`);
  await page.close();
}
await browser.close();
server.close();
problems.forEach((problem) => console.log(problem));
process.exit(problems.length ? 1 : 0);
