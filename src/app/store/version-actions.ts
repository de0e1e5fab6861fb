import type { Slice } from './slice.ts';
import { isBusy, type VersionState } from './state.ts';

/** What is known of the program's own versions. */
export function versionActions({ get, set, outside }: Slice) {
  const patch = (change: Partial<VersionState>): void => set((state) => ({ version: { ...state.version, ...change } }));
  return {
    reportOffline: (offline: 'cached' | 'file') => patch({ offline }),
    reportNewVersion: () => patch({ newer: true }),
    putOffNewVersion: () => patch({ newer: false }),
    showNewVersion: () => {
      if (!isBusy(get())) outside.showNewest();
    },
  };
}
