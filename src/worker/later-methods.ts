import type { Workbench } from './protocol.ts';

/** What a page asks for only once there is data or a bundle. */
export const LATER = [
  'run',
  // In the order of calls behind `run`, so that it stops a run that still waits for its script.
  'cancel',
  'bundleBytes',
  'scores',
  'cellRows',
  'structure',
  'tree',
  'rerunTask',
  'targetFor',
  'openBundle',
  'supplyDataset',
  'compare',
  'replay',
  'spotCheck',
  'prove',
  'crossCheckOffer',
  'crossCheck',
  'reportFiles',
  'extract',
  'history',
  'runEntries',
  'markRun',
  'removeRuns',
  'putBackRuns',
  'exportHistory',
  'importHistory',
  'keptDataset',
  'experimentReport',
  'configLink',
  'readConfigLink',
  'openModel',
  'predict',
  'predictedRows',
  'predictionCsv',
  'rowTexts',
  'explainRow',
] as const satisfies readonly (keyof Workbench)[];

export type LaterMethods = Pick<Workbench, (typeof LATER)[number]>;
