import type { Json, JsonObject } from '../bytes/value.ts';
import type { ColumnType, RunConfig } from './config.ts';

/** What only the dataset can tell. */
export interface ResolvedData {
  /** Label texts as in the file. */
  readonly positive_class: string;
  readonly negative_class: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly delimiter: string;
}

/** The first kernels that know the section `evaluation`. */
const EVALUATION_SINCE = 3;

/**
 * The config with every default filled in and the data's part settled: the positive class as its label's text, a type
 * for every column, the delimiter found. Where the dataset is named by its place in a registry, its hash: whoever reads
 * this needs no registry. Keys are in the documented order, models in config order.
 */
export function resolvedConfig(
  config: RunConfig,
  resolution: ResolvedData,
  datasetSha256: string,
  kernels: number,
): JsonObject {
  const older = Object.fromEntries(Object.entries(config).filter(([key]) => key !== 'evaluation'));
  const columns = Object.create(null) as Record<string, Json>;
  for (const { name, type } of resolution.columns) columns[name] = type;
  return {
    ...((kernels < EVALUATION_SINCE ? older : config) as unknown as JsonObject),
    data: {
      ...(config.data as unknown as JsonObject),
      positive_class: resolution.positive_class,
      columns,
      delimiter: resolution.delimiter,
      sha256: config.data.dataset === undefined ? config.data.sha256 : datasetSha256,
    },
  };
}
