import * as v from 'valibot';
import type { Place, Problem } from '../../errors.ts';
import type { CheckResult, ReplayedTask, SpotCheckedFit, VerificationReport } from '../report.ts';
import { count, entitled, hash, link, mapOf, notNegative, runIdText, say, texts } from './parts.ts';

const check: v.GenericSchema<CheckResult> = v.strictObject({
  title: say(v.string(), 'What holds when it passes.'),
  depth: say(v.picklist(['integrity', 'model-check', 'spot-check', 'replay']), 'The depth that it belongs to.'),
  path: say(v.nullable(v.string()), 'The file that it is about, or that is to blame; null where it is about all.'),
  expected: say(v.nullable(v.string()), 'A hash where hashes are compared, else words.'),
  actual: say(v.nullable(v.string()), 'What was found.'),
  passed: say(v.boolean(), 'Whether nothing is wrong.'),
  checked: say(v.boolean(), 'False where it could not be made: then nothing is known.'),
  problem: say(v.nullable(v.string()), 'What is wrong.'),
  meaning: say(v.nullable(v.string()), 'What it means for the reader; null where nothing is wrong.'),
});

const task: v.GenericSchema<ReplayedTask> = v.strictObject({
  name: v.string(),
  state: say(
    v.picklist(['same', 'different', 'affected', 'not reached']),
    '`different`: its inputs are the same and it is not; `affected`: an input differs.',
  ),
  expected: say(v.nullable(hash), 'SHA-256 of the output as recorded; null for a task that the bundle does not list.'),
  actual: say(v.nullable(hash), 'SHA-256 of the output when repeated.'),
});

const fit: v.GenericSchema<SpotCheckedFit> = v.strictObject({
  task: v.string(),
  model: v.string(),
  fold: count,
  rows: say(count, 'Validation rows of the fold.'),
  different: say(count, 'Rows whose probability is another one than out_of_fold.csv has.'),
  largest_difference: notNegative,
  passed: v.boolean(),
});

const place: v.GenericSchema<Place> = v.strictObject({
  line: v.optional(say(count, 'From 1.')),
  column: v.optional(say(count, 'From 1.')),
  endLine: v.optional(count),
  endColumn: v.optional(count),
  row: v.optional(say(count, 'Data row, from 0.')),
  name: v.optional(say(v.string(), 'Name of a data column.')),
  path: v.optional(say(v.string(), 'Path of a file, or a key path.')),
  byte: v.optional(say(count, 'From 0.')),
});

const problem = v.strictObject({
  code: say(v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9-]+$/)), 'Literal code of the problem.'),
  severity: v.picklist(['error', 'warning', 'note']),
  message: v.string(),
  fix: v.optional(say(v.string(), 'What to do about it.')),
  place: v.optional(place),
  replacement: v.optional(v.string()),
}) as unknown as v.GenericSchema<Problem>;

const firstDifference = say(v.nullable(v.string()), 'The first task in the order of the graph, or file, that differs.');

const report: v.GenericSchema<VerificationReport> = v.strictObject({
  ...link('report'),
  run_id: say(v.nullable(runIdText), 'As in lineage.json; null where that is damaged.'),
  made_by: say(
    v.nullable(
      v.looseObject({
        name: v.string(),
        kernels: count,
        packages: v.optional(mapOf(v.string())),
        repeatable: say(v.boolean(), 'Whether the program that verified can repeat the training to the byte.'),
      }),
    ),
    'Who trained, as lineage.json says; null where that is damaged.',
  ),
  depth: say(
    v.picklist(['integrity', 'model-check', 'spot-check', 'replay']),
    'How far the verification went; each depth includes those before it.',
  ),
  checks: say(mapOf(check), 'By name: `dataset, config, model, threshold`, further files by role, then named checks.'),
  passed: say(v.boolean(), 'Whether nothing is wrong down to that depth.'),
  notes: say(v.array(v.string()), 'What a reader should know and nothing is wrong with.'),
  spot_check: say(
    v.nullable(
      v.strictObject({
        passed: v.boolean(),
        seed: say(count, 'What the fits were drawn by: the choice of the verifier.'),
        of: say(count, 'Fits that the bundle speaks of.'),
        first_difference: firstDifference,
        fits: v.array(fit),
        tasks: v.array(task),
      }),
    ),
    'Fits that were repeated; null where none were.',
  ),
  replay: say(
    v.nullable(
      v.strictObject({
        passed: v.boolean(),
        first_difference: firstDifference,
        tasks: v.array(task),
        files: v.array(
          v.strictObject({
            path: v.string(),
            expected: v.nullable(hash),
            actual: v.nullable(hash),
            passed: v.boolean(),
          }),
        ),
      }),
    ),
    'The repeated training; null where it was not repeated.',
  ),
  checklist: say(
    v.array(
      v.strictObject({
        item: say(v.string(), 'Literal name of the line.'),
        title: say(v.string(), 'What is asked for.'),
        state: say(
          v.picklist(['done', 'not shown', 'failed']),
          '`done` only where a check that was made has shown it.',
        ),
        evidence: v.strictObject({
          checks: say(texts, 'Names of checks.'),
          files: say(texts, 'Files to look at.'),
        }),
        note: say(v.string(), 'What the state rests on, or what would show it.'),
      }),
    ),
    'What an experiment should have before it is called final.',
  ),
  problems: say(v.array(problem), 'Everything that is wrong, each once.'),
});

export const reportSchema = entitled(report, 'reproducibility_report.json', 'What a verification of a bundle found.');
