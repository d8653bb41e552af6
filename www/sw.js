// Keeps Berdaya working without a connection, and never changes the app under an open page.
//
// The build writes the next three lines: its own digest, the files that the app needs, and those that not every
// device needs, the second program and further instruments; each with the digest of its content (`integrity`).
// All addresses are relative to this file, so the app works under any path.
const BUILD = "";
const CORE = [];
const LATER = [];

const scope = self.registration.scope;
const address = (path) => new URL(path, scope).href;
const page = address("./");
const core = new Map(CORE.map(([path, digest]) => [address(path), digest]));
const later = new Map(LATER.map(([path, digest]) => [address(path), digest]));

// Two copies of the app may live on one host, and caches belong to the whole host.
const ours = `berdaya ${scope} `;
const current = ours + BUILD;
const otherBuilds = async () =>
  (await caches.keys()).filter((name) => name.startsWith(ours) && name !== current);
const isSecondProgram = (url) => /\/berdaya-worker[^/]*$/.test(url);
const stored = async (name, request) =>
  (await caches.open(name)).match(request, { ignoreVary: true });

// Fetches exactly the content that this build was made with; anything else is an error.
async function fetchChecked(url, digest) {
  const response = await fetch(url, { cache: "no-cache", integrity: digest });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

// All or nothing: an app with a missing file must not count as installed.
async function install() {
  const wanted = new Map(core);
  // Who has used an instrument or the second program before needs it offline in the new build too.
  for (const name of await otherBuilds()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      if (later.has(url)) wanted.set(url, later.get(url));
      if (isSecondProgram(url)) later.forEach((d, url) => wanted.set(url, d));
    }
  }
  // So does who has it open already, before there was a service worker to see it coming.
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.some(isLater)) later.forEach((digest, url) => wanted.set(url, digest));
  // A host that went back to this very build installs it again: then its cache is in use.
  const isInUse = await caches.has(current);
  const cache = await caches.open(current);
  const store = async ([url, digest]) => cache.put(url, await fetchChecked(url, digest));
  try {
    await Promise.all([...wanted].map(store));
  } catch (error) {
    if (!isInUse) await caches.delete(current);
    throw error;
  }
}

async function activate() {
  // On the first visit there is no older build: the open page is of this one.
  if ((await otherBuilds()).length === 0) {
    await self.clients.claim();
    // Such a page came past this worker, and its program with it.
    const pages = await self.clients.matchAll({ type: "window" });
    return Promise.all(pages.map(completeLater));
  }
  return removeOldBuilds(null);
}

// A page of an older build may still be open in another tab and want its files.
async function removeOldBuilds(asker) {
  // While a newer build installs or waits, the caches that are not this build's are its own.
  if (self.registration.installing || self.registration.waiting) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.some((client) => client.id !== asker && client.url.startsWith(scope))) return;
  for (const name of await otherBuilds()) await caches.delete(name);
}

async function answerNavigation(request) {
  const { origin, pathname } = new URL(request.url);
  const asked = origin + pathname;
  if (asked === page || asked === address("index.html")) {
    return (await stored(current, page)) ?? fetch(request);
  }
  // The second program's pages: tell the person where they can't be had. Any other address leads back to
  // the app, whose own addresses are relative and would not be found from elsewhere.
  if (!later.has(asked)) return fetch(request).catch(() => Response.redirect(page));
  // A page without its program would be a dead end, at each start anew.
  const needed = [asked, ...[...later.keys()].filter(isSecondProgram)];
  return Promise.all(needed.map(answerLater))
    .then(([page]) => page)
    .catch(() => Response.redirect(address("./#/tanpa-jaringan")));
}

async function answer(request) {
  for (const name of [current, ...(await otherBuilds())]) {
    const found = await stored(name, request);
    if (found) return found;
  }
  return later.has(request.url) ? answerLater(request.url) : fetch(request);
}

// Fetched once, however often it is asked for meanwhile.
const fetching = new Map();

async function answerLater(url) {
  const found = await stored(current, url);
  if (found) return found;
  if (!fetching.has(url)) {
    fetching.set(url, fetchAndStore(url).finally(() => fetching.delete(url)));
  }
  return (await fetching.get(url)).clone();
}

async function fetchAndStore(url) {
  const response = await fetchChecked(url, later.get(url));
  const copy = response.clone();
  // A full disk must not keep the evaluator from working now.
  await caches.open(current).then((cache) => cache.put(url, copy)).catch(() => {});
  return response;
}

// Whether a request or an open page is for a page of the second program.
function isLater({ url }) {
  const { origin, pathname } = new URL(url);
  return later.has(origin + pathname);
}

// Whoever opens such a page gets all of that program, for the next time without a network.
function completeLater(request) {
  return isLater(request) ? Promise.allSettled([...later.keys()].map(answerLater)) : undefined;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  event.respondWith(request.mode === "navigate" ? answerNavigation(request) : answer(request));
  if (request.mode === "navigate") event.waitUntil(completeLater(request));
});

self.addEventListener("message", (event) => {
  // Sent after the person has agreed to change to the new build.
  if (event.data?.type === "activate") self.skipWaiting();
  // Sent by a page that has started from this build.
  if (event.data?.type === "loaded") event.waitUntil(removeOldBuilds(event.source.id));
});
