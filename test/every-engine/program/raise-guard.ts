import { installGuard } from './guard.ts';

const global = globalThis as { Intl?: typeof Intl };

/** Read before the guard stands; unknown to an engine that has no `Intl`. */
const options = global.Intl?.DateTimeFormat().resolvedOptions();

/** The day and the place that this engine believes in, to show that nothing depends on them. */
export const SURROUNDINGS = {
  timeZone: options?.timeZone ?? 'none',
  locale: options?.locale ?? 'none',
} as const;

// The first module of the program: what comes after it is loaded, and runs, under the guard.
installGuard();
