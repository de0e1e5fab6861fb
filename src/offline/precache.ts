/** What a version of the page is made of, put in by the build (scripts/offline). */
export interface Precache {
  /** SHA-256 over the files' names and hashes. */
  readonly version: string;
  /** Address relative to the page, and SHA-256 in base64 as integrity metadata has it. */
  readonly files: readonly (readonly [string, string])[];
}

const PREFIX = 'selfsame';

/** One cache a version; two pages on one origin keep apart by their paths. */
export function cacheName(scope: string, version: string): string {
  return `${PREFIX} ${new URL(scope).pathname} ${version}`;
}

export function isOwnCache(scope: string, name: string): boolean {
  return name.startsWith(cacheName(scope, ''));
}

/**
 * Fills the cache of a version: all of it or an error. What an older version has too is copied; everything else must have
 * the hash that the build wrote down, so that a server in the middle of a change gives no mixture.
 */
export async function fill(caches: CacheStorage, scope: string, { version, files }: Precache): Promise<void> {
  const cache = await caches.open(cacheName(scope, version));
  await Promise.all(
    files.map(async ([path, digest]) => {
      const url = new URL(path, scope);
      // Only names with a hash in them mean the same in every version.
      const kept = path.startsWith('assets/') ? await caches.match(url) : undefined;
      await cache.put(url, kept ?? (await fetchExactly(url, digest)));
    }),
  );
}

async function fetchExactly(url: URL, digest: string): Promise<Response> {
  const response = await fetch(url, { cache: 'no-cache', redirect: 'error', integrity: `sha256-${digest}` });
  if (!response.ok) throw new Error(`${url.pathname} could not be loaded (${response.status})`);
  return response;
}
