// Keeps the door's page, its styles and its scripts, so that it can be opened without network. Names are not kept here.

const NAME = `door ${self.registration.scope}`;
const HOME = new URL(self.registration.scope).pathname;
const PARTS = ["style", "script", "font", "image", "manifest"];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const keep = async () => {
    const cache = await caches.open(NAME);
    await Promise.allSettled(event.data.keep.map((address) => cache.add(address)));
    event.source.postMessage("kept");
  };
  event.waitUntil(keep());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  const isPage = request.mode === "navigate" && address.pathname === HOME;
  if (isPage) event.respondWith(page(request));
  else if (PARTS.includes(request.destination)) event.respondWith(part(request));
});

// The network's page when it answers soon; else the one that is kept.
async function page(request) {
  const kept = await caches.match(HOME, { cacheName: NAME });
  const late = new Promise((_resolve, reject) => setTimeout(reject, kept ? 4000 : 60000));
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
