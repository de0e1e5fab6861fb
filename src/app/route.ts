/** The page's places, kept in the URL's hash so that back, forward and links work. */
export const PLACES = ['experiment', 'verify', 'predict'] as const;

export type Place = (typeof PLACES)[number];

export function placeOfHash(hash: string): Place {
  const name = hash.replace(/^#/, '');
  return PLACES.find((place) => place === name) ?? 'experiment';
}
