import { createInlineExecutor } from '../../../src/core/index.ts';
import type { RunView, Workbench } from '../../../src/worker/protocol.ts';
import { createSession } from '../../../src/worker/workbench-session.ts';
import { createWorkbench } from '../../../src/worker/workbench.ts';

const SMALL_CSV = `id,x,c,y\n${Array.from({ length: 160 }, (_, i) => {
  const x = (i * 37) % 101;
  return `row ${i},${x},${'abc'[i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
}).join('\n')}\n`;

export const SMALL_CONFIG = `seed: 7
data:
  target: y
  exclude: [id]
models:
  logistic_regression: {}
  decision_tree:
    max_depth: 3
cv:
  n_splits: 3
business:
  target_precision: 0.6
`;

export interface SmallRun {
  readonly workbench: Workbench;
  readonly run: RunView;
  readonly dataset: string;
  readonly csv: string;
}

/** A finished run of two models on 160 rows, in one thread. */
export async function smallRun(config = SMALL_CONFIG, csv = SMALL_CSV): Promise<SmallRun> {
  const session = createSession(
    createInlineExecutor(),
    { userAgent: 'test', cores: 1 },
    { warm: () => undefined, close: () => undefined },
  );
  const workbench = createWorkbench(session);
  const { sha256 } = await workbench.openDataset('d.csv', new TextEncoder().encode(csv));
  const run = await workbench.run(sha256, config, { onPlan: () => undefined, onTask: () => undefined });
  return { workbench, run, dataset: sha256, csv };
}
