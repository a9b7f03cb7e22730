// What is wrong with the labels of drawings, as a browser sets them.

// Runs in the page: chart labels that leave their drawing, lie on each other, or are too small.
export function brokenLabels(most = 5) {
  const found = [];
  for (const svg of document.querySelectorAll('figure svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const labels = [...svg.querySelectorAll('text')].map((text) => ({ text, box: text.getBoundingClientRect() })).filter(({ box }) => box.width > 0);
    const id = svg.closest('figure').id;
    for (const { text, box } of labels) {
      const said = `#${id}: "${text.textContent}"`;
      if (box.left < frame.left - 1.5 || box.right > frame.right + 1.5 || box.top < frame.top - 3 || box.bottom > frame.bottom + 3) found.push(`${said} leaves the drawing`);
      const scale = frame.width / (svg.viewBox.baseVal.width || frame.width);
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < 11.5) found.push(`${said} is ${size.toFixed(1)} px high`);
    }
    // The inner part of a box: its line height is more than its letters.
    const inner = labels.map(({ text, box }) => ({ text, left: box.left + 1, right: box.right - 1, top: box.top + box.height * 0.2, bottom: box.bottom - box.height * 0.2 }));
    inner.forEach((a, index) => inner.slice(index + 1).forEach((b) => {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found.push(`#${id}: "${a.text.textContent}" lies on "${b.text.textContent}"`);
    }));
  }
  return found.slice(0, most);
}
