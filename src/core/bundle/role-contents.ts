import { encodeUtf8 } from '../bytes/text.ts';
import type { JsonObject } from '../bytes/value.ts';
import { resolvedConfig } from '../config/resolved.ts';
import type { SelectedRun } from '../pipeline/gather-run.ts';
import type { RunResult } from '../pipeline/result.ts';
import { curvesFile } from './curves-file.ts';
import { resultFiles } from './result-files.ts';
import { driftFile } from './drift-file.ts';
import { metricsFile } from './metrics-file.ts';
import { metricsLog } from './metrics-log.ts';
import { modelCard } from './model-card.ts';
import { modelFile, pipelineOf } from './model-file.ts';
import { outOfFoldCsv, predictionsCsv, splitsCsv } from './result-tables.ts';
import { sweepFile } from './sweep-file.ts';
import { jsonFile } from './json-file.ts';
import type { Role } from './paths.ts';
import { asWritten, type SchemaName } from './schema/link.ts';

/** The files that follow from the folds alone. */
export function selectedContents(run: SelectedRun): readonly (readonly [Role, () => Uint8Array])[] {
  return [
    ['splits', () => encodeUtf8(splitsCsv(run))],
    ['out_of_fold', () => encodeUtf8(outOfFoldCsv(run))],
  ];
}

/** What each file of a run's bundle has in it, lineage and sums apart; made when it is asked for. */
export function roleContents(run: RunResult, id: string): readonly (readonly [Role, () => Uint8Array])[] {
  const document = (name: SchemaName, content: () => JsonObject) => () =>
    jsonFile(asWritten(name, run.kernels, content()));
  const text = (content: () => string) => () => encodeUtf8(content());
  const { sweep } = run;
  return [
    ['dataset', () => run.dataset.bytes],
    ['config', () => run.configFile.bytes],
    ['model', document('model', () => modelFile(pipelineOf(run)))],
    ['threshold', text(() => `${run.threshold.threshold}\n`)],
    ['metrics', document('metrics', () => metricsFile(run, id))],
    ['drift_baseline', document('drift-baseline', () => driftFile(run.drift))],
    [
      'resolved_config',
      document('config', () => resolvedConfig(run.config, run.resolution, run.dataset.sha256, run.kernels)),
    ],
    ['model_card', text(() => modelCard(run, id))],
    ['log', text(() => metricsLog(run))],
    ['predictions', text(() => predictionsCsv(run))],
    ...selectedContents(run),
    ['curves', document('curves', () => curvesFile(run))],
    ...resultFiles(run).map(([role, content]) => [role, document(role, content)] as const),
    ...(sweep === null ? [] : [['sweep', document('sweep', () => sweepFile(run.config, sweep))] as const]),
  ];
}
