// A whole interview in Node.js, its scores, its file, its evaluation.
import { test } from "node:test";
import assert from "node:assert/strict";
import { berdaya, findings, read } from "./package.mjs";

const { Session, checkInstrument, evaluate, score, suppress, toCsv, writeResponses } = berdaya;
const INSTRUMENT = JSON.parse(read("npm/examples/instrument.json"));
const SETTING = { study: "DEMO", role: "W", site: "RT 01", now: "2026-03-01T09:30:00+07:00", timezone: "+07:00" };

const begun = (options = {}) => {
  const session = new Session(INSTRUMENT, { ...SETTING, ...options });
  session.apply({ type: "consent", given: true });
  return session;
};

const finished = (value, options) => {
  const session = begun(options);
  for (const item of ["S1.1", "S1.2", "S1.3", "H1.1", "H1.2"]) session.apply({ type: "answer", item, value });
  return session.finalise();
};

test("an edit gives back exactly what changed", () => {
  const session = begun({ language: "en" });
  const item = (path) => session.state().sections.flatMap((page) => page.items).find((one) => one.path === path);
  assert.equal(item("bekerja").relevant, false);
  const { changed, items, progress } = session.apply({ type: "answer", item: "anggota", value: 4 });
  assert.deepEqual([changed, items.map(({ path }) => path)], ["items", ["anggota", "bekerja"]]);
  assert.equal(progress.filled, 1);
  assert.deepEqual(items[1], item("bekerja"));
  const wrong = session.apply({ type: "answer", item: "bekerja", value: 5 }).items[0];
  assert.deepEqual([wrong.fault, wrong.message], ["constraint", "This answer cannot be right. Check it."]);
  assert.equal(session.choices("S1.1")[0].label, "Strongly disagree");
  assert.equal(findings(() => session.finalise())[0].code, "invalid");
});

test("the same seed and moments give the same record", () => {
  const record = () => {
    const session = begun({ seed: 7, tick: 0 });
    session.apply({ type: "answer", item: "anggota", value: 4 }, { now: SETTING.now, tick: 900 });
    return session.toJSON();
  };
  const [one, other] = [record(), record()];
  delete one.consent;
  delete other.consent;
  assert.deepEqual(one, other);
  assert.match(one.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.match(one.code, /^DEMO-W-[2-9A-Z]{4}$/);
  assert.notEqual(begun().toJSON().id, begun().toJSON().id);
  assert.equal(one.started_at, SETTING.now);
});

test("an interview goes on, and is corrected once it is locked", () => {
  const draft = begun().toJSON();
  const again = new Session(INSTRUMENT, { response: JSON.parse(JSON.stringify(draft)) });
  assert.deepEqual(again.toJSON(), draft);
  const locked = again.finalise();
  const revision = new Session(INSTRUMENT, { response: locked, revise: true }).toJSON();
  assert.deepEqual([revision.revision, revision.previous], [2, locked.digest]);
});

test("the six respondents of the reference score what was reckoned elsewhere", () => {
  // Source: tests/data/golden_scoring.json, as in tests/it/scoring.rs.
  const golden = JSON.parse(read("tests/data/golden_scoring.json"));
  const names = Object.values(golden.items).flat();
  const words = (text) => ({ id: text });
  const instrument = {
    ...INSTRUMENT,
    languages: ["id"],
    title: words("Acuan"),
    description: words("Acuan"),
    roles: [{ name: "W", label: words("Warga") }],
    missing: { TT: words("TT"), TB: words("TB"), TM: words("TM") },
    consent: { version: "1", text: words("Bersedia?") },
    choices: {
      scale: { scale: "ordinal", choices: [1, 2, 3, 4, 5].map((n) => ({ name: `${n}`, label: words(`${n}`) })) },
    },
    sections: [
      { id: "s", label: words("s"), items: names.map((id) => ({ id, select_one: "scale", label: words(id) })) },
    ],
    scoring: {
      factors: Object.entries(golden.items).map(([id, items]) => ({
        id,
        family: id.startsWith("H") ? "inhibiting" : "supporting",
        kind: "reflective",
        label: words(id),
        items: items.map((item) => ({ item, reverse: golden.reverse.includes(item) })),
      })),
    },
  };
  assert.deepEqual(checkInstrument(instrument).findings, []);
  const figure = (scores, name) => {
    if (name === "N") return scores.net;
    if (name === "B") return scores.balance;
    const family = { S: "supporting", H: "inhibiting", coverS: "supporting" }[name];
    if (!family) return scores.factors[name].score;
    return name === "coverS" ? scores.indices[family].coverage : scores.indices[family].value;
  };
  for (const [n, row] of golden.rows.entries()) {
    const session = new Session(instrument, SETTING);
    session.apply({ type: "consent", given: true });
    for (const [item, value] of Object.entries(row)) session.apply({ type: "answer", item, value });
    const scores = score(instrument, session.finalise());
    for (const [name, expected] of Object.entries(golden.scores[n])) {
      const found = figure(scores, name);
      const isMet = expected === null ? found === null : Math.abs(found - expected) <= 1e-12;
      assert.ok(isMet, `respondent ${n}, ${name}: ${found} is not ${expected}`);
    }
  }
});

test("a file of two interviews is evaluated, with a word on each file", async () => {
  const records = [finished(4, { code: "A" }), finished(2, { code: "B" })];
  const text = writeResponses(INSTRUMENT, records, { study: { code: "DEMO", name: "Demo" } });
  const bytes = new TextEncoder().encode(text);
  const steps = [];
  const files = [
    { name: "a.json", content: bytes },
    new File([bytes], "b.json"),
    { name: "c.json", content: JSON.parse(text) },
    { name: "d.json", content: "{" },
  ];
  const { report, ledger } = await evaluate(files, { language: "en" }, (step) => steps.push(step));
  assert.equal(report.format, "berdaya.report/1");
  assert.equal(report.whole.interviews, 2);
  assert.equal(report.whole.net.mean, 0);
  assert.equal(ledger.duplicates, 4);
  assert.deepEqual(ledger.files.map(({ outcome }) => outcome), ["read", "read", "read", "refused"]);
  assert.match(ledger.files[3].findings[0].message, /cut short/);
  assert.deepEqual(steps.map(({ done, total }) => [done, total]), [[0, 4], [1, 4], [2, 4], [3, 4], [4, 4]]);
  const published = suppress(report);
  assert.equal(published.report.whole.net, null);
  // Of two interviews everything is of a few; on whom the module does not know a part to tell, that is left out.
  const others = published.withheld.filter(({ reason }) => reason !== "few");
  assert.deepEqual(others.map(({ place }) => place), ["findings", "importance_performance"]);
});

test("records become a long table", () => {
  const record = finished(4, { code: "A", seed: 1 });
  const lines = toCsv([record]).split("\r\n");
  assert.equal(lines[0], "id,revision,study,code,mode,role,site,round,enumerator,language,started_at,finalised_at,item,value,missing,confirmed");
  assert.equal(lines.length, 1 + 5 + 1);
  const row = lines.find((line) => line.includes(",S1.1,"));
  assert.equal(row, `${record.id},1,DEMO,A,individual,W,RT 01,1,,id,${record.started_at},${record.finalised_at},S1.1,4,,false`);
  const texts = {
    answers: {
      member: { instances: [{ age: { value: 41 } }, { age: { missing: "TT" }, work: { value: ["farm", "shop"], confirmed: true } }] },
    },
    open_texts: { a: '=1+1, "two"\nlines', b: "-7" },
  };
  const cells = toCsv([texts]).split("\r\n").slice(1, -1).map((line) => line.slice(12));
  assert.deepEqual(cells, [
    "member[1]/age,41,,false",
    "member[2]/age,,TT,false",
    "member[2]/work,farm shop,,true",
    "a,\"'=1+1, \"\"two\"\"\nlines\",,false",
    "b,'-7,,false",
  ]);
});

test("an evaluation can be ended", async () => {
  await assert.rejects(evaluate([{ content: "{}" }], { signal: AbortSignal.abort() }), { name: "AbortError" });
});
