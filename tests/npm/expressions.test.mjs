// The expression language has in Node.js the values that both engines of the field give: tests/data/README.md.
import { test } from "node:test";
import assert from "node:assert/strict";
import { berdaya, findings, read } from "./package.mjs";

const { evaluateExpression } = berdaya;
const NOW = 1_780_000_000_000;
// The engines write the names of days in English.
const AT = { now: NOW, timezone: "America/Phoenix", language: "en" };

const isNear = (found, expected) =>
  typeof expected === "string"
    ? Object.is(found, Number(expected))
    : Math.abs(found - expected) <= 1e-9 * Math.max(Math.abs(found), Math.abs(expected));

test("every expression has the value that both engines give", () => {
  const rows = JSON.parse(read("tests/data/expressions.json"));
  assert.equal(rows.length, 703);
  for (const { expr, expected } of rows) {
    if (expected.error) {
      assert.ok(findings(() => evaluateExpression(expr, AT)).length > 0, expr);
      continue;
    }
    for (const [as, value] of Object.entries(expected)) {
      const found = evaluateExpression(expr, { ...AT, as });
      assert.equal(typeof found, as, expr);
      assert.ok(as === "number" ? isNear(found, value) : found === value, `${expr}: ${found}, not ${value}`);
    }
  }
});

test("values, zones and seeds come in", () => {
  assert.equal(evaluateExpression("${a} * 2", { values: { a: 1.5 } }), 3);
  assert.equal(evaluateExpression("count-non-empty(${a})", { values: { a: ["x", null, 3] } }), 2);
  const today = (timezone) => evaluateExpression("string(today())", { now: Date.UTC(2026, 2, 1, 20), timezone });
  assert.ok(today("Asia/Jakarta").startsWith("2026-03-02"));
  assert.ok(today("-07:00").startsWith("2026-03-01"));
  assert.ok(today(420).startsWith("2026-03-02"));
  const random = (seed) => evaluateExpression("random()", { seed });
  assert.equal(random(7), random(7));
  assert.notEqual(random(7), random(8));
  assert.ok(Object.is(evaluateExpression("1 div 0"), Infinity));
  assert.ok(Object.is(evaluateExpression("number('a')"), NaN));
});
