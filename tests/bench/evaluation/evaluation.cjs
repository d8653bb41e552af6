// A complete evaluation in WebAssembly next to plain JavaScript over typed arrays, in one run; the figures of both must
// agree. Run by `cargo xtask bench`: node evaluation.cjs <folder of the module>
"use strict";
const { spawnSync } = require("node:child_process");
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

const { Evaluation } = require(path.resolve(process.argv[2], "bench_evaluation.js"));

const FACTORS = 15, ITEMS = 45, SITES = 20, FAMILIES = 4;
const BLANK = 250, TT = 253, TB = 254;

/** The same interviews as the module makes: a column of bytes for each item. */
function made(n) {
  let state = 2463534242;
  const below = (limit) => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state % limit;
  };
  const items = Array.from({ length: ITEMS }, () => new Uint8Array(n));
  const sites = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    sites[row] = row % SITES;
    for (let factor = 0; factor < FACTORS; factor++) {
      const mood = below(3);
      for (let item = factor * 3; item < factor * 3 + 3; item++) {
        const near = below(64);
        items[item][row] = near < 2 ? TT : near < 4 ? TB : near < 6 ? BLANK : mood + (near % 3);
      }
    }
  }
  return { n, items, sites };
}

/** t(.975, df) by the expansion of Cornish and Fisher (Abramowitz & Stegun 26.7.5); good to 1e-6 from df = 40 on. */
function quantile(df) {
  const x = 1.959963984540054, x2 = x * x;
  const g = [
    (x2 + 1) * x / 4,
    ((5 * x2 + 16) * x2 + 3) * x / 96,
    (((3 * x2 + 19) * x2 + 17) * x2 - 15) * x / 384,
    ((((79 * x2 + 776) * x2 + 1482) * x2 - 1920) * x2 - 945) * x / 92160,
  ];
  return x + g[0] / df + g[1] / df ** 2 + g[2] / df ** 3 + g[3] / df ** 4;
}

/** Count, mean, deviation and interval of the values that are numbers, of all and of each site. */
function estimates(values, sites) {
  const groups = SITES + 1;
  const counts = new Float64Array(groups), sums = new Float64Array(groups), squares = new Float64Array(groups);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === value) {
      const group = sites[row] + 1;
      counts[group]++; sums[group] += value;
    }
  }
  for (let group = 1; group < groups; group++) { counts[0] += counts[group]; sums[0] += sums[group]; }
  const means = sums.map((sum, group) => sum / counts[group]);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === value) {
      const group = sites[row] + 1, far = value - means[group], all = value - means[0];
      squares[group] += far * far; squares[0] += all * all;
    }
  }
  return Array.from(means, (mean, group) => {
    const n = counts[group], sd = Math.sqrt(squares[group] / (n - 1));
    const half = quantile(n - 1) * sd / Math.sqrt(n);
    return [n, mean, sd, mean - half, mean + half];
  });
}

/** The same figures in the same order as those of the module. */
function figures({ n, items, sites }) {
  const columns = [];
  for (let factor = 0; factor < FACTORS; factor++) {
    const [a, b, c] = items.slice(factor * 3, factor * 3 + 3);
    const scores = new Float64Array(n);
    for (let row = 0; row < n; row++) {
      let answered = 0, applicable = 0, sum = 0;
      const add = (answer) => {
        if (answer < 5) { answered++; sum += 25 * answer; }
        if (answer !== TB) applicable++;
      };
      add(a[row]); add(b[row]); add(c[row]);
      scores[row] = answered >= Math.max(2, Math.ceil(applicable / 2)) ? sum / answered : NaN;
    }
    columns.push(scores);
  }
  const indices = [];
  for (let family = 0; family < FAMILIES; family++) {
    const own = columns.filter((_, factor) => factor % FAMILIES === family);
    const values = new Float64Array(n);
    for (let row = 0; row < n; row++) {
      let sum = 0, scored = 0;
      for (const column of own) { const score = column[row]; if (score === score) { sum += score; scored++; } }
      values[row] = scored / own.length >= 0.5 ? sum / scored : NaN;
    }
    indices.push(values);
  }
  const net = new Float64Array(n);
  for (let row = 0; row < n; row++) net[row] = indices[1][row] - indices[2][row];
  const found = [...columns, ...indices, net].map((values) => estimates(values, sites));
  const all = [];
  for (let group = 0; group <= SITES; group++) for (const figure of found) all.push(...figure[group]);
  for (const answers of items) {
    const counts = new Uint32Array(256);
    for (let row = 0; row < n; row++) counts[answers[row]]++;
    all.push(...counts.subarray(0, 5), counts[BLANK], counts[TT], counts[TB]);
  }
  for (let factor = 0; factor < FACTORS; factor++) all.push(...scale(items.slice(factor * 3, factor * 3 + 3), n));
  return all;
}

/** How many answered all three items, alpha, and alpha without each. */
function scale(items, n) {
  const sums = [0, 0, 0], products = [[0, 0, 0], [0, 0, 0], [0, 0, 0]];
  let complete = 0;
  const [a, b, c] = items;
  for (let row = 0; row < n; row++) {
    const x = a[row], y = b[row], z = c[row];
    if (x > 4 || y > 4 || z > 4) continue;
    complete++;
    sums[0] += x; sums[1] += y; sums[2] += z;
    products[0][0] += x * x; products[1][1] += y * y; products[2][2] += z * z;
    products[0][1] += x * y; products[0][2] += x * z; products[1][2] += y * z;
  }
  const spread = (i, j) => complete * products[Math.min(i, j)][Math.max(i, j)] - sums[i] * sums[j];
  const alpha = (kept) => {
    let trace = 0, total = 0;
    for (const i of kept) { trace += spread(i, i); for (const j of kept) total += spread(i, j); }
    return kept.length / (kept.length - 1) * (1 - trace / total);
  };
  return [complete, alpha([0, 1, 2]), alpha([1, 2]), alpha([0, 2]), alpha([0, 1])];
}

/** The median of some runs, in milliseconds, and what the last one gave. */
function measured(runs, work) {
  const times = [];
  let result = work();
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    result = work();
    times.push(performance.now() - begun);
  }
  times.sort((x, y) => x - y);
  return { time: times[times.length >> 1], result };
}

/** Where two lists of figures differ by more than rounding, or the expansion of t, makes. */
function difference(ours, theirs) {
  if (ours.length !== theirs.length) return `${ours.length} figures, ${theirs.length} figures`;
  for (let at = 0; at < ours.length; at++) {
    const [x, y] = [ours[at], theirs[at]];
    if (!(Math.abs(x - y) <= 1e-5 * Math.max(1, Math.abs(y)))) return `figure ${at}: ${x}, ${y}`;
  }
  return null;
}

/** What pandas and pingouin take, where this computer has them; in milliseconds. */
function python(data) {
  const folder = mkdtempSync(path.join(tmpdir(), "berdaya-evaluation-"));
  try {
    const file = path.join(folder, "answers");
    writeFileSync(file, Buffer.concat([data.sites, ...data.items]));
    const script = path.join(__dirname, "evaluation.py");
    const run = spawnSync("python3", [script, file, String(data.n)], { encoding: "utf8" });
    return run.status === 0 ? Number(run.stdout) : NaN;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const shown = (time) => (Number.isNaN(time) ? "not there" : `${time.toFixed(time < 10 ? 2 : 0)} ms`).padStart(14);
console.log("  scores, intervals by 20 sites, distributions, alpha with alpha if an item is left out; 45 items; medians");
console.log(`  ${"respondents".padStart(11)}${"WebAssembly".padStart(14)}${"JavaScript".padStart(14)}${"pandas".padStart(14)}   bytes an answer`);
let failed = false;
for (const n of [1_000, 100_000, 1_000_000]) {
  const runs = n > 500_000 ? 5 : 15;
  const evaluation = new Evaluation(n);
  const data = made(n);
  const ours = measured(runs, () => evaluation.figures());
  const theirs = measured(runs, () => figures(data));
  const size = evaluation.size();
  console.log(`  ${String(n).padStart(11)}${shown(ours.time)}${shown(theirs.time)}${shown(python(data))}   ${size.toFixed(2)}`);
  const differs = difference(ours.result, theirs.result);
  if (differs) { console.log(`  the figures differ: ${differs}`); failed = true; }
  if (size >= 2) console.log("  goal missed: less than 2 bytes an answer");
  evaluation.free();
}
process.exit(failed ? 1 : 0);
