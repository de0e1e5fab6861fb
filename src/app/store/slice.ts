import type { Workbench } from '../../worker/protocol.ts';
import type { Place } from '../route.ts';
import type { IncomingFile } from './incoming.ts';
import type { State, Theme } from './state.ts';

/** What the store needs of the world; tests give their own. */
export interface Outside {
  readonly workbench: Workbench;
  /** Monotonic, in seconds. */
  readonly clock: () => number;
  /** Calls back once, later; used to wait for a pause in typing and to gather task events. */
  readonly later: (callback: () => void, milliseconds: number) => void;
  readonly save: (name: string, bytes: Uint8Array | string, type: string) => void;
  /** Where the page is, without a fragment. */
  readonly pageUrl: () => string;
  readonly fetchSample: () => Promise<readonly IncomingFile[]>;
  /** Asks the browser not to throw away what the page keeps. */
  readonly persist: () => void;
  /** Loads the newest version of the page in place of this one. */
  readonly showNewest: () => void;
  readonly go: (place: Place) => void;
  readonly setTheme: (theme: Theme) => void;
}

export interface Slice {
  readonly get: () => State;
  readonly set: (change: (state: State) => Partial<State>) => void;
  readonly outside: Outside;
}
