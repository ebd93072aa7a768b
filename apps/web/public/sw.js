// Keeps the scan page startable without a network. Data is not its business: the page has its own queue.
const kept = 'vuelta-pages';

self.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page and every file it may load, as listed by the build. */
async function keepAll() {
  const files = Object.values(await (await fetch('/files.json', { cache: 'no-cache' })).json());
  const urls = files
    .flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets])
    .map((path) => `/${path}`);
  const cache = await caches.open(kept);
  await cache.addAll(['/scan', '/scan.webmanifest', '/mark.svg', ...new Set(urls)]);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/assets/') && !urls.includes(pathname)) await cache.delete(request);
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (origin !== self.location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate' && pathname.startsWith('/scan')) event.respondWith(pageOf(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(fileOf(request));
});

/** The newest page there is; without a network, the one that was kept. */
async function pageOf(request) {
  try {
    const reply = await fetch(request);
    // A new build has other files: keep them while the network is there.
    if (reply.ok) void keepAll().catch(() => undefined);
    return reply;
  } catch {
    return (await caches.match('/scan')) ?? Response.error();
  }
}

/** Files with a hash in their name never change. */
async function fileOf(request) {
  return (await caches.match(request)) ?? fetch(request);
}
