import type { IncomingFile } from './store/incoming.ts';

const NAMES = ['ml_datasource.csv', 'config.yaml'];

/** The sample, from beside the page. */
export function fetchSample(): Promise<readonly IncomingFile[]> {
  return Promise.all(NAMES.map(fetchFile));
}

async function fetchFile(name: string): Promise<IncomingFile> {
  const response = await fetch(new URL(`sample/${name}`, document.baseURI));
  if (!response.ok) throw new Error(`sample/${name} could not be loaded (${response.status})`);
  return { name, blob: await response.blob() };
}
