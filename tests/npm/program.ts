// Uses every export, so that the types are held against each.
import {
  BerdayaError,
  Session,
  checkInstrument,
  evaluate,
  evaluateExpression,
  score,
  suppress,
  toCsv,
  version,
  writeResponses,
} from "berdaya";
import type { Changed, Edit, EvaluationSettings, Finding, InterviewRecord, Ledger, Report, SessionState } from "berdaya";

const instrument: object = {};
const checked = checkInstrument(instrument, { language: "en" });
const messages: string[] = checked.findings.concat(checked.remarks).map((finding: Finding) => finding.message);
const title: string | undefined = checked.about?.title;

const yes: boolean = evaluateExpression("1 = 1", { as: "boolean" });
const number: number = evaluateExpression("1 + ${a}", { as: "number", values: { a: [1, "2", null] }, own: 3 });
const text: string = evaluateExpression("today()", { as: "string", now: new Date(), timezone: "Asia/Jakarta", seed: 1 });
const any: boolean | number | string = evaluateExpression("1");

const session = new Session(instrument, { study: "DEMO", role: "W", site: "RT 01", now: Date.now(), tick: 1, seed: 7 });
const edits: Edit[] = [
  { type: "consent", given: true },
  { type: "answer", item: "a", value: 4, confirmed: true },
  { type: "answer", item: "b", missing: "TT" },
  { type: "answer", item: "c", value: ["x", "y"] },
  { type: "add", repeat: "member" },
  { type: "delete", instance: "member[1]" },
  { type: "put_back", instance: "member[1]" },
  { type: "language", language: "en" },
  { type: "add_force", force: { label: "Arisan", side: "supporting", strength: 4 } },
  { type: "participants", participants: { all: 9, roles: [{ role: "W" }] } },
  { type: "consensus", text: "" },
  { type: "withdraw" },
];
const changes: Changed[] = edits.map((edit) => session.apply(edit, { now: "2026-03-01T09:30:00+07:00", tick: 2 }));
const paths: string[] = changes.flatMap((change) => change.items.map((item) => item.path));
const state: SessionState = session.state();
const labels: string[] = session.choices("a", { now: 0 }).map((choice) => choice.label);
const draft: InterviewRecord = session.toJSON();
const record: InterviewRecord = session.finalise({ now: new Date() });
const revision = new Session(instrument, { response: record, revise: true });

const net: number | null = score(instrument, record).net;
const share: number | undefined = score(instrument, draft).indices.supporting?.coverage;
const file: string = writeResponses(instrument, [record], { study: { code: "DEMO", name: "Demo" }, device: "t" });

const table: string = toCsv([record, draft]);

const controller = new AbortController();
const settings: EvaluationSettings = { filter: { site: "RT 01" }, rules: { weights: "importance", resampling: { draws: 500 } }, settled: { id: "digest" }, signal: controller.signal };
const evaluated: { report: Report | null; ledger: Ledger } = await evaluate(
  [{ name: "a.json", content: file }, new Blob([file])],
  settings,
  ({ done, total, name }) => console.log(`${name} ${done / total}`),
);
for (const held of evaluated.ledger.files) {
  if (held.outcome === "read") console.log(held.interviews + held.refused);
  if (held.outcome === "refused") console.log(held.findings.length);
}
if (evaluated.report) {
  const { report, withheld } = suppress(evaluated.report, { limit: 10 });
  console.log(report.whole.factors[0]?.score?.mean, withheld[0]?.reason === "tells_on_others");
}
try {
  evaluateExpression("1 +");
} catch (error) {
  if (error instanceof BerdayaError) console.log(error.message, error.findings[0]?.column);
}
// @ts-expect-error: an edit of no kind that there is
session.apply({ type: "anser", item: "a" });
// @ts-expect-error: a role is a text
new Session(instrument, { role: 7 });
console.log(version(), messages, title, yes, number, text, any, paths, state, labels, net, share, revision, table);
