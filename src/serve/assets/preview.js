// The preview of Diptych, in the page that is being written. Never published.
//
// 1. The page changes by itself when it has really changed: what differs is replaced, scroll and focus stay.
// 2. What is wrong is shown over the last good page, and disappears when it is mended.
// 3. A panel tells about this page; a view shows it at another width, as printed, or in two languages at once.
// 4. A page of its own tells how far the translations of the site are.
'use strict';
(() => {
  const inView = document.body.classList.contains('diptych-view');
  const inStatus = document.body.classList.contains('diptych-translations');
  const framed = window.parent !== window;
  const here = () => location.pathname;
  const kept = {
    get: (name, usual) => sessionStorage.getItem('diptych-' + name) ?? usual,
    set: (name, value) => sessionStorage.setItem('diptych-' + name, value),
  };
  let words = {};
  let known = null; // the page as the server last described it
  let goodAt = time(); // when the last page without errors was shown
  let dismissed = false;

  const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key] ?? key);
  const json = async (path) => (await fetch(path, { cache: 'no-store' })).json();
  function time() { return new Date().toLocaleTimeString(document.documentElement.lang || undefined); }

  // An element with attributes and children; texts are texts, never markup.
  function el(name, attributes = {}, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
      else if (value === true) node.setAttribute(key, '');
      else if (value !== false && value != null) node.setAttribute(key, value);
    }
    return fill(node, children);
  }
  function fill(node, ...children) {
    node.replaceChildren(...children.flat(Infinity).filter((child) => child != null && child !== false && child !== ''));
    return node;
  }

  // ---- 1. The page follows its source -------------------------------------------------------------------------

  // Makes `old` like `young`, touching only what differs.
  function morph(old, young) {
    if (old.isEqualNode(young)) return;
    if (old.nodeType !== young.nodeType || old.nodeName !== young.nodeName) { old.replaceWith(young.cloneNode(true)); return; }
    if (old.nodeType !== Node.ELEMENT_NODE) { if (old.nodeValue !== young.nodeValue) old.nodeValue = young.nodeValue; return; }
    for (const { name } of [...old.attributes]) if (!young.hasAttribute(name) && !isReaders(old, name)) old.removeAttribute(name);
    for (const { name, value } of young.attributes) if (old.getAttribute(name) !== value && !isReaders(old, name)) old.setAttribute(name, value);
    morphChildren(old, young);
  }

  // What the reader did to an element is the reader's: opened details, typed words, a chosen theme.
  const isReaders = (node, name) => (name === 'open' && /^(DETAILS|DIALOG)$/.test(node.nodeName)) || (name === 'value' && node.nodeName === 'INPUT') || name === 'data-theme';

  function morphChildren(old, young) {
    const own = [...old.childNodes].filter((node) => !isOurs(node));
    const next = [...young.childNodes].filter((node) => !isOurs(node));
    const byId = new Map(own.filter((node) => node.id).map((node) => [node.id, node]));
    let at = 0;
    for (const child of next) {
      let match = child.id ? byId.get(child.id) : undefined;
      if (!match) {
        const candidate = own[at];
        const claimed = candidate?.id && next.some((other) => other.id === candidate.id);
        // One that was added before an equal one: look a little ahead before changing everything after it.
        const ahead = own.slice(at, at + 8).find((node) => node.isEqualNode(child));
        if (ahead) match = ahead;
        else if (candidate && !claimed && candidate.nodeName === child.nodeName && !next.includes(candidate) && !next.slice(next.indexOf(child) + 1, next.indexOf(child) + 4).some((other) => other.isEqualNode(candidate))) match = candidate;
      }
      if (!match) { old.insertBefore(child.cloneNode(true), own[at] ?? null); continue; }
      const found = own.indexOf(match);
      if (found > at) {
        if (child.id && own.slice(at, found).some((node) => node.id && next.some((other) => other.id === node.id))) { old.insertBefore(match, own[at]); own.splice(found, 1); own.splice(at, 0, match); }
        else own.splice(at, found - at).forEach((node) => node.remove());
      }
      own[at].isEqualNode(child) || morph(own[at], child);
      at += 1;
    }
    own.slice(at).forEach((node) => node.remove());
  }

  const isOurs = (node) => node.nodeType === Node.ELEMENT_NODE && (node.nodeName === 'DIPTYCH-PREVIEW' || node.getAttribute('src') === '/-/preview.js');

  // The head: title and meta at once; a new style sheet replaces the old one when it has arrived.
  function morphHead(young) {
    const sheet = (head) => head.querySelector('link[rel=stylesheet]');
    const [old, next] = [sheet(document.head), sheet(young)];
    if (old && next && old.getAttribute('href') !== next.getAttribute('href')) {
      const fresh = next.cloneNode();
      fresh.addEventListener('load', () => { old.remove(); window.dispatchEvent(new Event('diptych:style')); });
      old.after(fresh);
    }
    if (document.title !== young.querySelector('title')?.textContent) document.title = young.querySelector('title')?.textContent ?? '';
    for (const name of ['description', 'robots']) {
      const [mine, theirs] = [document.head, young].map((head) => head.querySelector(`meta[name=${name}]`));
      if (mine && theirs) mine.content = theirs.content;
    }
  }

  async function refresh() {
    const text = await (await fetch(location.href, { cache: 'no-store' })).text();
    const young = new DOMParser().parseFromString(text, 'text/html');
    const [x, y, focused] = [scrollX, scrollY, document.activeElement];
    const anchor = landmark();
    morphHead(young.head);
    const { lang } = young.documentElement;
    if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
    morph(document.body, young.body);
    if (anchor?.node.isConnected) scrollTo({ left: x, top: y + anchor.node.getBoundingClientRect().top - anchor.top, behavior: 'instant' });
    else scrollTo({ left: x, top: y, behavior: 'instant' });
    if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
    window.dispatchEvent(new Event('diptych:page'));
    announce(say('updated'));
  }

  // The first block that is in sight: it stays where it is on the screen when something above it grows.
  function landmark() {
    if (scrollY === 0) return null;
    for (const node of document.querySelectorAll('main h2, main h3, main p, main figure, main li, main table')) {
      const { top } = node.getBoundingClientRect();
      if (top >= 0) return { node, top };
    }
    return null;
  }

  let asking = false;
  let again = false;
  async function ask() {
    if (asking) { again = true; return; }
    asking = true;
    try {
      do {
        again = false;
        const at = here();
        const page = await json('/-/page?at=' + encodeURIComponent(at).replaceAll('%2F', '/'));
        if (at !== here()) { again = true; continue; }
        await take(page);
      } while (again);
    } catch (error) {
      offline(true);
      setTimeout(ask, 1000);
    } finally { asking = false; }
  }

  async function take(page) {
    const before = known;
    known = page;
    offline(false);
    if (!page.stale && !page.errors) goodAt = time();
    if (before && page.errors !== before.errors && page.errors > 0) dismissed = false;
    const changed = before && before.key !== page.key && page.exists;
    if (changed) await refresh();
    else if (before && before.state !== page.state && follows()) {
      const twin = page.follow.find((path) => path.split('/')[1] === here().split('/')[1]) ?? page.follow[0];
      if (twin && twin !== here()) { location.assign(twin); return; }
    }
    draw();
  }

  const follows = () => !framed && kept.get('follow', 'yes') === 'yes';

  function listen() {
    const source = new EventSource('/-/events');
    source.addEventListener('state', ask);
    source.addEventListener('error', () => offline(true));
    addEventListener('pagehide', () => source.close());
    addEventListener('pageshow', (event) => { if (event.persisted) { listen(); ask(); } });
  }

  // ---- 2. and 3. What is said about it -------------------------------------------------------------------------

  const host = document.createElement('diptych-preview');
  const shadow = host.attachShadow({ mode: 'open' });
  const status = el('p', { role: 'status', class: 'status' });
  const overlay = el('section', { class: 'overlay', hidden: true, 'aria-labelledby': 'o' });
  const panel = el('aside', { class: 'panel', hidden: true, 'aria-labelledby': 'p' });
  const chip = el('button', { class: 'chip', type: 'button', 'aria-expanded': 'false', onclick: () => toggle() });
  shadow.append(el('link', { rel: 'stylesheet', href: '/-/preview.css' }), el('div', { class: 'ui' }, status, overlay, panel, chip));

  const announce = (text) => { status.textContent = text; setTimeout(() => { if (status.textContent === text) status.textContent = ''; }, 2500); };
  let isOffline = false;
  function offline(now) {
    if (now === isOffline) return;
    isOffline = now;
    draw();
  }

  // How each editor is asked to open a file at a line; a plain file knows no line.
  const EDITORS = {
    vscode: ['VS Code', (path, line) => `vscode://file${encodeURI(path)}:${line}`],
    jetbrains: ['JetBrains', (path, line) => `idea://open?file=${encodeURIComponent(path)}&line=${line}`],
    sublime: ['Sublime Text', (path, line) => `subl://open?url=${encodeURIComponent('file://' + encodeURI(path))}&line=${line}`],
    zed: ['Zed', (path, line) => `zed://file${encodeURI(path)}:${line}`],
    file: [null, (path) => `file://${encodeURI(path)}`],
  };
  // The choice stays in this browser; until there is one, it is what the program was told.
  const chosenEditor = () => { const own = localStorage.getItem('diptych-editor'); return EDITORS[own] ? own : known.editor; };
  const editor = (file, line) => EDITORS[chosenEditor()][1]((known.root.startsWith('/') ? '' : '/') + known.root + '/' + file, line);
  const editors = () => el('label', {}, say('editor'), ' ',
    el('select', { 'data-key': 'editor', onchange: (event) => { localStorage.setItem('diptych-editor', event.target.value); draw(); } },
      Object.entries(EDITORS).map(([key, [name]]) => el('option', { value: key, selected: key === chosenEditor() }, name ?? say('editor_file')))));
  const place = (file, line) => el('a', { class: 'place', href: editor(file, line), title: say('edit') }, `${file}:${line}`);
  const count = (n, one, many) => (n === 1 ? say(one) : say(many, { n }));
  const bytes = (n) => new Intl.NumberFormat(words.lang, { maximumFractionDigits: 0 }).format(n / 1000) + ' kB';

  // What an author may type stands between backticks.
  const typed = (text) => text.split('`').map((part, index) => (index % 2 ? el('code', {}, part) : part));

  function finding(item) {
    const code = item.excerpt && el('pre', {}, el('code', {}, item.excerpt[0], el('mark', {}, item.excerpt[1] || ' '), item.excerpt[2]));
    return el('li', { class: item.severity },
      el('p', { class: 'message' }, el('b', {}, item.code), ' ', typed(item.message)),
      place(item.file, item.line), code,
      ...(Array.isArray(item.help) ? item.help : [item.help]).filter(Boolean).map((help) => el('p', { class: 'repair' }, typed(help))));
  }
  const list = (items) => el('ul', { class: 'findings' }, items.map(finding));

  function draw() {
    if (!known) return;
    const all = [...known.here, ...known.untranslated, ...known.others];
    const errors = all.filter((item) => item.severity === 'error');
    const problems = errors.length > 0 || known.trouble || isOffline;
    drawOverlay(errors);
    const warnings = known.here.length + known.untranslated.length - [...known.here, ...known.untranslated].filter((item) => item.severity === 'error').length;
    chip.className = 'chip ' + (problems ? 'bad' : warnings ? 'warn' : 'good');
    fill(chip, el('span', { class: 'dot', 'aria-hidden': 'true' }),
      isOffline ? '…' : known.errors ? count(known.errors, 'errors_one', 'errors_many') : warnings ? count(warnings, 'warnings_one', 'warnings_many') : say('panel'));
    chip.title = say('open_panel');
    if (!panel.hidden) drawPanel();
  }

  function drawOverlay(errors) {
    const show = !dismissed && (errors.length > 0 || known.trouble || isOffline || (!known.exists && !document.querySelector('main h1')));
    const hadFocus = overlay.contains(shadow.activeElement);
    overlay.hidden = !show;
    if (!show) return;
    const stale = known.stale && (known.stale.length ? say('stale_files', { time: goodAt, files: known.stale.join(', ') }) : say('stale_all', { time: goodAt }));
    fill(overlay,
      el('header', {}, el('h2', { id: 'o' }, isOffline ? say('offline') : say('errors_title')),
        el('button', { type: 'button', onclick: () => { dismissed = true; draw(); chip.focus(); } }, say('hide'))),
      known.trouble ? el('p', { class: 'trouble' }, known.trouble) : null,
      stale ? el('p', { class: 'stale' }, stale) : null,
      list(errors),
      known.complete ? null : el('p', { class: 'faint' }, say('checking')));
    if (hadFocus) overlay.querySelector('button').focus();
  }

  function toggle(open = panel.hidden) {
    panel.hidden = !open;
    chip.setAttribute('aria-expanded', String(open));
    kept.set('panel', open ? 'open' : 'closed');
    if (open) { drawPanel(); panel.querySelector('button')?.focus({ preventScroll: true }); } else chip.focus({ preventScroll: true });
  }

  function drawPanel() {
    const scrolled = panel.scrollTop;
    const focused = shadow.activeElement?.dataset?.key;
    const view = (extra) => '/-/view?at=' + encodeURIComponent(here()).replaceAll('%2F', '/') + extra;
    const group = (title, ...content) => el('section', {}, el('h3', {}, title), ...content);
    const other = known.twins.find((twin) => !twin.here);
    const notes = known.here.filter((item) => item.severity !== 'error' || dismissed);
    fill(panel,
      el('header', {}, el('h2', { id: 'p' }, say('panel')), el('button', { type: 'button', 'data-key': 'close', onclick: () => toggle(false) }, say('close'))),
      known.draft ? el('p', { class: 'draft' }, say('draft')) : null,
      known.borrowed ? el('p', { class: 'draft' }, say('borrowed')) : null,
      dismissed && known.errors ? el('button', { type: 'button', 'data-key': 'again', onclick: () => { dismissed = false; draw(); } }, say('show_again')) : null,
      group(say('here'), notes.length ? list(notes) : el('p', { class: 'faint' }, known.errors ? '' : say('all_good'))),
      group(say('translations'),
        el('p', {}, known.twins.map((twin) => [el('a', { href: twin.href, lang: twin.lang, 'aria-current': twin.here ? 'page' : null, class: twin.borrowed ? 'borrowed' : null }, twin.lang), ' '])),
        known.untranslated.length ? list(known.untranslated) : null,
        el('p', {}, el('a', { href: '/-/translations', 'data-key': 'status' }, say('status_title')))),
      framed ? null : group(say('view'),
        el('ul', { class: 'plain' },
          other ? el('li', {}, el('a', { href: view('&with=' + other.href), 'data-key': 'both' }, say('both'))) : null,
          WIDTHS.slice(0, 3).map(([key, width]) => el('li', {}, el('a', { href: view('&width=' + width), 'data-key': key }, `${say(key)} (${width})`))),
          el('li', {}, el('a', { href: view('&print'), 'data-key': 'print' }, say('print')))),
        el('label', {}, el('input', { type: 'checkbox', 'data-key': 'follow', checked: follows(), onchange: (event) => kept.set('follow', event.target.checked ? 'yes' : 'no') }), ' ', say('follow'))),
      group(say('weight'), weight('weight_html', known.weight.html, known.weight.budget_html), weight('weight_css', known.weight.css, known.weight.budget_css)),
      known.sources.length ? group(say('sources'), el('ul', { class: 'plain' }, known.sources.map(source)), editors()) : null,
      known.others.length ? group(say('elsewhere'), list(known.others)) : null);
    panel.scrollTop = scrolled;
    if (focused) panel.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }

  function weight(key, n, budget) {
    const over = n > budget;
    return el('p', { class: over ? 'over' : null }, `${say(key)} ${bytes(n)} (${say(over ? 'over' : 'within', { budget: bytes(budget) })})`);
  }

  // What a figure is called, cut between two words.
  function called(node) {
    const parts = node ? document.createTreeWalker(node, NodeFilter.SHOW_TEXT) : null;
    let text = '';
    while (parts?.nextNode()) text += ' ' + parts.currentNode.data;
    text = text.trim().replace(/\s+/g, ' ');
    return text.length > 70 ? text.slice(0, text.lastIndexOf(' ', 70)) + ' …' : text;
  }

  function source({ anchor, file, line }, index) {
    const title = anchor ? called(document.getElementById(anchor)?.querySelector('figcaption, h3, h2, .no')) || '#' + anchor : say(index === 0 ? 'source_page' : 'source_text');
    return el('li', {}, anchor ? el('a', { href: '#' + anchor }, title) : title, ' ', place(file, line), ' ',
      el('button', { type: 'button', class: 'copy', onclick: (event) => { navigator.clipboard?.writeText(`${file}:${line}`); event.target.textContent = say('copied'); } }, say('copy')));
  }

  // ---- The view: one page at a width, as printed, or two languages -----------------------------------------------

  const WIDTHS = [['width_phone', 390], ['width_tablet', 820], ['width_laptop', 1280], ['width_full', 0]];

  function openView() {
    const asked = new URLSearchParams(location.search);
    const plain = (path) => (/^\/(?!\/|-\/)/.test(path ?? '') ? path : '/');
    const both = asked.has('with');
    const state = { width: Number(asked.get('width') ?? 0), print: asked.has('print'), sync: true };
    const frames = [plain(asked.get('at')), ...(both ? [plain(asked.get('with'))] : [])].map((path) => el('iframe', { src: path, title: path }));
    const bar = el('header', { class: 'bar' });
    const stage = el('div', { class: 'stage' }, frames);
    document.body.replaceChildren(bar, stage);
    const button = (label, on, act) => el('button', { type: 'button', 'aria-pressed': String(on), onclick: () => { act(); show(); } }, label);
    const show = () => {
      const at = () => { try { return frames[0].contentWindow.location.pathname; } catch { return '/'; } };
      const focused = [...bar.querySelectorAll('button, a')].indexOf(document.activeElement);
      fill(bar,
        el('a', { href: at(), onclick: (event) => { event.currentTarget.href = at(); } }, say('back')),
        el('span', { class: 'group', role: 'group', 'aria-label': say('width') }, WIDTHS.map(([key, width]) => button(say(key), state.width === width, () => { state.width = width; }))),
        button(say('print'), state.print, () => { state.print = !state.print; }),
        both ? button(say('sync'), state.sync, () => { state.sync = !state.sync; }) : '');
      bar.querySelectorAll('button, a')[focused]?.focus();
      stage.className = 'stage' + (state.print ? ' paper' : '');
      for (const frame of frames) { frame.style.width = state.print ? '794px' : state.width ? state.width + 'px' : ''; asPrinted(frame, state.print); }
    };
    for (const frame of frames) {
      frame.addEventListener('load', () => {
        asPrinted(frame, state.print);
        frame.contentWindow.addEventListener('diptych:style', () => asPrinted(frame, state.print));
        frame.contentWindow.addEventListener('scroll', () => { if (state.sync && both) together(frame, frames.find((other) => other !== frame)); }, { passive: true });
      });
    }
    show();
  }

  // Rules for paper become rules for the screen, and back.
  function asPrinted(frame, on) {
    const turn = (rules) => {
      for (const rule of rules ?? []) {
        if (rule.media && rule.diptych === undefined) rule.diptych = rule.media.mediaText;
        if (rule.diptych !== undefined) {
          const medium = rule.diptych;
          rule.media.mediaText = !on ? medium : /\bprint\b/.test(medium) ? medium.replace(/\bprint\b/g, 'screen') : /\bscreen\b/.test(medium) ? 'not all' : medium;
        }
        if (rule.cssRules) turn(rule.cssRules);
      }
    };
    try { for (const sheet of frame.contentDocument.styleSheets) turn(sheet.cssRules); } catch { /* not loaded yet */ }
  }

  // The other language scrolls to the same place: the same heading or figure, in proportion between two of them.
  let led = 0;
  function together(leader, follower) {
    if (performance.now() < led && leader !== together.leader) return;
    together.leader = leader;
    led = performance.now() + 120;
    const marks = (frame) => {
      const nodes = [...frame.contentDocument.querySelectorAll('main h1, main h2, main h3, main figure')];
      const tops = nodes.map((node) => node.getBoundingClientRect().top + frame.contentWindow.scrollY);
      const end = frame.contentDocument.documentElement.scrollHeight;
      return [0, ...tops, end];
    };
    let [from, to] = [marks(leader), marks(follower)];
    if (from.length !== to.length) [from, to] = [[0, from.at(-1)], [0, to.at(-1)]];
    const y = leader.contentWindow.scrollY;
    const index = Math.max(0, from.findLastIndex((top) => top <= y));
    const [a, b] = [from[index], from[index + 1] ?? from[index] + 1];
    const part = b > a ? (y - a) / (b - a) : 0;
    follower.contentWindow.scrollTo({ top: to[index] + part * ((to[index + 1] ?? to[index]) - to[index]), behavior: 'instant' });
  }

  // ---- 4. How far the translations are ---------------------------------------------------------------------------

  const COUNTS = ['texts', 'units', 'missing', 'stale', 'unreviewed', 'current', 'machine', 'unapproved', 'open', 'done'];
  const number = (n) => new Intl.NumberFormat(words.lang).format(n);
  const percent = (n) => new Intl.NumberFormat(words.lang, { style: 'percent' }).format(n / 100);

  async function openStatus() {
    known = await json('/-/translations.json');
    const wanted = new URLSearchParams(location.search).get('to');
    const chosen = (lang) => !wanted || wanted === lang;
    const cells = (row) => COUNTS.map((key) => el('td', { class: row[key] && /^(missing|stale|unapproved)$/.test(key) ? 'open' : null }, key === 'done' ? percent(row[key]) : number(row[key])));
    const rows = ({ all, kinds, people }) => [
      el('tr', { class: 'all' }, el('th', { scope: 'row' }, el('a', { href: '?to=' + encodeURIComponent(all.name) }, '→ ' + all.name)), cells(all)),
      [...kinds, ...people].map((row) => el('tr', {}, el('th', { scope: 'row' }, row.name), cells(row)))];
    const head = el('tr', {}, el('th', { scope: 'col' }, say('status_what')), COUNTS.map((key) => el('th', { scope: 'col' }, say('status_' + key))));
    const texts = known.texts.filter((text) => chosen(text.lang));
    const notes = (text) => [
      text.missing ? say('status_n_missing', { n: number(text.missing) }) : '', text.stale ? say('status_n_stale', { n: number(text.stale) }) : '',
      text.unreviewed ? say('status_n_unreviewed', { n: number(text.unreviewed) }) : '', text.machine ? say('status_machine') : '',
      text.unapproved ? say('status_unapproved') : '', text.by ?? ''].filter(Boolean).join(' · ');
    const entry = (text) => el('tr', {}, el('td', {}, text.lang), el('td', {}, say('state_' + text.state)), el('td', {}, place(text.file, text.line)), el('td', {}, notes(text)));
    const table = (label, ...content) => el('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': label }, el('table', {}, ...content));
    fill(document.body, el('main', {},
      el('p', {}, el('a', { href: '/' }, say('back'))),
      el('h1', {}, say('status_title')),
      table(say('status_title'), el('thead', {}, head), el('tbody', {}, known.languages.filter(({ all }) => chosen(all.name)).map(rows))),
      wanted ? el('p', {}, el('a', { href: '?' }, say('status_all'))) : null,
      el('h2', {}, say('status_todo')),
      texts.length ? table(say('status_todo'), el('tbody', {}, texts.map(entry))) : el('p', {}, say('status_nothing')),
      el('label', {}, say('editor'), ' ', el('select', { onchange: (event) => { localStorage.setItem('diptych-editor', event.target.value); openStatus(); } },
        Object.entries(EDITORS).map(([key, [name]]) => el('option', { value: key, selected: key === chosenEditor() }, name ?? say('editor_file')))))));
  }

  // ---- Start -----------------------------------------------------------------------------------------------------

  async function start() {
    const { lang, words: own } = await json('/-/words');
    words = { ...own, lang };
    if (inView) { openView(); return; }
    if (inStatus) {
      await openStatus();
      const source = new EventSource('/-/events');
      source.addEventListener('state', openStatus);
      addEventListener('pagehide', () => source.close());
      return;
    }
    host.lang = lang;
    document.documentElement.append(host);
    addEventListener('keydown', (event) => { if (event.key === 'Escape' && shadow.activeElement) { if (!panel.hidden) toggle(false); else { dismissed = true; draw(); } } });
    await ask();
    if (kept.get('panel', 'closed') === 'open' && !framed) { panel.hidden = false; chip.setAttribute('aria-expanded', 'true'); drawPanel(); }
    if (known?.reload ?? true) listen();
  }
  start().catch(() => setTimeout(() => location.reload(), 2000));
})();
