import type { ProblemList } from './problem-list.ts';
import type { SectionReading } from './read-sections.ts';
import { quote } from './text-rules.ts';

/** A target that no model may see cannot also be told to be left out. */
export function checkColumns({ values, spans }: SectionReading, problems: ProblemList): void {
  const target = values.get('data.target');
  if (typeof target !== 'string') return;
  const exclude = values.get('data.exclude');
  const columns = values.get('data.columns');
  const typed = typeof columns === 'object' && columns !== null && Object.hasOwn(columns, target);
  const clash = (path: string, message: string): void => {
    const span = spans.get(path);
    if (span !== undefined)
      problems.add({
        code: 'config/name-clash',
        span,
        path,
        message,
        fix: 'Name another column here or in `data.target`.',
      });
  };
  if (Array.isArray(exclude) && exclude.includes(target))
    clash('data.exclude', `${quote(target)} is the target and is excluded as well.`);
  if (typed) clash('data.columns', `${quote(target)} is the target; it has no feature type.`);
}
