import type { SpawnedWorker } from '../../../src/platform/worker-pool.ts';

/** What the program is asked to do, one after the other. */
export type Order =
  /** Train and bundle; with `prove` also verify with a replay, and predict. No workers: in the thread itself. */
  | { readonly do: 'bundle'; readonly name: string; readonly workers: number; readonly prove?: boolean }
  /** The core's own functions at many arguments, each result to the bit. */
  | { readonly do: 'numerics' }
  /** The same scores in one fresh realm after the other. */
  | { readonly do: 'realms' };

/** Runs a script in a realm of its own (objects, functions and their optimised forms), and lets its value be used. */
export type FreshRealm = (script: string, use: (value: unknown) => void) => void;

/** What it says: first where it is, then one line for each order. */
export type Saying =
  | {
      readonly say: 'here';
      readonly timeZone: string;
      readonly locale: string;
      readonly userAgent: string;
      /** What the guard does not hold back here. */
      readonly unguarded: readonly string[];
    }
  | { readonly say: 'result'; readonly order: Order; readonly sha256: string }
  | { readonly say: 'failed'; readonly order: Order; readonly reason: string }
  | { readonly say: 'done' };

/** What the program needs of the place in which it runs. */
export interface Host {
  readonly orders: readonly Order[];
  emit(saying: Saying): void | Promise<void>;
  /** Starts another instance of the program as a worker for tasks; absent where there are no workers. */
  readonly spawn?: () => SpawnedWorker;
  /** Absent where there is one realm only. */
  readonly inFreshRealm?: FreshRealm;
}
