import type { IncomingFile } from '../store/incoming.ts';
import { inlined } from './inlined.ts';

const NAMES = ['ml_datasource.csv', 'config.yaml'];

/** The sample, out of the file itself. */
export function fetchSample(): Promise<readonly IncomingFile[]> {
  return Promise.resolve(NAMES.map((name) => ({ name, blob: new Blob([inlined(name)]) })));
}
