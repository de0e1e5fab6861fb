import { MLJS_LIMITS, MLJS_MODELS } from './engine-limits.ts';
import type { ProblemList } from './problem-list.ts';
import type { SectionReading } from './read-sections.ts';

/** What `engine: mljs` cannot do: models that it does not have, and settings that its packages do not know. */
export function checkEngine({ values, spans, sections }: SectionReading, problems: ProblemList): void {
  if (values.get('engine') !== 'mljs') return;
  const start = { start: 0, end: 0 };
  for (const path of sections) {
    const model = path.slice('models.'.length);
    if (!path.startsWith('models.') || MLJS_MODELS.some((known) => known === model)) continue;
    problems.add({
      code: 'config/engine',
      span: spans.get(path) ?? start,
      path,
      message: `The engine \`mljs\` has no ${model}.`,
      fix: `Delete the model, or the line \`engine: mljs\`. It has ${MLJS_MODELS.join(', ')}.`,
    });
  }
  for (const { path, neutral, other, why } of MLJS_LIMITS) {
    const value = values.get(path);
    if (other !== 'refused' || value === undefined || value === neutral) continue;
    problems.add({
      code: 'config/engine',
      span: spans.get(path) ?? start,
      path,
      message: `\`engine: mljs\` cannot do this: ${why}.`,
      fix: `Set it to \`${String(neutral)}\`, or delete the line \`engine: mljs\`.`,
    });
  }
}
