// Whatever is handed over, there is a value or an error with findings, and the program goes on.
import { test } from "node:test";
import assert from "node:assert/strict";
import { berdaya, findings, read } from "./package.mjs";

const { BerdayaError, Session, checkInstrument, evaluate, evaluateExpression, score, suppress, toCsv, writeResponses } = berdaya;
const INSTRUMENT = JSON.parse(read("npm/examples/instrument.json"));

const circle = {};
circle.own = circle;
const deep = JSON.parse("[".repeat(5000) + "]".repeat(5000));
const thrower = { toJSON() { throw new RangeError("no"); } };
const JUNK = [
  undefined, null, true, 0, -0, NaN, Infinity, 1e300, 10n, "", "{", "\ud800", "a".repeat(300_000), Symbol("a"), [], [[]], {},
  circle, deep, thrower, () => 1, new Date(NaN), new Date(), new Map(), new Uint8Array(3), { format: "berdaya.report/1" },
  { format: "berdaya.instrument/1", sections: 7 }, { now: "x" }, { now: 1e99 }, { timezone: "Nowhere/At all" },
  { timezone: {} }, { seed: "a" }, { language: 3 }, { values: { a: {} } }, { type: "answer", item: 3 },
  { type: "answer", item: "S1.1", value: { a: 1 } }, { type: "add", repeat: "x[1]/y" }, { type: "delete", instance: "[[[" },
  Object.create(null), new Proxy({}, {}),
];

/** Runs a call, which gives a value or throws our error. */
async function sound(what, call) {
  try {
    await call();
  } catch (error) {
    assert.ok(error instanceof BerdayaError, `${what}: ${error?.stack ?? String(error)}`);
    assert.ok(error.findings.length > 0, what);
    for (const { place, code, message } of error.findings) {
      assert.deepEqual([typeof place, typeof code, typeof message], ["string", "string", "string"], what);
      assert.ok(code && message, what);
    }
  }
}

test("junk in every place is told of and breaks nothing", async () => {
  for (const [n, one] of JUNK.entries()) {
    for (const [m, other] of [{}, ...JUNK].entries()) {
      const what = `${n}, ${m}`;
      await sound(what, () => checkInstrument(one, other));
      await sound(what, () => evaluateExpression(one, other));
      await sound(what, () => evaluateExpression("${a} + random() + today()", other));
      await sound(what, () => score(INSTRUMENT, one, other));
      await sound(what, () => suppress(one, other));
      await sound(what, () => writeResponses(INSTRUMENT, one, other));
      await sound(what, () => new Session(one, other));
    }
    await sound(`table ${n}`, () => toCsv(one));
    await sound(`record ${n}`, () => toCsv([one]));
    await sound(`answers ${n}`, () => toCsv([{ answers: one }]));
    await sound(`answer ${n}`, () => toCsv([{ answers: { a: one, b: { value: one } } }]));
    await sound(`options ${n}`, () => new Session(INSTRUMENT, one));
    const session = new Session(INSTRUMENT, { role: "W" });
    session.apply({ type: "consent", given: true });
    await sound(`edit ${n}`, () => session.apply(one));
    await sound(`options of an edit ${n}`, () => session.apply({ type: "answer", item: "anggota", value: 4 }, one));
    await sound(`path ${n}`, () => session.choices(one));
    await sound(`value ${n}`, () => session.apply({ type: "answer", item: "anggota", value: one }));
    await sound(`files ${n}`, () => evaluate(one));
    await sound(`file ${n}`, () => evaluate([one]));
    await sound(`settings ${n}`, () => evaluate([], one));
    await sound(`signal ${n}`, () => evaluate([], { signal: one }));
    await sound(`progress ${n}`, () => evaluate([], {}, one));
    for (const field of ["now", "tick", "timezone", "seed", "id", "role", "response"]) {
      await sound(`${field} ${n}`, () => new Session(INSTRUMENT, { role: "W", [field]: one }));
      await sound(`${field} of an edit ${n}`, () => session.apply({ type: "answer", item: "bekerja", value: 1 }, { [field]: one }));
      await sound(`${field} of an expression ${n}`, () => evaluateExpression("1", { [field]: one }));
    }
    assert.equal(session.state().consent, true);
  }
});

test("half a file of ours, and a file with one value changed, are told of", async () => {
  const text = read("www/instruments/kampung-tangguh-7d.json");
  for (let end = 0; end < text.length; end += 997) await sound(`to ${end}`, () => checkInstrument(text.slice(0, end)));
  const session = new Session(INSTRUMENT, { role: "W", seed: 1 });
  session.apply({ type: "consent", given: true });
  const file = writeResponses(INSTRUMENT, [session.finalise()]);
  let seed = 7;
  const below = (limit) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % limit;
  for (let n = 0; n < 300; n++) {
    const bytes = new TextEncoder().encode(file);
    bytes[below(bytes.length)] = below(256);
    await sound(`byte ${n}`, () => evaluate([{ name: "a", content: bytes }]));
  }
});

test("an error names the place and speaks the language that was asked for", () => {
  const broken = structuredClone(INSTRUMENT);
  broken.scoring.factors[0].items[0].item = "S9";
  const english = checkInstrument(broken, { language: "en" }).findings[0];
  assert.deepEqual([english.place, english.code], ["scoring.factors[0].items[0]", "unknown"]);
  assert.match(english.message, /There is no “S9”/);
  assert.match(checkInstrument(broken).findings[0].message, /tidak ada “S9”/);
  const [thrown] = findings(() => new Session(broken, { role: "W", language: "en" }));
  assert.equal(thrown.place, "instrument.scoring.factors[0].items[0]");
  assert.throws(() => evaluateExpression("1 +"), /^BerdayaError: expression: /);
});
