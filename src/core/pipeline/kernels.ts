import { canonicalJson } from '../bytes/canonical-json.ts';
import type { Json } from '../bytes/value.ts';
import type { EngineName } from '../config/config.ts';

/**
 * Version of everything that determines bytes; raised exactly when the bytes of any result change. The golden hashes
 * (test/golden) hold for this number.
 */
export const KERNELS = 3;

/** The engine's name as keys and lineage record it. */
export const ENGINE = 'selfsame';

/** The packages of the second engine, exactly as they are installed: another version may give other bytes. */
export const MLJS_PACKAGES: Readonly<Record<string, string>> = {
  'libsvm-js': '0.2.1',
  'ml-cart': '2.1.1',
  'ml-knn': '3.0.0',
  'ml-logistic-regression': '2.0.0',
  'ml-matrix': '6.15.1',
  'ml-random-forest': '2.1.0',
};

/** What lineage.json records of the engine that trained. */
export interface EngineRecord {
  readonly name: string;
  readonly kernels: number;
  /** Name and version of each package of an engine that is not our own. */
  readonly packages?: Readonly<Record<string, string>>;
}

export function engineRecord(engine: EngineName): EngineRecord {
  return engine === 'mljs'
    ? { name: engine, kernels: KERNELS, packages: MLJS_PACKAGES }
    : { name: ENGINE, kernels: KERNELS };
}

/** Whether what that engine trained can be repeated by this program to the byte. */
export function isOurs(record: EngineRecord): boolean {
  const known = (['selfsame', 'mljs'] as const).find((name) => name === record.name);
  return known !== undefined && canonicalJson(comparable(engineRecord(known))) === canonicalJson(comparable(record));
}

function comparable({ name, kernels, packages = {} }: EngineRecord): Json {
  return { name, kernels, packages };
}
