import type { VersionListener } from '../versions.ts';

/** The file is all there is, and stays what it is. */
export function watchVersions({ onOffline }: VersionListener): Promise<void> {
  onOffline('file');
  return Promise.resolve();
}

export function showNewest(): Promise<void> {
  return Promise.resolve();
}
