import type { DataConfig } from '../../../src/core/config/config.ts';
import { DEFAULT_MISSING_VALUES } from '../../../src/core/config/fields.ts';
import { SelfsameError, type Problem } from '../../../src/core/errors.ts';

/** The defaults of `data`, with target `y` and positive class 1. */
export function dataConfig(overrides: Partial<DataConfig> = {}): DataConfig {
  return {
    path: null,
    target: 'y',
    positive_class: 1,
    test_size: 0.2,
    missing_values: DEFAULT_MISSING_VALUES,
    missing_values_by_column: {},
    exclude: [],
    columns: {},
    drop_missing_target: false,
    sha256: null,
    delimiter: null,
    ...overrides,
  };
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The problems that a call throws; none if it returns. */
export function problemsOf(call: () => unknown): readonly Problem[] {
  try {
    call();
  } catch (error) {
    if (error instanceof SelfsameError) return error.problems;
    throw error;
  }
  return [];
}

export function codesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ code }) => code);
}
