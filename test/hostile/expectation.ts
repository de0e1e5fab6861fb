/** What a hostile file must meet; stands in a case's `expect.json`. */
export interface Expectation {
  /** Of `selfsame verify`: 1 readable, and something is wrong; 2 not readable as a bundle. 0: nothing is wrong with it. */
  readonly exit: 0 | 1 | 2;
  /** Of all problems, each once, in the order in which they are reported. */
  readonly codes: readonly string[];
  /** Texts that the messages contain. */
  readonly says?: readonly string[];
}
