// The values of figures in Chromium: read with keys, a pointer and a finger, always as the table says them.
//
//   node figures.mjs SITE_FOLDER PAGE…
//
// PAGE is a path in SITE_FOLDER. Prints each claim that does not hold; exits with 1 if there is one.

import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import puppeteer from 'puppeteer-core';

const [folder, ...pages] = process.argv.slice(2);
const problems = [];
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };
const server = createServer((request, response) => {
  let path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
  if (path.endsWith('/')) path += 'index.html';
  const file = join(folder, path);
  if (relative(folder, file).startsWith('..') || !existsSync(file) || statSync(file).isDirectory()) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}`;
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });

// Runs in the page: the drawing that is shown, its notes, and what the table says of each.
function told(index) {
  const figure = document.querySelectorAll('figure.fig .plot[tabindex]')[index]?.closest('figure');
  if (!figure) return null;
  const plain = (node) => node.textContent.replace(/\s+/g, ' ').trim();
  const svg = [...figure.querySelectorAll('.plot svg.g')].find((one) => one.getBoundingClientRect().width > 0);
  const table = figure.querySelector('table');
  const [by, ...marks] = svg.querySelector('metadata').textContent.split(';');
  let last = [-1, 0];
  const frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  return {
    id: figure.id, by, label: figure.querySelector('.plot').getAttribute('aria-label'), columns: table.tHead.rows[0].cells.length,
    marks: marks.map((mark) => {
      const [x, y, row = last[0] + 1, column = last[1]] = mark.split(' ').map(Number);
      last = [row, column];
      const line = table.tBodies[0].rows[row];
      return { x: frame.left + scrollX + x * scale, y: frame.top + scrollY + y * scale, row, column, name: line && plain(line.cells[0]), value: line && line.cells[column + 1] && plain(line.cells[column + 1]) };
    }),
  };
}
const tip = (id) => { const tip = document.getElementById(id).querySelector('.tip'); return tip && !tip.hidden ? { where: tip.querySelector('span').textContent, value: tip.querySelector('b').textContent } : null; };
const spoken = (id) => document.getElementById(id).querySelector('[role=status]').textContent;

let read = 0;
for (const width of [1280, 360]) {
  for (const page of pages) {
    const tab = await browser.newPage();
    tab.on('pageerror', (error) => problems.push(`${page}: script: ${error.message}`));
    tab.on('console', (message) => { if (message.type() === 'error') problems.push(`${page}: console: ${message.text()}`); });
    await tab.setViewport({ width, height: 900, hasTouch: width < 500 });
    await tab.goto(`${origin}/${page}`, { waitUntil: 'load' });
    for (let index = 0; ; index += 1) {
      const figure = await tab.evaluate(told, index);
      if (!figure) break;
      const at = `${page}#${figure.id} at ${width} px`;
      const claim = (holds, words) => { if (!holds) problems.push(`${at}: ${words}`); };
      read += 1;
      claim(figure.marks.length > 0 && figure.marks.every((mark) => mark.value), 'a note leads to no cell of the table');
      claim(figure.label.includes(' – '), `says how it is read: ${figure.label}`);
      // Keys: the first value, then through the series to the last one.
      await tab.evaluate((id) => { const plot = document.getElementById(id).querySelector('.plot'); plot.scrollIntoView({ block: 'center' }); plot.focus({ preventScroll: true }); }, figure.id);
      const order = [...figure.marks].sort((a, b) => a.column - b.column || a.row - b.row);
      for (const [key, mark] of [['ArrowRight', order[0]], ['ArrowRight', order[Math.min(1, order.length - 1)]], ['End', order.at(-1)], ['Home', order[0]]]) {
        await tab.keyboard.press(key);
        const shown = await tab.evaluate(tip, figure.id);
        claim(shown && shown.value === mark.value && shown.where.includes(mark.name), `${key} reads ${JSON.stringify(shown)}, not ${mark.name}: ${mark.value}`);
        const words = await tab.evaluate(spoken, figure.id);
        claim(words.includes(mark.value) && words.includes(mark.name), `says “${words}”`);
      }
      if (order.some((mark) => mark.column !== order[0].column)) {
        await tab.keyboard.press('ArrowDown');
        const beside = order.filter((mark) => mark.row === order[0].row);
        const shown = await tab.evaluate(tip, figure.id);
        claim(shown?.value === beside[1 % beside.length].value, `down reads ${JSON.stringify(shown)} of the next series`);
      }
      await tab.keyboard.press('Escape');
      claim((await tab.evaluate(tip, figure.id)) === null, 'Escape closes');
      await tab.evaluate(() => document.activeElement.blur());
      // Pointer or finger: each value where it lies; those on one spot may speak for each other.
      for (const mark of [order[0], order.at(-1), order[Math.floor(order.length / 2)]]) {
        const [x, y] = await tab.evaluate((x, y) => [x - scrollX, y - scrollY], mark.x + (figure.by === 's' ? 3 : 0), mark.y);
        if (width < 500) await tab.touchscreen.tap(x, y);
        else await tab.mouse.move(x, y);
        const near = figure.marks.filter((other) => Math.hypot(other.x - mark.x, other.y - mark.y) < 8);
        const shown = await tab.evaluate(tip, figure.id);
        claim(shown && near.some((other) => other.value === shown.value && shown.where.includes(other.name)), `the pointer reads ${JSON.stringify(shown)}, not ${mark.name}: ${mark.value}`);
        const inside = await tab.evaluate((id) => { const box = document.getElementById(id).querySelector('.tip').getBoundingClientRect(); return box.left >= -1 && box.right <= document.documentElement.clientWidth + 1; }, figure.id);
        claim(inside, 'its words leave the page');
      }
      await tab.mouse.move(2, 2);
    }
    await tab.close();
  }
}
await browser.close();
server.close();
if (read === 0) problems.push('no figure was read');
for (const line of problems) console.log(line);
console.log(`${read} figures read, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
