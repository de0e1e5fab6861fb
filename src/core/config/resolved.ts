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

/**
 * The config with every default filled in and the data's part settled: the positive class as its label's text, a type
 * for every column, the delimiter found. Where the dataset is named by its place in a registry, its hash: whoever reads
 * this needs no registry. Keys are in the documented order, models in config order.
 */
export function resolvedConfig(config: RunConfig, resolution: ResolvedData, datasetSha256: string): JsonObject {
  const columns = Object.create(null) as Record<string, Json>;
  for (const { name, type } of resolution.columns) columns[name] = type;
  return {
    ...(config as unknown as JsonObject),
    data: {
      ...(config.data as unknown as JsonObject),
      positive_class: resolution.positive_class,
      columns,
      delimiter: resolution.delimiter,
      sha256: config.data.dataset === undefined ? config.data.sha256 : datasetSha256,
    },
  };
}
