// Whether words have room on a page, as a browser sets them.

// Runs in the page: words that lie on other words, are cut off, or leave the page.
export function crowded() {
  const found = [];
  const boxes = [];
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => element.closest('.tw, pre, textarea, [data-scrolls]');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest('svg, script, style, .sr, [hidden]') || !holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // Words for ears alone.
    if (getComputedStyle(holder).clipPath === 'inset(50%)') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      if (scrolls(holder)) continue;
      if ((box.right > width + 1 || box.left < -1) && !holder.closest('.skip')) found.push(`"${node.data.trim().slice(0, 40)}" leaves the page by ${Math.round(Math.max(box.right - width, -box.left))} px`);
      // Letters are lower than their line.
      const slack = box.height * 0.28;
      boxes.push({ holder, words: node.data.trim().slice(0, 40), left: box.left + 1, right: box.right - 1, top: box.top + slack, bottom: box.bottom - slack });
    }
  }
  boxes.sort((one, two) => one.top - two.top);
  for (let at = 0; at < boxes.length; at += 1) {
    for (let next = at + 1; next < boxes.length && boxes[next].top < boxes[at].bottom; next += 1) {
      const [one, two] = [boxes[at], boxes[next]];
      if (one.left < two.right && two.left < one.right && one.holder !== two.holder) found.push(`"${one.words}" lies on "${two.words}"`);
    }
  }
  const wide = document.documentElement.scrollWidth - width;
  if (wide > 1) found.push(`scrolls sideways by ${wide} px`);
  return [...new Set(found)].slice(0, 4);
}
