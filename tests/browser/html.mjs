// A second opinion on the markup, by html-validate: `node html.mjs SITE`.
// Lists pages of every kind (each list page, and every eighth of the others) and what is wrong with them.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';

const site = process.argv[2];
const pages = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
const depth = (page) => relative(site, page).split('/').length;
const chosen = pages.filter((page, index) => depth(page) <= 3 || index % 8 === 0);

const judge = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Long titles are their authors'; the program leaves out the site's name where both would be cut.
    'long-title': 'off',
    // A heading that begins with a number keeps it in its address, as HTML allows.
    'valid-id': ['error', { relaxed: true }],
  },
});
let wrong = 0;
for (const page of chosen) {
  const report = judge.validateFileSync(page);
  for (const result of report.results) {
    for (const message of result.messages) {
      wrong += 1;
      console.log(`${relative(site, page)}:${message.line}:${message.column} ${message.ruleId} ${message.message}`);
    }
  }
}
if (chosen.length < 30) {
  wrong += 1;
  console.log(`only ${chosen.length} pages were found in ${site}`);
}
console.log(`${chosen.length} of ${pages.length} pages, ${wrong} problems`);
process.exit(wrong ? 1 : 0);
