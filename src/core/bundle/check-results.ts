/** Checks of the results that follow from predictions and scores alone. */
import { agrees, disagrees, need, type CheckContext, type Finding, type NamedCheck } from './check.ts';
import { sameJson } from './check-written.ts';
import { pathOf } from './check-consistency.ts';
import { hasRole } from './paths.ts';
import { resultFile, type ResultRole } from './result-files.ts';

export const intervalsFollow: NamedCheck = {
  name: 'intervals_follow',
  title: 'The intervals, drawn again by the seed from the predictions, are equal',
  meaning: 'The scores are less certain, or more, than the bundle says.',
  depth: 'integrity',
  role: 'intervals',
  run: (context) => follows(context, 'intervals', 'The intervals do not follow from the predictions'),
};

export const comparisonsFollow: NamedCheck = {
  name: 'comparisons_follow',
  title: 'The comparisons of models, made again from the folds, are equal',
  meaning: 'What the bundle says of which model is better than which does not follow from their scores.',
  depth: 'integrity',
  role: 'comparisons',
  run: (context) => follows(context, 'comparisons', 'The comparisons do not follow from the scores of the folds'),
};

export const importanceFollows: NamedCheck = {
  name: 'importance_follows',
  title: 'Rows, score, means and spreads of the importance are those of the predictions and of its own repeats',
  meaning: 'The columns may matter otherwise than the bundle says. Only a replay permutes them again.',
  depth: 'integrity',
  role: 'importance',
  run: (context) => follows(context, 'importance', 'The importance does not follow from the predictions'),
};

/** A file against what the other files lead to; nothing to check where there is to be none. */
function follows(context: CheckContext, role: ResultRole, complaint: string): Finding {
  const { parts, lineage } = context;
  const recorded = need(parts[role]);
  const path = pathOf(lineage, role);
  if (!hasRole(need(parts.config), role, lineage.engine.kernels)) return { ...agrees(path), skipped: true };
  if (recorded === null) return disagrees(path, `Lineage lists no file of the role ${role}.`);
  return sameJson(context, role, path, resultFile(context.run(), role), recorded, complaint);
}
