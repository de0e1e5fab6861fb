import { agrees, need, type NamedCheck } from './check.ts';
import { sameJson } from './check-written.ts';
import type { Lineage } from './lineage.ts';
import { LINEAGE_PATH } from './paths.ts';
import { sweepFile } from './sweep-file.ts';

const sweepFollows: NamedCheck = {
  name: 'sweep_follows',
  title: 'The candidates of the sweep are those of the config, and the best by their scores were chosen',
  meaning: 'The hyperparameters were not chosen as the config says: the reported scores may be of a hand-picked model.',
  depth: 'integrity',
  role: 'sweep',
  run: (context) => {
    const recorded = need(context.parts.sweep);
    const { config, sweep } = context.run();
    const path = context.lineage.artifacts.find(({ role }) => role === 'sweep')?.path ?? LINEAGE_PATH;
    if (sweep === null || recorded === null) return { ...agrees(path), skipped: true };
    const expected = sweepFile(config, sweep);
    return sameJson(context, 'sweep', path, expected, recorded, 'The sweep does not follow from config and scores');
  },
};

/** Only where there is a sweep: bundles without one have nothing to say about it. */
export function sweepChecks({ artifacts }: Lineage): readonly NamedCheck[] {
  return artifacts.some(({ role }) => role === 'sweep') ? [sweepFollows] : [];
}
