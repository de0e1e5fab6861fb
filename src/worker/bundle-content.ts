import { fail } from '../core/errors.ts';
import { openBundle, openBundleFiles, type OpenedBundle } from '../core/bundle/open-bundle.ts';
import { ZIP_LIMITS, type ZipFile, type ZipLimits } from '../core/bundle/zip-format.ts';

/** A file of a dropped folder; its bytes are read where they are needed. */
export interface FolderFile {
  /** Seen from the folder, `/` between segments. */
  readonly path: string;
  readonly blob: Blob;
}

/** A bundle as it comes to the page: the bytes of a zip, or the files of a folder. */
export type BundleContent = Uint8Array | readonly FolderFile[];

/** @throws SelfsameError where it cannot be read as a bundle; `file/unreadable` where a file of a folder has gone */
export async function openContent(content: BundleContent): Promise<OpenedBundle> {
  return content instanceof Uint8Array ? openBundle(content) : openBundleFiles(await readFiles(content, ZIP_LIMITS));
}

async function readFiles(files: readonly FolderFile[], limits: ZipLimits): Promise<readonly ZipFile[]> {
  if (files.length > limits.files) fail('zip/limit', `The folder holds more than ${limits.files} files.`);
  // Asked of all before the first is read.
  const total = files.reduce((sum, { blob }) => sum + blob.size, 0);
  if (total > limits.unpackedBytes) fail('zip/limit', `The folder holds more than ${limits.unpackedBytes} bytes.`);
  return Promise.all(files.map(async ({ path, blob }) => ({ path, bytes: await readBlob(path, blob) })));
}

async function readBlob(path: string, blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    return fail('file/unreadable', `The file could not be read: ${error instanceof Error ? error.message : 'gone'}.`, {
      fix: 'It may have changed since the folder was dropped. Drop the folder again.',
      place: { path },
    });
  }
}

/** Of everything in it; of a zip its length. */
export function bytesOf(content: BundleContent): number {
  return content instanceof Uint8Array ? content.length : content.reduce((sum, { blob }) => sum + blob.size, 0);
}
