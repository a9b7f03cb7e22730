// What Lighthouse thinks of pages: `node lighthouse.mjs SITE PAGE...`, at least 95 of 100 for accessibility, good practice
// and being found. Speed is not asked here: it depends on the machine.

import lighthouse from 'lighthouse';
import { address, finish, launch, serve } from './open.mjs';

const [folder, ...pages] = process.argv.slice(2);
const LEAST = { accessibility: 0.95, 'best-practices': 0.95, seo: 0.95 };
const problems = [];
const browser = await launch();
const server = await serve(folder, '/sous/un/chemin/');
const seen = [];
for (const page of pages) {
  const tab = await browser.newPage();
  const { lhr } = await lighthouse(`${server.origin}/${address(page)}`, { onlyCategories: Object.keys(LEAST), logLevel: 'error' }, undefined, tab);
  for (const [category, least] of Object.entries(LEAST)) {
    const score = lhr.categories[category]?.score ?? 0;
    const weak = lhr.categories[category].auditRefs.map(({ id, weight }) => ({ ...lhr.audits[id], weight })).filter(({ score, weight }) => weight > 0 && score !== null && score < 1);
    if (score < least) problems.push(`${page}: ${category} ${Math.round(score * 100)}: ${weak.map(({ id, title }) => `${id} (${title})`).join(', ')}`);
    seen.push(`${page} ${category} ${Math.round(score * 100)}${weak.length ? ` (${weak.map(({ id }) => id).join(', ')})` : ''}`);
  }
  await tab.close();
}
await browser.close();
server.close();
console.log(seen.join('\n'));
finish(problems, `${pages.length} pages judged`);
