import type { Problem } from '../../worker/protocol.ts';
import { fileKind, foreignKind, HEAD_BYTES, type FileKind } from './file-kind.ts';
import type { Dropped } from './plan-drop.ts';
import { isFolder, type Incoming, type IncomingFile } from './incoming.ts';

/** Looks at the beginning of each file: what it is for, and what is wrong with those that are for nothing here. */
export async function readDrop(
  items: readonly Incoming[],
): Promise<{ readonly dropped: Dropped; readonly problems: readonly Problem[] }> {
  const bundles: Incoming[] = [];
  const datasets: IncomingFile[] = [];
  const configs: IncomingFile[] = [];
  const histories: IncomingFile[] = [];
  const problems: Problem[] = [];
  for (const item of items) {
    if (isFolder(item)) {
      bundles.push(item);
      continue;
    }
    try {
      const head = new Uint8Array(await item.blob.slice(0, HEAD_BYTES).arrayBuffer());
      const kind = fileKind(item.name, head);
      if (kind === 'bundle') bundles.push(item);
      else if (kind === 'dataset') datasets.push(item);
      else if (kind === 'config') configs.push(item);
      else if (kind === 'history') histories.push(item);
      else problems.push(unusable(item.name, kind, head));
    } catch (error) {
      problems.push(unreadable(item.name, error));
    }
  }
  return { dropped: { bundles, datasets, configs, histories }, problems };
}

function unusable(name: string, kind: FileKind, head: Uint8Array): Problem {
  if (kind === 'empty') {
    const isData = fileKind(name, Uint8Array.of(0x61)) === 'dataset';
    return {
      code: isData ? 'data/empty' : 'file/empty',
      severity: 'error',
      message: `${name} is empty: it has 0 bytes, so it was not opened.`,
      fix: 'It may not have been written to the end. Save or fetch it again.',
    };
  }
  const foreign = foreignKind(name, head);
  return {
    code: 'file/kind',
    severity: 'error',
    message:
      foreign === null
        ? `${name} is neither a dataset (.csv), a config (.yaml) nor a bundle (.zip).`
        : `${name} is ${foreign.words}.`,
    fix: foreign?.fix ?? 'Drop a CSV, a YAML config, or a bundle.',
  };
}

function unreadable(name: string, error: unknown): Problem {
  return {
    code: 'file/unreadable',
    severity: 'error',
    message: `${name} could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    fix: 'It may have been moved or changed since it was chosen. Drop it again.',
  };
}
