import { cacheName, fill, isOwnCache, type Precache } from './precache.ts';
import { TAKE_OVER, WHICH_VERSION } from './messages.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build wherever it is named: once. */
declare const SELFSAME_PRECACHE: Precache;
const precache = SELFSAME_PRECACHE;

const { scope } = self.registration;
const own = cacheName(scope, precache.version);

// A new version waits until a person takes it or no tab is left: `skipWaiting` only on request.
self.addEventListener('install', (event) => event.waitUntil(fill(caches, scope, precache)));

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', ({ data, ports }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
  if (data === WHICH_VERSION) ports[0]?.postMessage(own);
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(scope)) event.respondWith(answer(request));
});

/** The first page has no version of another worker, so it may be answered at once. Files of open tabs are kept. */
async function takeOver(): Promise<void> {
  await self.clients.claim();
  const { held = [] } = await navigator.locks.query();
  const inUse = new Set(held.map(({ name }) => name));
  const names = (await caches.keys()).filter((name) => isOwnCache(scope, name));
  await Promise.all(names.filter((name) => name !== own && !inUse.has(name)).map((name) => caches.delete(name)));
}

/**
 * The page is that of this version; its parts have hashes in their names and may be an older one's, which a tab still shows.
 * The network is asked for nothing but what is in no version.
 */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(own);
  const path = request.url.slice(scope.length).replace(/[?#].*$/, '');
  const isPage = request.mode === 'navigate' && (path === '' || path === 'index.html');
  const found = isPage ? await cache.match(scope) : ((await cache.match(request)) ?? (await caches.match(request)));
  return found ?? fetch(request);
}
