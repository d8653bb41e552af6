// An interview from consent to evaluation, in Node.js: `npm install berdaya`, then `node interview.mjs`.
import { readFileSync } from "node:fs";
import { Session, checkInstrument, evaluate, suppress, writeResponses } from "berdaya";

const instrument = JSON.parse(readFileSync(new URL("./instrument.json", import.meta.url), "utf8"));
console.log(checkInstrument(instrument, { language: "en" }).ok);

const answers = [
  { "S1.1": 4, "S1.2": 5, "S1.3": 4, "H1.1": 3, "H1.2": 2 },
  { "S1.1": 3, "S1.2": 4, "S1.3": 4, "H1.1": 4, "H1.2": 4 },
];
const records = answers.map((points) => {
  const session = new Session(instrument, { study: "DEMO", role: "W", site: "RT 01", language: "en" });
  session.apply({ type: "consent", given: true });
  // Each edit tells exactly what it changed: here that the next question is asked now.
  const { items } = session.apply({ type: "answer", item: "anggota", value: 4 });
  console.log(items.map((item) => `${item.path}: ${item.relevant}`).join(", "));
  session.apply({ type: "answer", item: "bekerja", value: 2 });
  for (const [item, value] of Object.entries(points)) session.apply({ type: "answer", item, value });
  return session.finalise();
});

const file = writeResponses(instrument, records, { study: { code: "DEMO", name: "A demonstration" } });
const { report, ledger } = await evaluate([{ name: "tablet-1.json", content: file }]);
console.log(ledger.files[0].outcome, report.whole.net.mean, report.whole.band);

// Two interviews are too few to be published.
console.log(suppress(report).report.whole.net);
