/* Lets the page open without a network. KEPT names all that belongs to it, STATE marks how it is now:
   both are written above by yifa/web/phone/shell.py. Nothing of anybody is kept here. */
const CACHE = `yifa-phone-${STATE}`;

self.addEventListener("install", (event) => {
  const fresh = KEPT.map((one) => new Request(one, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("yifa-phone-") && name !== CACHE;
  const swept = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(swept.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin || !KEPT.includes(pathname)) { return; }
  event.respondWith(caches.match(pathname).then((kept) => kept || fetch(event.request)));
});
