// The module in a page or a web worker: the program is fetched from beside this file.
import init from "./berdaya.js";

await init({ module_or_path: new URL("./berdaya_bg.wasm", import.meta.url) });

export * from "./index.js";
