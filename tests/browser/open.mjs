// A built site behind a small server, one page of each type in it, and a browser: what every judge here begins with.

import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import puppeteer from 'puppeteer-core';

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.csv': 'text/csv', '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.ics': 'text/calendar' };

/** Every file of a folder, its path written with slashes. */
export function files(root) {
  return readdirSync(root, { recursive: true }).map(String).map((name) => name.split(sep).join('/')).filter((name) => statSync(join(root, name)).isFile());
}

/** The page's address from the site's root. */
export const address = (name) => name.replace(/index\.html$/, '');

/** A server that shows a folder under a path: `serve(folder, '/under/')`. Missing pages are the site's own. */
export async function serve(folder, under = '/') {
  const lost = existsSync(join(folder, '404.html')) ? readFileSync(join(folder, '404.html')) : '<!doctype html><title>404</title>';
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (path.endsWith('/')) path += 'index.html';
    const file = join(folder, path.startsWith(under) ? path.slice(under.length) : '..');
    if (relative(folder, file).startsWith('..') || !existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(404, { 'content-type': 'text/html' }).end(lost);
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${server.address().port}${under.replace(/\/$/, '')}`, close: () => { server.closeAllConnections(); server.close(); } };
}

/** One page of each type in each language, the longest of its kind; a type is an address without ids. */
export function pageTypes(folder) {
  const chosen = new Map();
  for (const name of files(folder).filter((name) => name.endsWith('.html')).sort()) {
    const html = readFileSync(join(folder, name), 'utf8');
    if (html.includes('http-equiv="refresh"')) continue;
    const parts = address(name).split('/').filter(Boolean);
    const body = /<body class="([^"]*)"/.exec(html)?.[1].replace(' example', '') ?? '';
    const type = `${parts.slice(0, 2).join('/')}:${parts.length}:${body}:${name.endsWith('404.html')}`;
    if (!chosen.has(type) || html.length > chosen.get(type).length) chosen.set(type, { name, length: html.length });
  }
  return [...chosen.values()].map(({ name }) => name);
}

/** Chromium as the machine has it. */
export function launch(more = []) {
  const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  return puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none', ...more] });
}

/** Says what is wrong and ends: with 1 if there is anything. */
export function finish(problems, done) {
  problems.forEach((line) => console.log(line));
  console.log(`${done}, ${problems.length} problems`);
  process.exit(problems.length ? 1 : 0);
}
