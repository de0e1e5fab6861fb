import type { RunResult } from '../core/pipeline/result.ts';
import type { ResultMethods } from './protocol.ts';
import { createCellRows } from './workbench-cell-rows.ts';
import { rerunTask } from './workbench-rerun.ts';
import { underWay, type Session } from './workbench-session.ts';
import { structureView } from './workbench-structure.ts';
import { treeView } from './workbench-tree.ts';
import { scoresView, targetFor } from './workbench-scores.ts';

/** Answers about the finished run that the page shows; `runOf` refuses one that is no longer kept. */
export function resultMethods(session: Session, runOf: (sha256: string) => RunResult): ResultMethods {
  const cellRows = createCellRows();
  const answer = async <T>(work: () => T): Promise<T> => Promise.resolve().then(work);
  return {
    scores: (hash, model, source) => answer(() => scoresView(runOf(hash), model, source)),
    cellRows: (hash, query, from, to) => answer(() => cellRows(runOf(hash), hash, query, from, to)),
    structure: (hash) => answer(() => structureView(runOf(hash))),
    tree: (hash, index) => answer(() => treeView(runOf(hash), index)),
    rerunTask: (hash, task) => underWay(session, (signal) => rerunTask(session, runOf(hash), task, signal)),
    targetFor: (hash, threshold) => answer(() => targetFor(runOf(hash), threshold)),
  };
}
