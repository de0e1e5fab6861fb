import type { LoadedPipeline } from '../bundle/read-model.ts';
import { sourcesOf } from '../features/engineer.ts';
import { designOf, inputColumns, type RawRow } from './raw-rows.ts';
import { shapleyOfGame } from './small-game.ts';

/** How an engineered column of the design follows from columns of the file. */
export interface EngineeredColumn {
  /** Index among the design's numeric columns. */
  readonly column: number;
  /** Indices among the input columns. */
  readonly sources: readonly number[];
  /** Its value in the design for each coalition of sources: those take the row's values, the others typical ones. */
  readonly values: readonly number[];
}

/** The engineered columns of one row, each as a game of its sources. */
export function engineeredColumns(pipeline: LoadedPipeline, row: RawRow, typical: RawRow): readonly EngineeredColumn[] {
  const names = inputColumns(pipeline).map(({ name }) => name);
  const numeric = pipeline.preprocessor.numeric.map(({ name }) => name);
  return pipeline.engineered.map((name) => {
    const sources = (sourcesOf(name) ?? []).map((source) => names.indexOf(source));
    const column = numeric.indexOf(name);
    const rows = Array.from({ length: 1 << sources.length }, (_, mask) =>
      typical.map((value, at) => {
        const player = sources.indexOf(at);
        return player >= 0 && (mask >>> player) & 1 ? row[at] : value;
      }),
    );
    return { column, sources, values: Array.from(designOf(pipeline, rows).numeric[column]) };
  });
}

/**
 * In which parts the sources share what an engineered column adds: by how far each of them moves its value, in size
 * alone; evenly where none does.
 */
export function sharesOfSources({ sources, values }: EngineeredColumn): readonly number[] {
  const moves = shapleyOfGame(sources.length, values).map(Math.abs);
  const total = moves.reduce((sum, move) => sum + move, 0);
  return moves.map((move) => (total > 0 ? move / total : 1 / sources.length));
}
