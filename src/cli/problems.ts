import type { Problem } from '../core/index.ts';
import { printable } from './printable.ts';
import type { Style, Terminal } from './terminal.ts';

/** The files that a command reads, as they were named; known piece by piece. */
export interface InputFiles {
  config?: string;
  data?: string;
  bundle?: string;
  registry?: string;
  /** Configs that the config stands on: how they are called in problems, and what they are called on the command line. */
  bases?: ReadonlyMap<string, string>;
}

/** At most this many problems of one severity are printed; a file of garbage has thousands. */
const MOST = 50;

/** Each on a line of its own on stderr: errors first, then warnings, then notes. */
export function printProblems(terminal: Terminal, problems: readonly Problem[], files: InputFiles): void {
  for (const severity of ['error', 'warning', 'note'] as const) {
    const some = problems.filter((problem) => problem.severity === severity);
    for (const problem of some.slice(0, MOST)) terminal.note(problemLine(problem, files, terminal.errStyle));
    if (some.length > MOST) terminal.note(`… and ${some.length - MOST} more.`);
  }
}

/** `config.yaml, line 3, column 5: what is wrong. What to do. [code]` */
export function problemLine(problem: Problem, files: InputFiles, style: Style): string {
  const { severity, message, fix, code } = problem;
  const colour = { error: style.bad, warning: style.look, note: style.dim }[severity];
  const place = placeOf(problem, files);
  const where = place === '' ? '' : `${printable(place)}: `;
  const text = printable(fix === undefined ? message : `${message} ${fix}`).replaceAll('\n', ' ');
  return `${colour(severity)}: ${where}${text} ${style.dim(`[${code}]`)}`;
}

function placeOf({ code, place }: Problem, files: InputFiles): string {
  const base = place?.path === undefined ? undefined : files.bases?.get(place.path);
  const file = base ?? fileOf(code, place?.path, files);
  const parts: string[] = [];
  if (file !== undefined) parts.push(file);
  // Where there is a line, a key's path says nothing more.
  const path = base === undefined && place?.path !== file ? place?.path : undefined;
  if (path !== undefined && (place?.line === undefined || file === undefined)) parts.push(path);
  if (place?.line !== undefined) parts.push(`line ${place.line}`);
  if (place?.line !== undefined && place.column !== undefined) parts.push(`column ${place.column}`);
  if (place?.line === undefined && place?.byte !== undefined) parts.push(`byte ${place.byte}`);
  return parts.join(', ');
}

/** Which of the inputs a problem is in follows from its code. */
function fileOf(code: string, path: string | undefined, files: InputFiles): string | undefined {
  const [area] = code.split('/');
  // A dataset's problem that has a path is one with a key of the config.
  if (area === 'config' || (area === 'data' && path !== undefined)) return files.config;
  // With a path it is about the config's key that names the dataset.
  if (area === 'registry') return path === undefined ? files.registry : files.config;
  if (area === 'data' || area === 'predict') return files.data;
  if (area === 'zip' || area === 'json' || area === 'lineage' || area === 'bundle' || area === 'model')
    return files.bundle;
  return undefined;
}
