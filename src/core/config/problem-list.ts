import type { ConfigErrorCode, Problem, Severity } from '../errors.ts';
import { lineStarts, placeOf } from './lines.ts';
import type { Span } from './yaml-tree.ts';

/** So many are shown; a stranger's file may have a problem in each of its lines. */
const SHOWN = 100;

export interface Finding {
  readonly code: ConfigErrorCode;
  readonly severity?: Severity;
  readonly span: Span;
  readonly message: string;
  readonly fix?: string;
  readonly replacement?: string;
  /** Key path, where there is one. */
  readonly path?: string;
}

/** Collects what is wrong with one text, each with its place. */
export class ProblemList {
  readonly #starts: readonly number[];
  readonly #findings: Finding[] = [];
  #more = 0;

  constructor(text: string) {
    this.#starts = lineStarts(text);
  }

  /** @param finding may be made late, where making it takes time: what is not shown is not made */
  add(finding: Finding | (() => Finding)): void {
    if (this.#findings.length >= SHOWN) this.#more++;
    else this.#findings.push(typeof finding === 'function' ? finding() : finding);
  }

  /** 1-based line of an offset. */
  lineOf(offset: number): number {
    return placeOf(this.#starts, { start: offset, end: offset }).line ?? 1;
  }

  get hasErrors(): boolean {
    return this.#more > 0 || this.#findings.some(({ severity }) => (severity ?? 'error') === 'error');
  }

  has(predicate: (finding: Finding) => boolean): boolean {
    return this.#findings.some(predicate);
  }

  /** Drops findings that a predicate does not keep. */
  keep(predicate: (finding: Finding) => boolean): void {
    const kept = this.#findings.filter(predicate);
    this.#findings.length = 0;
    this.#findings.push(...kept);
  }

  /** In the order of the text. */
  toProblems(): readonly Problem[] {
    const problems = this.#findings
      .map((finding, index) => ({ finding, index }))
      .sort((a, b) => a.finding.span.start - b.finding.span.start || a.index - b.index)
      .map(({ finding }) => this.#toProblem(finding));
    if (this.#more > 0) {
      const last = problems[problems.length - 1];
      problems.push({ ...last, message: `${this.#more} more problems are not shown.`, fix: 'Mend these first.' });
    }
    return problems;
  }

  #toProblem({ code, severity = 'error', span, message, fix, replacement, path }: Finding): Problem {
    return {
      code,
      severity,
      message,
      ...(fix === undefined ? {} : { fix }),
      place: { ...placeOf(this.#starts, span), ...(path === undefined ? {} : { path }) },
      ...(replacement === undefined ? {} : { replacement }),
    };
  }
}
