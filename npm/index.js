// What callers use. The program reads and writes texts of JSON: here they are made of values, and values of them;
// and here alone the clock and chance come in, where a caller brings none.
import * as program from "./berdaya.js";

/** What keeps a value from being used: each finding with its place, a code and words. */
export class BerdayaError extends Error {
  constructor(findings) {
    const [first] = findings;
    const more = findings.length > 1 ? ` (+${findings.length - 1})` : "";
    super(first ? `${first.place ? `${first.place}: ` : ""}${first.message}${more}` : "unknown");
    this.name = "BerdayaError";
    this.findings = findings;
  }
}

export function version() {
  return program.version();
}

export function checkInstrument(instrument, options = {}) {
  return value(program.check_instrument(text("instrument", instrument), json("options", options)));
}

export function evaluateExpression(expression, options = {}) {
  if (typeof expression !== "string") throw wrongType("expression", "a text is expected");
  const { now, timezone, as, ...rest } = object("options", options);
  const at = now === undefined ? Date.now() : milliseconds(now);
  const settings = { ...rest, now: at, offset: offsetAt(timezone, at) };
  if (as !== undefined) settings.to = as;
  const found = value(program.evaluate_expression(expression, json("options", settings)));
  // JSON has no form for these numbers.
  return found.type === "number" ? Number(found.value) : found.value;
}

export function score(instrument, response, options = {}) {
  const record = text("response", response);
  return value(program.score(text("instrument", instrument), record, json("options", options)));
}

export function writeResponses(instrument, responses, options = {}) {
  const { now, timezone, ...rest } = object("options", options);
  const settings = { ...rest, now: moment(now, timezone) };
  const records = json("responses", responses);
  return value(program.write_responses(text("instrument", instrument), records, json("options", settings)));
}

export function suppress(report, options = {}) {
  return value(program.suppress(text("report", report), json("options", options)));
}

export function toCsv(responses) {
  if (!Array.isArray(responses)) throw wrongType("responses", "a list of records is expected");
  const rows = [[...SETTING, ...ANSWER]];
  for (const [n, record] of responses.entries()) {
    const { answers = {}, open_texts = {}, evidence = {}, ...setting } = object(`responses[${n}]`, record);
    const head = SETTING.map((name) => cell(setting[name]));
    for (const group of [answers, evidence]) {
      for (const row of answerRows(group, "", `responses[${n}]`)) rows.push([...head, ...row]);
    }
    for (const [item, value] of Object.entries(object(`responses[${n}].open_texts`, open_texts))) {
      rows.push([...head, cell(item), cell(value), "", "false"]);
    }
  }
  return rows.map((row) => `${row.join(",")}\r\n`).join("");
}

export class Session {
  #interview;
  #timezone;

  constructor(instrument, options = {}) {
    const { now, tick, timezone, seed, ...rest } = object("options", options);
    this.#timezone = timezone;
    const draw = chance(seed);
    const at = moment(now, timezone);
    const settings = { ...rest, now: at, tick: ticks(tick) };
    settings.id ??= interviewId(Date.parse(at), draw);
    settings.code ??= [settings.study, settings.role, signs(draw)].filter((part) => part && typeof part === "string").join("-");
    const held = text("instrument", instrument);
    try {
      this.#interview = new program.Interview(held, json("options", settings));
    } catch (reply) {
      if (typeof reply !== "string") throw reply;
      value(reply);
    }
  }

  apply(edit, options = {}) {
    const { now, tick } = object("options", options);
    const at = moment(now, this.#timezone);
    return value(this.#interview.apply(json("edit", edit), at, ticks(tick)));
  }

  state() {
    return value(this.#interview.state());
  }

  choices(path, options = {}) {
    const { now } = object("options", options);
    if (typeof path !== "string") throw wrongType("path", "a text is expected");
    return value(this.#interview.choices(path, moment(now, this.#timezone)));
  }

  finalise(options = {}) {
    const { now, tick } = object("options", options);
    return value(this.#interview.finalise(moment(now, this.#timezone), ticks(tick)));
  }

  toJSON() {
    return value(this.#interview.to_json());
  }
}

export async function evaluate(files, settings = {}, progress = undefined) {
  const { now, timezone, signal, ...rest } = object("settings", settings);
  const asked = json("settings", { ...rest, now: moment(now, timezone) });
  const list = typeof files?.[Symbol.iterator] === "function" && typeof files !== "string" ? [...files] : null;
  if (!list) throw wrongType("files", "a list of files is expected");
  if (progress !== undefined && typeof progress !== "function") throw wrongType("progress", "a function is expected");
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") throw wrongType("settings.signal", "an AbortSignal is expected");
  const evaluation = new program.Evaluation();
  try {
    for (const [done, file] of list.entries()) {
      signal?.throwIfAborted();
      const name = typeof file?.name === "string" ? file.name : `file ${done + 1}`;
      progress?.({ done, total: list.length, name });
      evaluation.take(name, await bytes(`files[${done}]`, file));
      // A page that waits gets its turn between two files.
      await new Promise((resolve) => setTimeout(resolve));
    }
    signal?.throwIfAborted();
    progress?.({ done: list.length, total: list.length, name: "" });
    return value(evaluation.report(asked));
  } finally {
    evaluation.free();
  }
}

// --- Tables ---

const SETTING = [
  "id", "revision", "study", "code", "mode", "role", "site", "round", "enumerator", "language", "started_at", "finalised_at",
];
const ANSWER = ["item", "value", "missing", "confirmed"];

/** The rows of the answers in `group`, those within repeats named by their path: `member[2]/age`. */
function* answerRows(group, around, place, depth = 0) {
  // No repeat of an instrument lies deeper.
  if (depth > 64) throw wrongType(place, "repeats in repeats without end");
  for (const [item, answer] of Object.entries(object(place, group))) {
    const path = `${around}${item}`;
    const { value, missing, confirmed = false, instances = [] } = object(`${place}["${item}"]`, answer);
    if (!Array.isArray(instances)) throw wrongType(`${place}["${item}"].instances`, "a list is expected");
    for (const [n, instance] of instances.entries()) yield* answerRows(instance, `${path}[${n + 1}]/`, place, depth + 1);
    if (!instances.length) yield [cell(path), cell(value), cell(missing), cell(Boolean(confirmed))];
  }
}

/** A cell as RFC 4180 has it. A text that a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value) {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return cell(value.map((one) => (typeof one === "string" ? one : "")).join(" "));
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") throw wrongType("responses", "a text, a number or a list of names is expected");
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// --- Values and texts ---

/** What a reply holds; throws what it tells instead. */
function value(reply) {
  const { ok, findings } = JSON.parse(reply);
  if (findings) throw new BerdayaError(findings);
  return ok;
}

/** The text of a value of JSON. */
function json(place, given) {
  let written;
  try {
    written = JSON.stringify(given);
  } catch (error) {
    throw wrongType(place, String(error?.message ?? error));
  }
  if (written === undefined) throw wrongType(place, `${typeof given} has no form in JSON`);
  return written;
}

/** The text of a file, which may be given as the text itself. */
function text(place, given) {
  return typeof given === "string" ? given : json(place, given);
}

function object(place, given) {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given;
  throw wrongType(place, "an object is expected");
}

function wrongType(place, message) {
  return new BerdayaError([{ place, code: "wrong_type", message }]);
}

/** The bytes of a file: a Blob or a File, or what stands as its content. */
async function bytes(place, file) {
  const content = file && typeof file === "object" && "content" in file ? file.content : file;
  if (typeof content === "string") return new TextEncoder().encode(content);
  if (content instanceof Uint8Array) return content;
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  if (typeof content?.arrayBuffer === "function") return new Uint8Array(await content.arrayBuffer());
  return new TextEncoder().encode(json(`${place}.content`, content));
}

// --- Time ---

function milliseconds(now) {
  const at = now instanceof Date ? now.getTime() : typeof now === "string" ? Date.parse(now) : now;
  if (Number.isFinite(at) && Math.abs(at) <= 8.64e15) return at;
  throw new BerdayaError([{ place: "now", code: "bad_moment", message: "not a moment" }]);
}

/** How many minutes the clocks of a zone are ahead of UTC at a moment. */
function offsetAt(timezone, at) {
  if (timezone === undefined) return -new Date(at).getTimezoneOffset();
  if (typeof timezone === "number" && Math.abs(timezone) < 24 * 60) return Math.trunc(timezone);
  const bad = () => new BerdayaError([{ place: "timezone", code: "bad_timezone", message: "not a time zone" }]);
  if (typeof timezone !== "string") throw bad();
  let written = timezone;
  if (!/^(Z|[+-]\d\d:?\d\d)$/.test(timezone)) {
    try {
      const format = new Intl.DateTimeFormat("en", { timeZone: timezone, timeZoneName: "longOffset" });
      written = format.formatToParts(at).find((part) => part.type === "timeZoneName").value.slice(3) || "Z";
    } catch {
      throw bad();
    }
  }
  if (written === "Z") return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)/.exec(written) ?? [];
  if (!sign) throw bad();
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** A moment as files carry it, with the offset of its zone; a text is one already. */
function moment(now = new Date(), timezone = undefined) {
  if (typeof now === "string") return now;
  const at = milliseconds(now);
  const ahead = offsetAt(timezone, at);
  const local = new Date(at + ahead * 60_000);
  if (Number.isNaN(local.getTime())) return "";
  const two = (number) => String(number).padStart(2, "0");
  const offset = `${ahead < 0 ? "-" : "+"}${two(Math.trunc(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return local.toISOString().replace(/\.\d+Z$/, offset);
}

/** Milliseconds on a clock that never goes back. */
function ticks(tick) {
  const found = tick === undefined ? (globalThis.performance?.now() ?? 0) : tick;
  return Number.isFinite(found) ? Math.round(found) : 0;
}

// --- Chance ---

const MASK = (1n << 64n) - 1n;

/** Draws of 64 bits: of chance, or the same ones for the same seed (SplitMix64). */
function chance(seed) {
  if (seed === undefined) return () => crypto.getRandomValues(new BigUint64Array(1))[0];
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, typeof seed === "number" ? seed : NaN);
  if (Number.isNaN(view.getFloat64(0))) throw wrongType("options.seed", "a number is expected");
  let state = view.getBigUint64(0);
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let bits = state;
    bits = ((bits ^ (bits >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    bits = ((bits ^ (bits >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return bits ^ (bits >> 31n);
  };
}

/** A UUID of version 7: sortable by time, random behind it. */
function interviewId(at, draw) {
  const time = BigInt(Number.isFinite(at) && at > 0 ? Math.trunc(at) : 0) & ((1n << 48n) - 1n);
  const high = (time << 16n) | 0x7000n | (draw() & 0xfffn);
  const low = (0b10n << 62n) | (draw() & ((1n << 62n) - 1n));
  const digits = high.toString(16).padStart(16, "0") + low.toString(16).padStart(16, "0");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Four signs that are not mistaken for each other when read aloud. */
function signs(draw) {
  const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  return Array.from({ length: 4 }, () => alphabet[Number(draw() % 31n)]).join("");
}
