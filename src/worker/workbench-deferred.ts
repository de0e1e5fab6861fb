import type { Workbench } from './protocol.ts';
import type { Session } from './workbench-session.ts';

/** What a page asks for only once there is data or a bundle. */
const LATER = [
  'run',
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

/** Fetches their script; once is enough, and ahead of need is better. */
export const fetchLater = () => import('./workbench-later.ts');

/** Methods that wait for their script at their first call. */
export function deferredMethods(session: Session): LaterMethods {
  let made: Promise<LaterMethods> | null = null;
  const later = async (): Promise<LaterMethods> => {
    made ??= fetchLater().then(({ createLater }) => createLater(session));
    try {
      return await made;
    } catch (error) {
      // The next call asks the network once more.
      made = null;
      throw error;
    }
  };
  const deferred = LATER.map((name) => [
    name,
    async (...given: never[]) => ((await later())[name] as (...given: never[]) => unknown)(...given),
  ]);
  return Object.fromEntries(deferred) as LaterMethods;
}
