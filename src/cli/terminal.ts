import { printable } from './printable.ts';

/** A stream of the process, as far as it is needed. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly look: (text: string) => string;
}

/** Results go to `out`, everything else to `err`: what is piped on is the result alone. */
export interface Terminal {
  /** One JSON document on `out` instead of words. */
  readonly json: boolean;
  readonly outStyle: Style;
  readonly errStyle: Style;
  readonly err: Stream;
  out(line: string): void;
  note(line: string): void;
  /** Text as it is, without a line end: a CSV, a JSON document. */
  raw(text: string): void;
}

export interface TerminalOptions {
  readonly json?: boolean;
  /** `false` with `--no-color`. */
  readonly color?: boolean;
}

export function createTerminal(out: Stream, err: Stream, options: TerminalOptions): Terminal {
  const colours = (stream: Stream): boolean =>
    options.color !== false &&
    (process.env.NO_COLOR ?? '') === '' &&
    process.env.TERM !== 'dumb' &&
    stream.isTTY === true;
  return {
    json: options.json === true,
    outStyle: styleOf(colours(out)),
    errStyle: styleOf(colours(err)),
    err,
    out: (line) => void out.write(`${line}\n`),
    note: (line) => void err.write(`${line}\n`),
    raw: (text) => void out.write(text),
  };
}

/** Every word is made printable before it gets its colour, so that the only escapes are ours. */
function styleOf(colours: boolean): Style {
  const sgr = (on: number, off: number) => (text: string) =>
    colours ? `\u001b[${on}m${printable(text)}\u001b[${off}m` : printable(text);
  return { bold: sgr(1, 22), dim: sgr(2, 22), good: sgr(32, 39), bad: sgr(31, 39), look: sgr(33, 39) };
}
