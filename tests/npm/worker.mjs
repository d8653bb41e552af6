// In a web worker, beside a copy of the package: holds the village, and sends its files and what they come to.
import * as berdaya from "./browser.js";
import { canonical, figures, village } from "./village.mjs";

const instrument = await (await fetch("./kampung-tangguh-7d.json")).text();
const texts = village(berdaya, instrument);
const records = canonical(texts.map((text) => JSON.parse(text).responses));
postMessage({ texts, records, report: canonical(await figures(berdaya, texts)) });
