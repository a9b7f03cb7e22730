// The members' page of an enterprise that has files already: it shows all of them, finds nothing wrong, and saves nothing that
// was not changed; a changed number is the only line that changes.
//
//   node form_begun.mjs PAGE.html [--shots FOLDER]
//
// Prints each claim that does not hold; exits with 1 if there is one.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { finish, launch } from './open.mjs';

const require = createRequire(import.meta.url);
const [page, ...flags] = process.argv.slice(2);
const shots = flags.includes('--shots') ? flags[flags.indexOf('--shots') + 1] : null;
const problems = [];
const claim = (holds, words) => { if (!holds) problems.push(words); };

const browser = await launch();
const tab = await browser.newPage();
await tab.setViewport({ width: 1100, height: 900 });
tab.on('pageerror', (error) => problems.push(`script: ${error.message}`));
tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`); });
await tab.goto(pathToFileURL(resolve(page)).href, { waitUntil: 'load' });
const step = (n) => tab.evaluate((n) => document.querySelector(`[data-at="step-${n}"]`).click(), n);
const text = (selector) => tab.evaluate((selector) => [...document.querySelectorAll(selector)].filter((one) => !one.hidden).map((one) => one.textContent).join('\n'), selector);

await tab.setBypassCSP(true);
await tab.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
for (let n = 0; n < 6; n += 1) {
  await step(n);
  await tab.evaluate(() => document.querySelectorAll('details').forEach((door) => { door.open = true; }));
  const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  for (const violation of violations) problems.push(`axe, step ${n}: ${violation.id}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 200)).join(' | ')}`);
  for (const width of [1100, 320]) {
    await tab.setViewport({ width, height: 900 });
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    claim(wide <= 0, `step ${n} is ${wide} pixels too wide at ${width}`);
  }
  await tab.setViewport({ width: 1100, height: 900 });
  if (shots) { mkdirSync(shots, { recursive: true }); await tab.screenshot({ path: join(shots, `begun-${n}.png`), fullPage: true }); }
}
claim((await text('.summary')) === '', `nothing is wrong: ${await text('.summary')}`);
claim((await text('.path')) === '', `nothing is saved that was not changed: ${await text('.path')}`);

await step(0);
await tab.evaluate(() => { const founded = document.querySelector('[data-at="portrait/founded"]'); founded.value = '1999'; founded.dispatchEvent(new Event('input', { bubbles: true })); });
await step(5);
claim(/^content\/enterprises\/[a-z0-9-]+\/enterprise\.yaml$/.test((await text('.path')).trim()), `only the portrait is saved: ${await text('.path')}`);
const { before, after } = await tab.evaluate(() => {
  const form = globalThis.DiptychForm ?? null;
  const data = JSON.parse(document.getElementById('form-data').textContent);
  return { before: form?.yaml(form.revived(data.files.portrait)) ?? '', after: document.querySelector('main pre')?.textContent ?? '' };
});
const others = (text) => text.split('\n').filter((line) => !line.startsWith('founded:')).join('\n');
claim(after.includes('founded: 1999\n') && others(before) === others(after), `one line is another:\n${after}`);

await browser.close();
finish(problems, 'the form was looked through');
