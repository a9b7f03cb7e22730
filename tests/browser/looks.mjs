// How pages look, against how they looked: `node looks.mjs SITE BASELINE [--update] [--light]`.
//
// One page of each type in each language is seen at 360, 768 and 1280 px, by day and by night, and on paper. The views
// of a page stand side by side on one sheet, an eighth as large, small enough to be kept in the repository and large
// enough for a person to see what changed. A sheet is compared by the mean colours of squares of 32 px, and of strips of
// 8 by 256 px, in which thin lines count: a different smoothing of letters is no difference, another colour, size or place
// of anything is. Only the colour of what is thinner than the hinge is too little to be seen here. What differs is written
// to `looks-differ/` in the folder of temporary files, before and after. `--update` rewrites the baseline; `--light` leaves
// night, tablet and paper out. In every view, words must have room and nothing may scroll sideways; no page may report an
// error or ask for what is not there.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crowded } from './crowded.mjs';
import { address, finish, launch, pageTypes, serve } from './open.mjs';

const [folder, baseline, ...flags] = process.argv.slice(2);
const update = flags.includes('--update');
const SCALE = 1 / 8;
const views = flags.includes('--light') ? { widths: [360, 1280], schemes: ['light'], paper: false } : { widths: [360, 768, 1280], schemes: ['light', 'dark'], paper: true };

// Runs in the judge's tab: pictures side by side as one WebP.
async function sheet(pictures) {
  const images = await Promise.all(pictures.map(async (data) => createImageBitmap(await (await fetch(data)).blob())));
  const canvas = document.createElement('canvas');
  canvas.width = images.reduce((sum, image) => sum + image.width + 4, 0);
  canvas.height = Math.max(...images.map((image) => image.height));
  const context = canvas.getContext('2d');
  context.fillStyle = '#888';
  context.fillRect(0, 0, canvas.width, canvas.height);
  let left = 0;
  for (const image of images) {
    context.drawImage(image, left, 0);
    left += image.width + 4;
  }
  return canvas.toDataURL('image/webp', 0.5);
}

// Runs there too: how many squares and strips of a sheet have another colour than before, of how many; -1 if it has another
// size.
async function unlike(before, after) {
  const pixels = async (data) => {
    const image = await createImageBitmap(await (await fetch(data)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [one, two] = [await pixels(before), await pixels(after)];
  const height = Math.min(one.height, two.height);
  if (one.width !== two.width || Math.abs(one.height - two.height) > 3) return { different: -1, of: 0 };
  let [different, of] = [0, 0];
  const compare = (wide, high, most) => {
    for (let top = 0; top + high <= height; top += high) {
      for (let left = 0; left + wide <= one.width; left += wide) {
        const sums = [0, 0, 0];
        for (let y = top; y < top + high; y += 1) {
          for (let x = left; x < left + wide; x += 1) {
            const at = (y * one.width + x) * 4;
            for (let colour = 0; colour < 3; colour += 1) sums[colour] += one.data[at + colour] - two.data[at + colour];
          }
        }
        of += 1;
        if (sums.some((sum) => Math.abs(sum) / (wide * high) > most)) different += 1;
      }
    }
  };
  compare(4, 4, 14);
  compare(1, 32, 20);
  compare(32, 1, 20);
  return { different, of };
}

const browser = await launch();
const judge = await browser.newPage();
const server = await serve(folder);
const differ = join(tmpdir(), 'looks-differ');
const problems = [];
mkdirSync(baseline, { recursive: true });
// Letters are drawn by the browser and, where the theme names none, by the system's fonts: pictures taken with others tell
// of them and not of the site. They are compared all the same, and what differs is told, but it is no failure.
const hand = JSON.stringify([await browser.version(), await judge.evaluate(() => {
  const pen = document.createElement('canvas').getContext('2d');
  return ['monospace', 'serif', 'sans-serif', 'system-ui'].map((family) => { pen.font = `16px ${family}`; return pen.measureText('Handgloves 0123').width; });
})]);
const taken = join(baseline, 'taken-with.json');
const isSameHand = existsSync(taken) && readFileSync(taken, 'utf8') === hand;
if (update) writeFileSync(taken, hand);
const known = new Set(readdirSync(baseline).filter((name) => name.endsWith('.webp')));
const png = (bytes) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
const webp = (bytes) => `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`;

async function onPaper(tab) {
  const place = mkdtempSync(join(tmpdir(), 'paper-'));
  writeFileSync(join(place, 'page.pdf'), await tab.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false }));
  // The first pages tell how paper looks; what follows is more of it.
  execFileSync('pdftoppm', ['-r', '12', '-l', '4', '-png', join(place, 'page.pdf'), join(place, 'p')]);
  const sheets = readdirSync(place).filter((name) => name.endsWith('.png')).sort().map((name) => png(readFileSync(join(place, name))));
  rmSync(place, { recursive: true });
  return sheets;
}

const tab = await browser.newPage();
const page = { name: '' };
tab.on('pageerror', (error) => problems.push(`${page.name}: ${error.message}`));
tab.on('console', (message) => { if (['error', 'warn'].includes(message.type())) problems.push(`${page.name}: ${message.text()}`); });
tab.on('requestfailed', (request) => problems.push(`${page.name}: ${request.url()} is not there`));
tab.on('response', (response) => { if (response.status() >= 400) problems.push(`${page.name}: ${response.url()} is ${response.status()}`); });
const names = pageTypes(folder);
for (const name of names) {
  const pictures = [];
  page.name = name;
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.goto(`${server.origin}/${address(name)}`, { waitUntil: 'load' });
  await tab.evaluate(() => {
    document.querySelectorAll('[loading=lazy]').forEach((image) => image.setAttribute('loading', 'eager'));
    return document.fonts.ready.then(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {}))));
  });
  for (const scheme of views.schemes) {
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    for (const width of views.widths) {
      await tab.setViewport({ width, height: 900 });
      for (const found of await tab.evaluate(crowded)) problems.push(`${name} at ${width} px, ${scheme}: ${found}`);
      const height = await tab.evaluate(() => document.documentElement.scrollHeight);
      pictures.push(png(await tab.screenshot({ captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: SCALE } })));
    }
  }
  if (views.paper) pictures.push(...await onPaper(tab));
  const file = `${address(name).replace(/\/$/, '').replace(/\.html$/, '').replaceAll('/', '_') || 'door'}.webp`;
  const now = await judge.evaluate(sheet, pictures);
  const bytes = Buffer.from(now.split(',')[1], 'base64');
  const path = join(baseline, file);
  known.delete(file);
  const before = existsSync(path) ? readFileSync(path) : null;
  const result = before ? await judge.evaluate(unlike, webp(before), now) : null;
  const same = result && result.different >= 0 && result.different <= Math.max(3, result.of * 0.001);
  if (same) continue;
  if (update) {
    writeFileSync(path, bytes);
    continue;
  }
  mkdirSync(differ, { recursive: true });
  writeFileSync(join(differ, file.replace('.webp', '-after.webp')), bytes);
  if (before) writeFileSync(join(differ, file.replace('.webp', '-before.webp')), before);
  const what = !result ? 'has no baseline' : result.different < 0 ? 'has another length' : `looks different in ${result.different} of ${result.of} places`;
  const told = `${name} ${what}: see ${join(differ, file)}; UPDATE=1 accepts it`;
  if (result && !isSameHand) console.log(`not held against other letters: ${told}`);
  else problems.push(told);
}
for (const file of known) {
  if (update) rmSync(join(baseline, file));
  else problems.push(`${file} is the baseline of no page`);
}
await browser.close();
server.close();
if (names.length < 5) problems.push(`only ${names.length} pages were found in ${folder}`);
finish(problems, `${names.length} pages seen`);
