import type { Problem } from '../../worker/protocol.ts';

/** The problems of anything that was thrown across the bridge. */
export function problemsOfError(error: unknown): readonly Problem[] {
  if (error instanceof Error && 'problems' in error && Array.isArray(error.problems)) {
    return error.problems as readonly Problem[];
  }
  return [
    {
      code: 'run/task-failed',
      severity: 'error',
      message: `The program failed: ${error instanceof Error ? error.message : String(error)}.`,
      fix: 'Reload the page and try again. Your files were not changed.',
    },
  ];
}

export const isCancelled = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.code === 'run/cancelled');

/** `line 44, column 15`, `rows from 12`, `column purchased`. */
export function placeInWords({ place, message }: Problem): string {
  if (place === undefined) return '';
  const parts: string[] = [];
  if (place.line !== undefined) parts.push(`line ${place.line}`);
  if (place.line !== undefined && place.column !== undefined) parts.push(`column ${place.column}`);
  // What the message begins with is not said twice.
  if (place.path !== undefined && !message.startsWith(place.path)) parts.push(place.path);
  if (place.byte !== undefined) parts.push(`byte ${place.byte}`);
  return parts.join(', ');
}
