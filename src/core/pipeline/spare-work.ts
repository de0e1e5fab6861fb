/** Work that no task waits for: a run has it done where a core would else have nothing to do. */
export interface SpareWork {
  /** What is under way; nothing in it rejects. */
  readonly running: ReadonlySet<Promise<void>>;
  /** Gives the executor one more piece; false: there is none. */
  start(): boolean;
}
