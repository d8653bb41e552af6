// The types say what the module has, no more and no less, and hold in a program that uses all of it; the examples run.
import { test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { berdaya, folder, read } from "./package.mjs";

const types = readFileSync(join(folder, "index.d.ts"), "utf8");
const program = read("tests/npm/program.ts");

/** A project that has the package installed. */
function project(t) {
  const home = mkdtempSync(join(tmpdir(), "berdaya-npm-"));
  t.after(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, "node_modules"));
  cpSync(folder, join(home, "node_modules", "berdaya"), { recursive: true });
  writeFileSync(join(home, "package.json"), JSON.stringify({ type: "module" }));
  return home;
}

test("every export has its type, and every type of a value is exported", () => {
  const declared = [...types.matchAll(/^export (?:function|class|const) (\w+)/gm)].map(([, name]) => name);
  assert.deepEqual([...new Set(declared)].sort(), Object.keys(berdaya).sort());
});

test("every method has its type, and the reverse", () => {
  const [, body] = /export class Session \{([^]*?)\n\}/.exec(types);
  const declared = [...body.matchAll(/^  (\w+)\(/gm)].map(([, name]) => name);
  assert.deepEqual(declared.sort(), Object.getOwnPropertyNames(berdaya.Session.prototype).sort());
});

test("the program that the types are held against uses every export", () => {
  const missing = Object.keys(berdaya).filter((name) => !new RegExp(`\\b${name}\\b`).test(program));
  assert.deepEqual(missing, []);
});

test("the types hold in a strict program", (t) => {
  const home = project(t);
  writeFileSync(join(home, "program.ts"), program);
  const options = ["--strict", "--noEmit", "--exactOptionalPropertyTypes", "--module", "nodenext", "--target", "es2022"];
  const check = () =>
    execFileSync(process.execPath, [process.env.BERDAYA_TSC, ...options, "--lib", "es2022,dom", "--types", "", "program.ts"], { cwd: home, encoding: "utf8" });
  try {
    check();
  } catch (error) {
    assert.fail(error.stdout || String(error));
  }
  // A checker that finds nothing at all would find this, too.
  writeFileSync(join(home, "program.ts"), `${program}\nconst wrong: number = version();\n`);
  assert.throws(check, (error) => /TS2322/.test(error.stdout));
});

test("the examples run, where the package is installed", (t) => {
  const home = project(t);
  const run = (path) => execFileSync(process.execPath, [path], { cwd: home, encoding: "utf8" });
  const example = run(join(home, "node_modules/berdaya/examples/interview.mjs")).trim().split("\n");
  // S and H of the first are 83.3 and 37.5, of the second 66.7 and 75.
  assert.deepEqual(example.slice(-2), ["read 18.75 support_leaning", "null"]);
  const [, code] = /```js\n([^]*?)```/.exec(readFileSync(join(folder, "README.md"), "utf8"));
  writeFileSync(join(home, "readme.mjs"), code);
  const told = run("readme.mjs");
  assert.match(told, /^true \[\]\ntrue\n/);
  assert.match(told, /\n50\nread 1\n$/);
});
