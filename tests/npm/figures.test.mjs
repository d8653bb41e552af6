// The same figures in Node.js as natively, bit for bit.
import { test } from "node:test";
import assert from "node:assert/strict";
import { berdaya, read, sha256 } from "./package.mjs";
import { canonical, figures, village } from "./village.mjs";

test("a village comes to the figures that were noted", async () => {
  const texts = village(berdaya, read("www/instruments/kampung-tangguh-7d.json"));
  const records = texts.map((text) => JSON.parse(text).responses);
  const report = await figures(berdaya, texts);
  const found = { records: sha256(canonical(records)), report: sha256(canonical(report)) };
  assert.deepEqual(found, JSON.parse(read("tests/data/same_figures.json")));
});
