/** Checks of the hashes of tasks in lineage, as far as what the tasks put out is in the bundle. */
import { SelfsameError } from '../errors.ts';
import { agrees, disagrees, need, type CheckContext, type Finding, type NamedCheck } from './check.ts';
import { LINEAGE_PATH } from './paths.ts';
import { outputHash, taskOutputs } from './task-outputs.ts';
import type { Value } from '../bytes/value.ts';

export const tasksFollow: NamedCheck = {
  name: 'tasks_follow',
  title: 'The hashes of tasks are those of what the files hold of their outputs',
  meaning: 'The trace in lineage is of another run than the files: one of the two was exchanged.',
  depth: 'integrity',
  run: (context) => {
    const { preprocessor, classifier } = need(context.parts.model);
    return sameHashes(context, () => taskOutputs(context.run(), { preprocessor, fitted: classifier.fitted }));
  },
};

/** Compares hashes in lineage with those of outputs; tasks that lineage does not list are another check's finding. */
export async function sameHashes(
  { lineage, foreign }: CheckContext,
  outputs: () => Iterable<readonly [string, Value]>,
): Promise<Finding> {
  if (foreign) return { ...agrees(LINEAGE_PATH), skipped: true };
  const recorded = new Map(lineage.tasks.map(({ name, sha256 }) => [name, sha256]));
  const wrong: string[] = [];
  try {
    for (const [name, output] of outputs()) {
      const expected = recorded.get(name);
      if (expected !== undefined && expected !== (await outputHash(output))) wrong.push(name);
    }
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    return disagrees(LINEAGE_PATH, error.message);
  }
  if (wrong.length === 0) return agrees(LINEAGE_PATH);
  const more = wrong.length > MOST ? ` and ${wrong.length - MOST} more` : '';
  return disagrees(
    LINEAGE_PATH,
    `Lineage has other hashes for ${wrong.slice(0, MOST).join(', ')}${more} than the bundle's own files lead to.`,
  );
}

const MOST = 5;
