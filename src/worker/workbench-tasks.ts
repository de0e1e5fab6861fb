import type { Lineage } from '../core/bundle/lineage.ts';
import { MODEL_NAMES } from '../core/models/registry.ts';
import type { Task, TaskKind } from '../core/pipeline/task.ts';

const PLAIN: readonly TaskKind[] = [
  'dataset',
  'table',
  'features',
  'split',
  'baseline',
  'select',
  'threshold',
  'test',
  'drift',
  'comparisons',
  'intervals',
  'importance',
];

const INNER = /^inner-\d{1,2}$/;

/**
 * A bundle records a task's name, inputs and slices; what it is follows from the name. Names that this version does not
 * know are left out of the drawing (the verifier compares them all the same).
 */
export function tasksOfLineage({ tasks }: Lineage): Task[] {
  return tasks.flatMap((record): Task[] => {
    const what = meaningOf(record.name);
    return what === null ? [] : [{ name: record.name, inputs: record.inputs, config: record.config, ...what }];
  });
}

function meaningOf(name: string): Pick<Task, 'kind' | 'model' | 'part'> | null {
  const plain = PLAIN.find((kind) => kind === name);
  if (plain !== undefined) return { kind: plain };
  const [stage, ...rest] = name.split('/');
  if (stage === 'preprocess' || stage === 'split') {
    const part = partOf(rest[0]);
    if (part === null || (rest.length === 2 && !INNER.test(rest[1])) || rest.length > 2) return null;
    return { kind: stage === 'split' ? 'inner-split' : 'preprocess', part };
  }
  if (stage === 'importance') return { kind: 'importance-repeat' };
  const model = MODEL_NAMES.find((known) => known === rest[0]);
  if (model === undefined) return null;
  if (stage === 'evaluate' && rest.length === 1) return { kind: 'evaluate', model };
  const part = partOf(rest[1] ?? '');
  if (part !== null && stage === 'choose' && rest.length === 2) return { kind: 'choose', model, part };
  if (part !== null && stage === 'sweep' && rest.length === 4) return { kind: 'try', model, part };
  if (stage !== 'fit' || part === null || rest.length > 3) return null;
  return { kind: rest.length === 3 ? 'fit-block' : 'fit', model, part };
}

function partOf(text: string): number | 'final' | null {
  if (text === 'final') return 'final';
  const fold = /^fold-(\d{1,4})$/.exec(text);
  return fold === null ? null : Number(fold[1]);
}
