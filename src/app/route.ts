/** The page's places, kept in the URL's hash so that back, forward and links work. */
export const PLACES = ['experiment', 'verify', 'predict', 'runs'] as const;

export type Place = (typeof PLACES)[number];

export function placeOfHash(hash: string): Place {
  // What follows a slash is the place's own.
  const name = hash.replace(/^#/, '').split('/')[0];
  return PLACES.find((place) => place === name) ?? 'experiment';
}

/** What a link that carries a config has in its fragment; `null` for any other. */
export const linkOfHash = (hash: string): string | null => /^#config\/(.*)$/s.exec(hash)?.[1] ?? null;

export const hashOfLink = (payload: string): string => `#config/${payload}`;
