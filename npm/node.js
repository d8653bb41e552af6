// The module in Node.js: the program is read from the file beside this one.
import { readFileSync } from "node:fs";
import { initSync } from "./berdaya.js";

initSync({ module: readFileSync(new URL("./berdaya_bg.wasm", import.meta.url)) });

export * from "./index.js";
