// What a site gives to other programs, read as they read it: `node shared.mjs SITE`.
//
// Data blocks are held against the vocabulary of schema.org as Google types it (schema-dts): types, which properties each
// has, and what these take. Feeds are parsed as strict XML by Chromium and held against RFC 4287, calendars parsed by
// ical.js and held against RFC 5545; the map of the site, its redirects, headers, list for machines and pictures for social
// networks lead to what exists, and languages name each other.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { files, finish, launch } from './open.mjs';

const folder = process.argv[2];
const problems = [];
const read = (name) => readFileSync(join(folder, name), 'utf8');
const all = files(folder);
const pages = all.filter((name) => name.endsWith('.html')).map((name) => ({ name, html: read(name) })).filter(({ html }) => !html.includes('http-equiv="refresh"'));
const unescape = (text) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>');
const attribute = (html, pattern) => { const found = pattern.exec(html)?.[1]; return found === undefined ? undefined : unescape(found); };

// The address of a site is what its map writes before the paths of its pages.
const sitemap = read('sitemap.xml');
const base = new URL('.', /<loc>([^<]*\/)[a-z-]+\/<\/loc>/.exec(sitemap)[1]).href;
const fileOf = (url) => {
  if (!url.startsWith(base)) return null;
  const path = decodeURIComponent(url.slice(base.length).split('#')[0]);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
};
const there = new Set(all);
const leads = (url) => there.has(fileOf(url) ?? '');

/** Types of schema.org: their parents and properties; and which types a name stands for. */
function vocabulary() {
  const types = readFileSync(createRequire(import.meta.url).resolve('schema-dts').replace(/schema\.js$/, 'schema.d.ts'), 'utf8');
  const [interfaces, unions, leaves] = [new Map(), new Map(), new Map()];
  for (const [, name, parents, body] of types.matchAll(/interface (\w+)(?: extends ([^{]+))? \{\n([\s\S]*?)\n\}/g)) {
    const properties = new Map([...body.matchAll(/^ {4}"([^"@]+)"\?: SchemaValue<([^>]*(?:<[^>]*>)?[^>]*),/gm)].map(([, key, range]) => [key, range.split('|').map((word) => word.trim())]));
    interfaces.set(name, { parents: (parents ?? '').split(',').map((word) => word.trim()).filter(Boolean), properties });
    const leaf = /"@type": "(\w+)"/.exec(body)?.[1];
    if (leaf) leaves.set(leaf, name);
  }
  for (const [, name, members] of types.matchAll(/export type (\w+) = ([^;]+);/g)) unions.set(name, members.split('|').map((word) => word.trim()));
  const properties = (name, seen = new Map()) => {
    const own = interfaces.get(name);
    own?.properties.forEach((range, key) => seen.set(key, range));
    own?.parents.forEach((parent) => properties(parent, seen));
    return seen;
  };
  const members = (name, seen = new Set()) => {
    if (seen.has(name)) return seen;
    seen.add(name);
    (unions.get(name) ?? []).forEach((member) => members(member, seen));
    return seen;
  };
  return { of: (type) => (leaves.has(type) ? properties(leaves.get(type)) : null), takes: (range, type) => range.some((word) => members(word).has(leaves.get(type))) };
}

const WORDS = ['Text', 'URL', 'Date', 'DateTime', 'Time', 'Number', 'Integer', 'Boolean', 'string', 'number', 'CssSelectorType', 'PronounceableText', 'XPathType'];
const known = vocabulary();
function held(thing, where) {
  const properties = known.of(thing['@type']);
  if (!properties) return problems.push(`${where}: schema.org has no type ${thing['@type']}`);
  for (const [key, value] of Object.entries(thing)) {
    if (key.startsWith('@')) continue;
    const range = properties.get(key);
    if (!range) problems.push(`${where}: ${thing['@type']} has no property ${key}`);
    if (value === null || value === '' || (Array.isArray(value) && !value.length)) problems.push(`${where}: ${thing['@type']}.${key} is empty`);
    for (const one of range ? [value].flat() : []) {
      if (one && typeof one === 'object') {
        held(one, where);
        if (!known.takes(range, one['@type'])) problems.push(`${where}: ${thing['@type']}.${key} takes no ${one['@type']}`);
      } else if (!range.some((word) => WORDS.includes(word) || (word === 'IdReference' && /^https?:/.test(one)))) problems.push(`${where}: ${thing['@type']}.${key} takes no plain words`);
      if (typeof one === 'string' && one.startsWith(base) && !leads(one)) problems.push(`${where}: ${key} leads nowhere: ${one}`);
    }
  }
}

const seen = new Set();
for (const { name, html } of pages) {
  for (const [, block] of html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)) {
    const data = JSON.parse(block);
    if (data['@context'] !== 'https://schema.org') problems.push(`${name}: another vocabulary than schema.org`);
    for (const thing of data['@graph'] ?? [data]) {
      held(thing, name);
      seen.add(thing['@type']);
      if (thing['@type'] === 'BreadcrumbList' && thing.itemListElement.some((crumb, index) => crumb.position !== index + 1)) problems.push(`${name}: the way to the page is not in order`);
    }
  }
}
for (const type of ['WebSite', 'Organization', 'PublicationIssue', 'Dataset', 'Quotation', 'Event', 'BreadcrumbList']) {
  if (!seen.has(type)) problems.push(`no page tells of a ${type}`);
}

// Strict XML, by a browser's own parser: elements as lists of [name, attributes, text, children].
const browser = await launch();
const tab = await browser.newPage();
async function xml(name) {
  const tree = await tab.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    const error = document.querySelector('parsererror');
    if (error) return { error: error.textContent };
    const plain = (element) => ({ name: element.localName, space: element.namespaceURI, given: Object.fromEntries([...element.attributes].map((one) => [one.name, one.value])), text: element.textContent, children: [...element.children].map(plain) });
    return plain(document.documentElement);
  }, read(name));
  if (tree.error) problems.push(`${name}: ${tree.error}`);
  return tree.error ? { children: [], given: {} } : tree;
}
const each = (element, name) => element.children.filter((child) => child.name === name);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

// RFC 4287: §4.1.1 feeds, §4.1.2 entries, §3.3 dates, §4.2.7 links.
for (const name of all.filter((name) => name.endsWith('feed.xml'))) {
  const feed = await xml(name);
  if (feed.space !== 'http://www.w3.org/2005/Atom') problems.push(`${name}: not Atom`);
  if (!feed.given['xml:lang']) problems.push(`${name}: no language`);
  const entries = each(feed, 'entry');
  for (const [what, element] of [['the feed', feed], ...entries.map((entry, index) => [`entry ${index + 1}`, entry])]) {
    for (const child of ['id', 'title', 'updated']) if (each(element, child).length !== 1) problems.push(`${name}: ${what} has not one ${child}`);
    for (const child of [...each(element, 'updated'), ...each(element, 'published')]) if (!INSTANT.test(child.text) || Number.isNaN(Date.parse(child.text))) problems.push(`${name}: ${what}: ${child.text} is no instant`);
    const id = each(element, 'id')[0]?.text ?? '';
    if (!/^[a-z][a-z0-9+.-]*:\S+$/.test(id)) problems.push(`${name}: ${what}: ${id} is no IRI`);
    const alternates = each(element, 'link').filter((link) => (link.given.rel ?? 'alternate') === 'alternate');
    if (new Set(alternates.map((link) => `${link.given.type} ${link.given.hreflang}`)).size !== alternates.length || !alternates.length) problems.push(`${name}: ${what} has not one page`);
    for (const link of alternates) if (!leads(link.given.href)) problems.push(`${name}: ${what} leads nowhere: ${link.given.href}`);
    for (const child of element.children.filter((child) => ['title', 'subtitle', 'summary'].includes(child.name) && !child.given.type)) if (/<[a-z/]|&[a-z]+;/.test(child.text)) problems.push(`${name}: ${what}: markup in plain words: ${child.text}`);
  }
  if (!each(feed, 'author').length && entries.some((entry) => !each(entry, 'author').length)) problems.push(`${name}: nobody wrote it`);
  if (each(feed, 'link').find((link) => link.given.rel === 'self')?.given.href !== base + name) problems.push(`${name}: does not say where it is`);
  const [ids, updated] = [entries.map((entry) => each(entry, 'id')[0]?.text), entries.map((entry) => each(entry, 'updated')[0]?.text)];
  if (new Set(ids).size !== ids.length) problems.push(`${name}: two entries are one`);
  if (updated.some((instant) => instant > each(feed, 'updated')[0]?.text)) problems.push(`${name}: an entry is newer than the feed`);
  if (!entries.length) problems.push(`${name}: no entries`);
}

// RFC 5545: §3.1 lines, §3.6 what a calendar and an event must say.
const calendars = all.filter((name) => name.endsWith('.ics'));
for (const name of calendars) {
  const text = read(name);
  if (/(?<!\r)\n/.test(text) || !text.endsWith('\r\n')) problems.push(`${name}: lines do not end as they must`);
  for (const line of text.split('\r\n')) if (Buffer.byteLength(line) > 75) problems.push(`${name}: a line of more than 75 bytes`);
  const calendar = new ICAL.Component(ICAL.parse(text));
  if (calendar.getFirstPropertyValue('version') !== '2.0' || !calendar.getFirstPropertyValue('prodid')) problems.push(`${name}: no version or maker`);
  const events = calendar.getAllSubcomponents('vevent');
  if (events.length !== 1) problems.push(`${name}: ${events.length} events`);
  for (const event of events) {
    for (const must of ['uid', 'dtstamp', 'dtstart', 'summary']) if (event.getAllProperties(must).length !== 1) problems.push(`${name}: not one ${must}`);
    if (!(new ICAL.Event(event).duration.toSeconds() > 0)) problems.push(`${name}: ends before it begins`);
    if (!leads(event.getFirstPropertyValue('url') ?? '')) problems.push(`${name}: its page is not there`);
  }
}
if (!calendars.length) problems.push('no calendar');

// The map of the site: every page exists, may be found, and each language names all the others.
const map = await xml('sitemap.xml');
const mapped = new Map(each(map, 'url').map((url) => [each(url, 'loc')[0]?.text, url.children.filter((link) => link.name === 'link').map((link) => `${link.given.hreflang} ${link.given.href}`)]));
const byName = new Map(pages.map((page) => [page.name, page.html]));
for (const [url, alternates] of mapped) {
  const html = byName.get(fileOf(url) ?? '');
  if (!html) { problems.push(`sitemap.xml: ${url} is no page`); continue; }
  if (/<meta name="robots" content="[^"]*noindex/.test(html)) problems.push(`sitemap.xml: ${url} wants not to be found`);
  if (attribute(html, /<link rel="canonical" href="([^"]*)"/) !== url) problems.push(`${url} says it is elsewhere`);
  if (alternates.length && !alternates.some((one) => one.endsWith(` ${url}`))) problems.push(`sitemap.xml: ${url} does not name itself`);
  for (const one of alternates.map((one) => one.split(' ')[1])) if (JSON.stringify(mapped.get(one)) !== JSON.stringify(alternates)) problems.push(`sitemap.xml: ${url} and ${one} do not name each other`);
  const own = [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(([, lang, href]) => `${lang} ${unescape(href)}`).filter((one) => !one.startsWith('x-default'));
  if (alternates.length && JSON.stringify([...own].sort()) !== JSON.stringify([...alternates].sort())) problems.push(`${url} and its entry in the map name other languages`);
}
if (mapped.size < 10) problems.push(`the map holds only ${mapped.size} pages`);

// Pictures for social networks, robots, the list for machines, hosts' files.
for (const { name, html } of pages) {
  const [card, alt] = [attribute(html, /<meta property="og:image" content="([^"]*)"/), attribute(html, /<meta property="og:image:alt" content="([^"]*)"/)];
  if (card && (!leads(card) || !alt)) problems.push(`${name}: its picture is not there or says nothing`);
}
if (!read('robots.txt').includes(`Sitemap: ${base}sitemap.xml`)) problems.push('robots.txt does not name the map');
if (existsSync(join(folder, 'llms.txt'))) for (const [, url] of read('llms.txt').matchAll(/\]\((\S+)\)/g)) if (!leads(url)) problems.push(`llms.txt: ${url} is not there`);
const redirects = read('_redirects').split('\n').filter((line) => line && !line.startsWith('#'));
for (const line of redirects) {
  const [from, to, status, ...rest] = line.split(/\s+/);
  if (rest.length || !from.startsWith('/') || !['301', '308'].includes(status)) problems.push(`_redirects: ${line}`);
  if (!leads(new URL(to, base).href)) problems.push(`_redirects: ${to} is not there`);
}
if (!redirects.length) problems.push('no redirect');
for (const block of read('_headers').trim().split(/\n\n+/)) {
  const [path, ...headers] = block.split('\n');
  if (!path.startsWith('/') || !headers.length || headers.some((line) => !/^ {2}[A-Za-z-]+: \S/.test(line))) problems.push(`_headers: ${block}`);
}

await browser.close();
finish(problems, `${pages.length} pages, ${mapped.size} in the map, ${[...seen].sort().join(' ')}`);
