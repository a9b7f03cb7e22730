// The rules of the members' page, outside of any browser, against what the program says of the same files.
//
//   node rules.mjs PAGE.html < CASES
//
// CASES are lines of JSON, {page, kind, tree, body}, where another page may hold another site's lists; a line of JSON is printed for each: the codes of what the page's rules find.
// With {numbers: […], marks} or {periods: […]}, what is read of such spellings; with {yaml: tree}, how it is written.

import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const page = readFileSync(process.argv[2], 'utf8');
const told = (page) => JSON.parse(/<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(page)[1]);
let [data, at] = [told(page), process.argv[2]];
const scripts = /<script nonce="[^"]*">\n(.*?)<\/script>/s.exec(page)[1];
// Rules, checks and files need no page; what follows them does.
const pure = scripts.slice(0, scripts.indexOf('/* How each kind of field is asked for.'));
const context = vm.createContext({ TextEncoder });
vm.runInContext(`${pure}\nglobalThis.form = DiptychForm;`, context);
const { form } = context;
let judge = form.Judge(data, form.checks);

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const asked = JSON.parse(line);
  if (asked.numbers) console.log(JSON.stringify(asked.numbers.map((written) => { const read = form.number(written, asked.marks); return read.wrong ?? String(read.value); })));
  else if (asked.periods) console.log(JSON.stringify(asked.periods.map((written) => { const read = form.period(written, data.school); return read && `${read.from} ${read.to}`; })));
  else if (asked.yaml) console.log(JSON.stringify(form.yaml(form.revived(asked.yaml))));
  else {
    if (asked.page !== at) { at = asked.page; data = told(readFileSync(at, 'utf8')); judge = form.Judge(data, form.checks); }
    data.body = asked.body;
    const found = judge.file(asked.kind, form.revived(asked.tree));
    console.log(JSON.stringify(found.map((one) => `${one.code} ${one.path.join('.')}`)));
  }
}
