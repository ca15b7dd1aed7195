// Keeps a page of a mingle that runs, its styles and its scripts, so that it can be opened without network.

const NAME = `mingle ${self.registration.scope}`;
const PARTS = ["style", "script", "font", "image"];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const keep = async () => {
    const cache = await caches.open(NAME);
    await Promise.allSettled(event.data.keep.map((address) => cache.add(new Request(address, { cache: "no-cache" }))));
    event.source.postMessage("kept");
  };
  event.waitUntil(event.data.forget ? caches.delete(NAME) : keep());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, address.pathname));
  else if (PARTS.includes(request.destination)) event.respondWith(part(request));
});

// The network's page when it answers soon; else the one that is kept.
async function page(request, path) {
  const kept = await caches.match(path, { cacheName: NAME });
  const late = new Promise((_resolve, reject) => setTimeout(reject, kept ? 3000 : 60000));
  try {
    return await Promise.race([fetch(request), late]);
  } catch {
    return kept || Response.error();
  }
}

async function part(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, { cacheName: NAME, ignoreSearch: true })) || Response.error();
  }
}
