// A village of made-up interviews: the same as in tests/it/same_figures.rs, held by the module, wherever it runs.

const NOW = "2026-03-01T09:30:00+07:00";
const ROLES = ["W", "K", "R", "G", "Z"];
const SITES = ["RW 07 > RT 01", "RW 07 > RT 02", "RW 08"];
const INTERVIEWS = 60;

/** Draws below a limit. Source: as in tests/it/same_figures.rs. */
function draws(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % limit;
  };
}

function held({ Session }, instrument, n) {
  const below = draws(n);
  const session = new Session(instrument, {
    id: `01953dcc-8a40-7000-8000-${n.toString(16).padStart(12, "0")}`,
    now: NOW,
    tick: 0,
    study: "GERDU-26",
    code: `R-${n}`,
    role: ROLES[n % ROLES.length],
    site: SITES[n % SITES.length],
    enumerator: "E1",
  });
  const given = n % 16 !== 15;
  session.apply({ type: "consent", given }, { now: NOW, tick: 0 });
  if (!given) return session.toJSON();
  const items = session.state().sections.flatMap((page) => page.items);
  for (const [at, { path: item }] of items.filter(({ kind }) => kind === "select_one").entries()) {
    const choices = session.choices(item, { now: NOW });
    let edit = { type: "answer", item, missing: "TT" };
    if (below(12) !== 0) {
      const { name } = choices[below(choices.length)];
      edit = { type: "answer", item, value: /^-?\d+$/.test(name) ? Number(name) : name };
    }
    try {
      session.apply(edit, { now: NOW, tick: at * 1000 });
    } catch (error) {
      // Not every item takes the missing code: then it stays blank.
      if (error.findings?.[0].code !== "missing_not_allowed") throw error;
    }
  }
  return session.finalise({ now: NOW, tick: 600_000 });
}

/** The texts of the files of two tablets. */
export function village(berdaya, instrument) {
  const records = Array.from({ length: INTERVIEWS }, (_, n) => held(berdaya, instrument, n));
  const study = { code: "GERDU-26", name: "Gerdu 2026" };
  const options = { now: NOW, device: "tablet", study };
  return [records.slice(0, 40), records.slice(30)].map((part) => berdaya.writeResponses(instrument, part, options));
}

/** The report on these files, without what says when and by which version of the program it was made. */
export async function figures(berdaya, texts) {
  const files = texts.map((content, n) => ({ name: `tablet-${n + 1}.json`, content }));
  const { report } = await berdaya.evaluate(files, { now: NOW });
  for (const name of ["made_at", "app_version", "inputs"]) delete report[name];
  return report;
}

/** The canonical JSON of a value (RFC 8785). */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${fields.join(",")}}`;
}
