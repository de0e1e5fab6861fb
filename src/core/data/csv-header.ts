import type { Problem } from '../errors.ts';
import { listed, quoted } from './wording.ts';

/** How many columns a message names. */
const SHOWN = 5;

/** Columns without a name, and names that stand twice. */
export function headerProblems(header: readonly string[], line: number): Problem[] {
  const problems: Problem[] = [];
  const empty: number[] = [];
  const positions = new Map<string, number[]>();
  header.forEach((name, j) => {
    if (name.trim() === '') empty.push(j + 1);
    else {
      const list = positions.get(name);
      if (list === undefined) positions.set(name, [j + 1]);
      else list.push(j + 1);
    }
  });
  if (empty.length > 0)
    problems.push({
      code: 'data/empty-header',
      severity: 'error',
      message: `The header has no name in ${empty.length === 1 ? 'column' : 'columns'} ${listed(empty.slice(0, SHOWN), empty.length)}.`,
      fix: 'Give every column a name, or remove the column. If the first line is no header, write `data.header: false`.',
      place: { line },
    });
  for (const [name, list] of positions) {
    if (list.length === 1) continue;
    problems.push({
      code: 'data/duplicate-header',
      severity: 'error',
      message: `The name ${quoted(name)} stands ${list.length} times in the header: columns ${listed(list.slice(0, SHOWN), list.length)}.`,
      fix: 'Rename or remove all but one. If the first line is no header, write `data.header: false`.',
      place: { line, name },
    });
  }
  return problems;
}

/** Names for a file without a header: `column_1`, `column_2`, … */
export const madeHeader = (width: number): readonly string[] =>
  Array.from({ length: width }, (_, j) => `column_${j + 1}`);
