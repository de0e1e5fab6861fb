import type { DataConfig, RunConfig } from '../core/config/config.ts';
import { missingTokens } from '../core/data/missing-values.ts';
import { parseCsvSteps, type Csv, type CsvOptions, type CsvReading } from '../core/data/read-csv.ts';
import { newProfileMemo, type ProfileMemo } from '../core/data/profile-memo.ts';
import { profileSteps, type DatasetProfile } from '../core/data/profile.ts';
import { within } from '../core/data/steps.ts';
import { SelfsameError } from '../core/errors.ts';
import { DEFAULT_MISSING_VALUES } from '../core/config/fields.ts';
import type { Hashed } from '../core/pipeline/task.ts';
import type { ReadingListener, RowsView } from './data-views.ts';
import { paced } from './paced.ts';

/** Longest cell that is shown; the whole one is in the file. */
const CELL = 400;
const MISSING = { missing_values: DEFAULT_MISSING_VALUES, missing_values_by_column: {} };

interface Parsed {
  readonly key: string;
  readonly reading: Promise<CsvReading>;
  readonly memo: ProfileMemo;
  readonly stop: AbortController;
}

export type DataReader = ReturnType<typeof createDataReader>;

/** Reads the open dataset: one file, parsed in one way, is kept; whoever asks meanwhile waits for the same reading. */
export function createDataReader() {
  let parsed: Parsed | null = null;
  let looking: AbortController | null = null;

  function parse(dataset: Hashed, options: CsvOptions, listener?: ReadingListener): Parsed {
    const { delimiter, quote, header } = options;
    const key = JSON.stringify([dataset.sha256, delimiter, quote ?? null, header ?? null]);
    if (parsed?.key === key) return parsed;
    parsed?.stop.abort();
    const stop = new AbortController();
    const reading = paced(within(0, 0.6, parseCsvSteps(dataset.bytes, options)), stop.signal, listener);
    const mine: Parsed = { key, reading, memo: newProfileMemo(), stop };
    parsed = mine;
    reading.catch(() => {
      if (parsed === mine) parsed = null;
    });
    return mine;
  }

  async function profile(
    dataset: Hashed,
    config: RunConfig | null,
    listener?: ReadingListener,
  ): Promise<DatasetProfile> {
    looking?.abort();
    const mine = new AbortController();
    looking = mine;
    const data = config?.data ?? null;
    const { reading, memo, stop } = parse(dataset, data ?? { delimiter: null }, listener);
    const outlierFactor = config?.preprocessing.outlier_factor ?? null;
    const steps = profileSteps(dataset.bytes.length, await reading, { data, outlierFactor }, memo);
    return paced(within(0.6, 1, steps), AbortSignal.any([mine.signal, stop.signal]), listener);
  }

  /** @throws SelfsameError with the problems of a file that is no table */
  async function csv(dataset: Hashed, data: CsvOptions): Promise<Csv> {
    const { csv: read, problems } = await parse(dataset, data).reading;
    if (read === null || problems.length > 0) throw new SelfsameError(problems);
    return read;
  }

  async function rows(dataset: Hashed, data: DataConfig | null, from: number, count: number): Promise<RowsView> {
    const { csv: read } = await parse(dataset, data ?? { delimiter: null }).reading;
    if (read === null) return { total: 0, header: [], from: 0, rows: [] };
    const tokens = read.header.map((name) => missingTokens(data ?? MISSING, name));
    const last = Math.min(read.n, from + count);
    return {
      total: read.n,
      header: read.header,
      from,
      rows: Array.from({ length: Math.max(0, last - from) }, (_, i) => {
        const cells = read.columns.map((column) => column[from + i]);
        return {
          line: read.lines[from + i],
          cells: cells.map((cell) => (cell.length > CELL ? `${cell.slice(0, CELL)}…` : cell)),
          missing: cells.flatMap((cell, j) => (tokens[j].has(cell.trim()) ? [j] : [])),
        };
      }),
    };
  }

  return {
    profile,
    csv,
    rows,
    /** Stops whatever is being read. */
    stop() {
      parsed?.stop.abort();
      looking?.abort();
      parsed = null;
    },
  };
}
