/** What an experiment should have before it is called final, as far as a verification has shown it. */
import type { CheckResult, ChecklistLine, ChecklistState, MadeBy, ReplayReport, SpotCheckReport } from './report.ts';

/** What the lines are evaluated from. */
export interface Shown {
  readonly checks: Readonly<Record<string, CheckResult>>;
  readonly made_by: MadeBy | null;
  readonly seed: number | null;
  readonly spot_check: SpotCheckReport | null;
  readonly replay: ReplayReport | null;
}

export function checklist(shown: Shown): readonly ChecklistLine[] {
  const { seed, made_by } = shown;
  return [
    byChecks(shown, 'seed_set', 'A seed is set', ['config', 'lineage_follows'], [], {
      done: `Lineage records the seed ${seed}, which is the one of the config.`,
      open: 'Lineage or config cannot be read.',
    }),
    byChecks(
      shown,
      'config_saved',
      'The config is saved',
      ['config', 'resolved_config', 'resolved_config_follows'],
      [],
      {
        done: 'As it was given, and with every default filled in.',
        open: 'The config cannot be read.',
      },
    ),
    byChecks(shown, 'model_kept', 'The model is kept', ['model', 'model_follows'], ['model_check'], {
      done: 'It is in the bundle, can be read, and is the one that the metrics speak of.',
      open: 'The model cannot be read.',
    }),
    byChecks(shown, 'metrics_logged', 'Metrics are logged', ['metrics', 'log', 'metrics_follow'], ['log_follows'], {
      done: 'In full and task by task; computed again from the predictions they are equal.',
      open: 'The metrics cannot be computed again.',
    }),
    byChecks(shown, 'card_written', 'A model card is written', ['model_card'], ['card_follows'], {
      done: 'It is in the bundle.',
      open: 'The card cannot be read.',
    }),
    environmentLine(shown, made_by),
    replayLine(shown),
  ];
}

interface Words {
  readonly done: string;
  readonly open: string;
}

/** @param further checks that count where they were made */
function byChecks(
  { checks }: Shown,
  item: string,
  title: string,
  required: readonly string[],
  further: readonly string[],
  words: Words,
): ChecklistLine {
  const names = [...required, ...further].filter((name) => Object.hasOwn(checks, name));
  const state = stateOf(checks, required, names);
  const failed = names.map((name) => checks[name]).find(({ passed, checked }) => !passed && checked);
  return {
    item,
    title,
    state,
    evidence: { checks: names, files: filesOf(checks, names) },
    note: failed?.problem ?? (state === 'done' ? words.done : words.open),
  };
}

function stateOf(checks: Shown['checks'], required: readonly string[], names: readonly string[]): ChecklistState {
  const found = names.map((name) => checks[name]);
  if (found.some(({ passed, checked }) => !passed && checked)) return 'failed';
  if (found.some(({ passed }) => !passed)) return 'not shown';
  return required.every((name) => Object.hasOwn(checks, name) && checks[name].checked) ? 'done' : 'not shown';
}

function filesOf(checks: Shown['checks'], names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => checks[name].path ?? []))];
}

/** What is known of the environment is what determines bytes; that it did is what a replay shows. */
function environmentLine(shown: Shown, madeBy: MadeBy | null): ChecklistLine {
  const kernels = madeBy?.kernels ?? null;
  const line = byChecks(shown, 'environment_locked', 'The environment is locked', ['run_id', 'model_follows'], [], {
    done: `Lineage names kernels ${kernels}: the version of everything that determines bytes. Machine, system and browser are not recorded; results do not depend on them.`,
    open: 'Lineage cannot be read.',
  });
  if (line.state !== 'done' || madeBy?.repeatable === true) return line;
  return {
    ...line,
    state: 'not shown',
    note: `Lineage names kernels ${kernels}, which this program does not have: it cannot say what they determine.`,
  };
}

function replayLine({ checks, replay, spot_check }: Shown): ChecklistLine {
  const base = {
    item: 'reproducible',
    title: 'The results can be reproduced from the config',
    evidence: {
      checks: ['replay'],
      files: filesOf(
        checks,
        ['config', 'dataset'].filter((name) => name in checks),
      ),
    },
  };
  if (replay?.passed === true)
    return { ...base, state: 'done', note: `Trained again: ${replay.tasks.length} tasks and every byte are the same.` };
  if (replay !== null)
    return { ...base, state: 'failed', note: `Trained again, ${replay.first_difference ?? 'it'} comes out different.` };
  if (spot_check?.passed === false)
    return {
      ...base,
      state: 'failed',
      evidence: { ...base.evidence, checks: ['spot_check'] },
      note: `Repeated, ${spot_check.first_difference ?? 'a fit'} comes out different.`,
    };
  const some = spot_check === null ? '' : `${spot_check.fits.length} of ${spot_check.of} fits repeat. `;
  return { ...base, state: 'not shown', note: `${some}Only a replay shows it: everything trained again and compared.` };
}
