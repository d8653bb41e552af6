// The types of the module. Formats of files keep their own names, as in the JSON Schemas of Berdaya.

/** The languages of words that the module itself says; Indonesian where none is named. */
export type WordLanguage = "id" | "en";

/** A value of JSON, or the text of a file that holds one. */
export type Given = object | string;

/** A moment: a Date, milliseconds since 1970, or an RFC 3339 text such as `2026-03-01T09:30:00+07:00`. */
export type Moment = Date | number | string;

/** A zone such as `Asia/Jakarta`, an offset such as `+07:00`, or minutes ahead of UTC; that of the machine where none is named. */
export type Timezone = string | number;

/** One thing to tell. */
export interface Finding {
  /** A path such as `instrument.sections[2].items[0].label`; empty for a value as a whole. */
  place: string;
  /** Which kind of thing it is, the same in every language, such as `unknown_field`. */
  code: string;
  /** What it is and what to do, in words. */
  message: string;
  /** The item of the instrument that it is about. */
  item?: string;
  /** The code of the respondent that it is about. */
  respondent?: string;
  /** Where in an expression, in characters from 1. */
  column?: number;
}

/** What every function throws where it has no value. */
export class BerdayaError extends Error {
  constructor(findings: Finding[]);
  readonly findings: Finding[];
}

/** The version of the module. */
export function version(): string;

// --- Instruments ---

export interface CheckedInstrument {
  /** Whether it can be asked. */
  ok: boolean;
  /** What it is; null where it has not the shape of an instrument. */
  about: { title: string; version: string; sections: number; questions: number; rules: number } | null;
  /** What keeps it from being asked. */
  findings: Finding[];
  /** What does not keep it from being asked, and may not be meant so. */
  remarks: Finding[];
}

/** Checks a `berdaya.instrument/1` as a whole. */
export function checkInstrument(instrument: Given, options?: { language?: WordLanguage }): CheckedInstrument;

// --- Expressions ---

/** A value that a name stands for; null for a blank, several for the instances of a repeat. */
export type ExpressionValue = string | number | null | Array<string | number | null>;

export interface ExpressionOptions {
  /** What `${name}` and `../name` stand for; a name that is not here is refused. */
  values?: Record<string, ExpressionValue>;
  /** What `.` stands for. */
  own?: string | number | null;
  /** What `now()` is; by default now. */
  now?: Moment;
  /** Where dates are read and `today()` is asked. */
  timezone?: Timezone;
  /** What chance begins with: `random()` is the same for the same seed; by default 0. */
  seed?: number;
  /** What the value is made into; by default it stays what it is, a date as a text. */
  as?: "boolean" | "number" | "string";
  language?: WordLanguage;
}

/** Evaluates an XLSForm expression. */
export function evaluateExpression(expression: string, options: ExpressionOptions & { as: "boolean" }): boolean;
export function evaluateExpression(expression: string, options: ExpressionOptions & { as: "number" }): number;
export function evaluateExpression(expression: string, options: ExpressionOptions & { as: "string" }): string;
export function evaluateExpression(expression: string, options?: ExpressionOptions): boolean | number | string;

// --- Interviews ---

/** An answer, as files carry it. */
export interface Answer {
  /** A point of a scale or a number; the name of a choice or a text; the names of several choices. */
  value?: number | string | string[];
  /** Whether a value that looked unlikely was confirmed. */
  confirmed?: boolean;
  /** Why there is no value: not known, does not apply, not told. */
  missing?: "TT" | "TB" | "TM";
  /** Of a repeat: the answers of each instance. */
  instances?: Array<Record<string, Answer>>;
}

/** A force that a meeting names. */
export interface Force {
  label: string;
  side: "supporting" | "inhibiting";
  /** A factor of the instrument, of the side's family. */
  factor?: string;
  /** 1 (weak) to 5 (strong). */
  strength: number;
}

export interface Participants {
  all: number;
  women?: number;
  roles?: Array<{ role: string; count?: number }>;
}

/** What is done to an interview. An item is named by its path: `income`, within a repeat `member[2]/age`. */
export type Edit =
  | { type: "consent"; given: boolean }
  /** Neither value nor missing code leaves the item blank again. */
  | { type: "answer"; item: string; value?: number | string | string[] | null; missing?: "TT" | "TB" | "TM" | null; confirmed?: boolean }
  | { type: "add"; repeat: string }
  | { type: "delete"; instance: string }
  /** Of the instance that was deleted by the last edit. */
  | { type: "put_back"; instance: string }
  | { type: "language"; language: string }
  | { type: "finalise" }
  | { type: "withdraw" }
  /** Of group discussions; forces are counted from 0. */
  | { type: "add_force"; force: Force }
  | { type: "change_force"; position: number; force: Force }
  | { type: "remove_force"; position: number }
  | { type: "put_back_force"; position: number; force: Force }
  | { type: "participants"; participants: Participants }
  | { type: "consensus"; text: string };

export type ItemKind =
  | "section" | "group" | "repeat" | "select_one" | "select_multiple" | "rank" | "integer" | "decimal" | "range"
  | "text" | "date" | "time" | "note" | "calculate" | "acknowledge" | "image" | "audio" | "geopoint";

/** One item as it stands, within the interview or one instance of a repeat. */
export interface ItemState {
  path: string;
  item: string;
  kind: ItemKind;
  label: string;
  /** Whether it is asked. */
  relevant: boolean;
  required: boolean;
  /** Whether nobody answers it: it is shown alone, or reckoned. */
  readOnly: boolean;
  /** The answer that is kept, whether or not it counts. */
  answer: Answer | null;
  /** What it counts as, as expressions see it; empty for a blank. */
  value: string;
  /** What is wrong with the answer; while there is a fault, nothing is locked. */
  fault: "unread" | "constraint" | "not_offered" | null;
  unlikely: boolean;
  confirmed: boolean;
  /** What is wrong or unlikely, in words. */
  message: string | null;
  /** How many instances of a repeat count; null of what is none. */
  instances: number | null;
}

export interface Progress {
  shown: number;
  asked: number;
  filled: number;
  required: number;
  answered: number;
  invalid: number;
  warned: number;
}

/** Exactly what an edit changed. */
export interface Changed {
  /** `items`: those that stand beside it; `head`: consent, language, state, or what a meeting said. */
  changed: "nothing" | "items" | "head";
  items: ItemState[];
  progress: Progress;
}

export interface SessionState {
  id: string;
  revision: number;
  mode: "individual" | "group";
  role: string;
  language: string;
  /** What the respondent said; null before that. */
  consent: boolean | null;
  finalised: boolean;
  progress: Progress;
  /** The pages that have something to see, in the order in which they are asked. */
  sections: Array<{
    id: string;
    label: string;
    kind: "questions" | "probes" | "evidence";
    progress: Progress;
    items: ItemState[];
  }>;
  /** What has to be looked at before the lock. */
  open: Array<{ path: string; why: "blank" | "partial" | "invalid" | "warned" }>;
  /** What a meeting said; null of an interview with one person. */
  group: { participants: Participants; forces: Force[]; consensus?: string } | null;
}

/** An interview as `berdaya.responses/1` carries it. */
export interface InterviewRecord {
  id: string;
  revision: number;
  previous?: string;
  instrument: { id: string; version: string; digest: string };
  study: string;
  code: string;
  mode: "individual" | "group";
  role: string;
  site: string;
  round: string;
  enumerator: string;
  language: string;
  consent?: { given: boolean; form: "oral"; at: string; text_version: string; language: string };
  started_at: string;
  finalised_at?: string;
  answers: Record<string, Answer>;
  open_texts: Record<string, string>;
  group?: { participants: Participants; forces: Force[]; consensus?: string };
  evidence: Record<string, Answer>;
  skipped?: string[];
  audit?: Array<{ at: string; events: object[] }>;
  scores?: Scores;
  digest?: string;
}

export interface SessionOptions {
  /** A UUID; by default a new one of version 7. */
  id?: string;
  /** When the interview begins; by default now. */
  now?: Moment;
  /** Milliseconds on a clock that never goes back, for the audit log. */
  tick?: number;
  /** The zone of all moments of the session. */
  timezone?: Timezone;
  /** What the id, the respondent's code and so the chance within the interview are made from; by default real chance. */
  seed?: number;
  /** With one person, or with a meeting that names forces. */
  mode?: "individual" | "group";
  /** The code of the study. */
  study?: string;
  /** The respondent's code; never a name. By default one is made up. */
  code?: string;
  /** The role that decides what is asked; a meeting has none. */
  role?: string;
  site?: string;
  /** By default `1`. */
  round?: string;
  enumerator?: string;
  /** The language of the interview; by default the instrument's. */
  language?: string;
  /** An interview to go on with, as `toJSON` gave it: then all of the above but now, tick and timezone is in it. */
  response?: InterviewRecord;
  /** Whether `response`, which is locked, is to be corrected in a new revision. */
  revise?: boolean;
}

/** An interview that is being held. */
export class Session {
  constructor(instrument: Given, options?: SessionOptions);
  /** Makes an edit, and tells exactly what changed; throws where it cannot be made, and nothing has changed then. */
  apply(edit: Edit, options?: { now?: Moment; tick?: number }): Changed;
  /** The interview as it stands. */
  state(): SessionState;
  /** The choices that are offered for the item at a path. */
  choices(path: string, options?: { now?: Moment }): Array<{ name: string; label: string }>;
  /** Locks the interview, and gives its record with scores and digest. */
  finalise(options?: { now?: Moment; tick?: number }): InterviewRecord;
  /** The interview as files carry it, a draft included. */
  toJSON(): InterviewRecord;
}

/** The text of a `berdaya.responses/1` file of locked interviews, which Berdaya reads. */
export function writeResponses(
  instrument: Given,
  responses: InterviewRecord[],
  options?: { now?: Moment; timezone?: Timezone; device?: string; study?: { code: string; name: string; privacy?: "standard" | "strict" }; language?: WordLanguage },
): string;

/**
 * Records as a long table in CSV (RFC 4180, UTF-8): a row for each answer, with the setting of its interview before
 * it. Answers within repeats are named by their path, several choices stand with blanks between them. A text that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
export function toCsv(responses: InterviewRecord[]): string;

// --- Scores ---

export type Family = "process" | "supporting" | "inhibiting" | "outcome";
export type Band = "support_dominant" | "support_leaning" | "balanced" | "inhibit_leaning" | "inhibit_dominant";

export interface Scores {
  /** By factor: 0-100, null where too few items are answered. */
  factors: Record<string, { score: number | null; answered: number; applicable: number; importance?: number }>;
  /** By family: 0-100, null where too little of its weight is there. */
  indices: Partial<Record<Family, { value: number | null; coverage: number }>>;
  /** S - H, -100 to 100. */
  net: number | null;
  /** 100 S / (S + H), 0-100. */
  balance: number | null;
}

/** The scores of one interview; of a draft, those of the answers that count. */
export function score(instrument: Given, response: InterviewRecord | string, options?: { language?: WordLanguage }): Scores & { band: Band | null };

// --- Evaluation ---

/** A file: a File or Blob, or its name and content. */
export type InputFile = Blob | { name?: string; content: string | Uint8Array | ArrayBuffer | Blob | object };

export interface EvaluationSettings {
  /** The digest of the instrument whose interviews are meant; by default the most used one. */
  instrument?: string;
  /** Which interviews are taken; by default all. */
  filter?: { study?: string; round?: string; site?: string; role?: string };
  /** The rules of the report, as its `settings` tell them: those that are named take the place of the usual ones. */
  rules?: { weights?: "instrument" | "importance"; aggregation?: "arithmetic" | "geometric"; min_cell?: number; [rule: string]: unknown };
  /** Of interviews in conflict: by id, the digest of the version to use. */
  settled?: Record<string, string>;
  /** When the report is made. */
  now?: Moment;
  timezone?: Timezone;
  language?: WordLanguage;
  /** Ends the evaluation between two files. */
  signal?: AbortSignal;
}

export interface Estimate {
  n: number;
  mean: number;
  sd: number | null;
  low: number | null;
  high: number | null;
  /** Whether it rests on too few to be published. */
  few: boolean;
}

export interface Figures {
  interviews: number;
  refusals: number;
  indices: Record<Family, Estimate | null>;
  net: Estimate | null;
  balance: Estimate | null;
  band: Band | null;
  conclusive: boolean;
  correlation: { n: number; r: number | null };
  factors: Array<{
    id: string;
    label: Record<string, string>;
    family: Family;
    asked: number;
    score: Estimate | null;
    one_to_five: number | null;
    rank: number | null;
  }>;
}

/** A `berdaya.report/1`; its JSON Schema tells every field. */
export interface Report {
  format: "berdaya.report/1";
  made_at: string;
  app_version: string;
  instrument: { id: string; version: string; digest: string; title: Record<string, string> };
  inputs: Array<{ name: string; digest: string | null; contents: object | null }>;
  merging: { duplicates: number; replaced: number; conflicts: object[] };
  settings: { min_cell: number; confidence: number; [rule: string]: unknown };
  whole: Figures;
  by_site: Array<{ name: string; figures: Figures }>;
  by_role: Array<{ name: string; figures: Figures }>;
  group_discussions: object;
  [part: string]: unknown;
}

export type LedgerFile = { file: number; name: string } & (
  | {
      outcome: "read";
      study: string;
      study_name: string;
      exported_at: string;
      instrument: string;
      interviews: number;
      refusals: number;
      groups: number;
      refused: number;
      /** Why interviews were refused. */
      findings: Finding[];
      /** Stored scores that differ from what the answers give; the latter are used. */
      differences: Finding[];
      attachments: number;
      /** Photos and recordings that are named and not there. */
      lost: Finding[];
    }
  | { outcome: "instrument"; review: CheckedInstrument }
  | { outcome: "refused"; findings: Finding[] }
  | { outcome: "unreadable" }
);

/** What the files hold, and what became of it. */
export interface Ledger {
  files: LedgerFile[];
  /** Exact copies that were left out. */
  duplicates: number;
  /** Older revisions that were left out for a newer one. */
  replaced: number;
  conflicts: Array<{ id: string; code: string; revision: number; versions: Array<{ digest: string; files: string[] }>; settled: string | null }>;
  instruments: Array<{ digest: string; id: string; version: string; title: string; interviews: number; refusals: number; groups: number; files: string[] }>;
}

/** Evaluates files of interviews; the report is null where there is no interview to report on. */
export function evaluate(
  files: Iterable<InputFile>,
  settings?: EvaluationSettings,
  progress?: (step: { done: number; total: number; name: string }) => void,
): Promise<{ report: Report | null; ledger: Ledger }>;

/**
 * A report fit for publication: no figure that rests on a few, nor one by which such a figure could be reckoned.
 * `unknown` are parts of a report of which the module does not know on whom they could tell.
 */
export function suppress(
  report: Report | string,
  options?: { limit?: number; language?: WordLanguage },
): { report: Report; withheld: Array<{ place: string; reason: "few" | "tells_on_others" | "unknown" }> };
