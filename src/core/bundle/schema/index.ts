import type { GenericSchema } from 'valibot';
import { comparisonsSchema } from './comparisons.ts';
import { configSchema } from './config.ts';
import { curvesSchema } from './curves.ts';
import { driftSchema } from './drift.ts';
import { environmentSchema } from './environment.ts';
import { importanceSchema } from './importance.ts';
import { intervalsSchema } from './intervals.ts';
import { lineageSchema } from './lineage.ts';
import type { SchemaName } from './link.ts';
import { metricsSchema } from './metrics.ts';
import { modelSchema } from './model.ts';
import { reportSchema } from './report.ts';
import { sweepSchema } from './sweep.ts';

/** Every schema that is published. */
export const SCHEMAS: Readonly<Record<SchemaName, GenericSchema>> = {
  lineage: lineageSchema,
  report: reportSchema,
  environment: environmentSchema,
  metrics: metricsSchema,
  model: modelSchema,
  config: configSchema,
  'drift-baseline': driftSchema,
  curves: curvesSchema,
  intervals: intervalsSchema,
  comparisons: comparisonsSchema,
  importance: importanceSchema,
  sweep: sweepSchema,
};
