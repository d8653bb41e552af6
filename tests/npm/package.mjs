// The built package, and what tests share.
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

/** The folder of the package. */
export const folder = process.env.BERDAYA_NPM ?? new URL("../../dist-npm", import.meta.url).pathname;

export const berdaya = await import(pathToFileURL(join(folder, "node.js")));

export const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

export const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** The findings that a call throws. */
export function findings(call) {
  try {
    call();
  } catch (error) {
    if (error instanceof berdaya.BerdayaError) return error.findings;
    throw error;
  }
  throw new Error("nothing was thrown");
}
