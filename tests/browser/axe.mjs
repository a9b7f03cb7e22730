// What axe says of single pages, as rules it finds broken: `node axe.mjs SITE PAGE...`. Prints each rule on a line.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { address, launch, serve } from './open.mjs';

const [folder, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const server = await serve(folder);
const browser = await launch();
const broken = new Set();
for (const page of pages) {
  const tab = await browser.newPage();
  // The page's own policy lets no foreign script in; axe is one.
  await tab.setBypassCSP(true);
  await tab.goto(`${server.origin}/${address(page)}`, { waitUntil: 'load' });
  await tab.evaluate(axe);
  for (const rule of await tab.evaluate(async () => (await globalThis.axe.run()).violations.map((violation) => violation.id))) broken.add(rule);
}
await browser.close();
server.close();
for (const rule of [...broken].sort()) console.log(rule);
