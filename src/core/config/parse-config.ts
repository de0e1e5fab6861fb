import { decodeUtf8 } from '../bytes/text.ts';
import type { Problem } from '../errors.ts';
import { settleArtifacts } from './artifact-names.ts';
import { assembleConfig } from './assemble.ts';
import type { RunConfig } from './config.ts';
import { checkEngine } from './check-engine.ts';
import { checkColumns } from './column-clashes.ts';
import { checkSweep } from './check-sweep.ts';
import { ProblemList, type Finding } from './problem-list.ts';
import { readSections } from './read-sections.ts';
import { readYaml } from './read-yaml.ts';
import { sizeProblem } from './size-limit.ts';

export interface ConfigReading {
  /** `null` exactly when one of the problems is an error. */
  readonly config: RunConfig | null;
  /** Errors and notes in the order of the text. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a config: YAML 1.2 → every default filled in, or all problems at once, each with line and column. Never
 * throws. A byte order mark at the beginning is tolerated.
 */
export function parseConfig(text: string): ConfigReading {
  const tooLarge = sizeProblem(text.length);
  if (tooLarge !== null) return refused(tooLarge);
  const problems = new ProblemList(text);
  const root = readYaml(text, problems);
  const brokenFrom = firstError(problems);
  const read = readSections(root, problems);
  // Behind a syntax error the tree is a guess: what it seems to lack or to have too much would only confuse.
  if (brokenFrom !== null)
    problems.keep(
      (finding) => isSyntax(finding) || (finding.code !== 'config/missing-key' && finding.span.start < brokenFrom),
    );
  checkColumns(read, problems);
  checkEngine(read, problems);
  checkSweep(read, problems);
  settleArtifacts(read, problems);
  return { config: problems.hasErrors ? null : assembleConfig(read), problems: problems.toProblems() };
}

/** The same for a file: strict UTF-8. */
export function parseConfigBytes(bytes: Uint8Array): ConfigReading {
  const tooLarge = sizeProblem(bytes.length);
  if (tooLarge !== null) return refused(tooLarge);
  try {
    return parseConfig(decodeUtf8(bytes));
  } catch {
    return refused({
      code: 'config/encoding',
      severity: 'error',
      message: 'The config is not UTF-8 text.',
      fix: 'Save it as UTF-8.',
    });
  }
}

const SYNTAX_CODES = [
  'config/syntax',
  'config/encoding',
  'config/too-large',
  'config/multiple-documents',
  'config/alias-bomb',
];

function isSyntax(finding: Finding): boolean {
  return SYNTAX_CODES.includes(finding.code);
}

function firstError(problems: ProblemList): number | null {
  let first: number | null = null;
  problems.keep((finding) => {
    if (isSyntax(finding) && (first === null || finding.span.start < first)) first = finding.span.start;
    return true;
  });
  return first;
}

function refused(problem: Problem): ConfigReading {
  return { config: null, problems: [problem] };
}
