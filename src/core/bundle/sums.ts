import { decodeUtf8 } from '../bytes/text.ts';

/** Lines of `sha256sum`, in the order of the zip. */
export function sumsFile(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files.map((file) => `${file.sha256}  ${file.path}\n`).join('');
}

/** Hash by path, or `null` where the bytes are no such list. */
export function parseSums(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  let text: string;
  try {
    text = decodeUtf8(bytes);
  } catch {
    return null;
  }
  const lines = text.split('\n');
  if (lines.pop() !== '') return null;
  const sums = new Map<string, string>();
  for (const line of lines) {
    const match = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
    if (match === null || sums.has(match[2])) return null;
    sums.set(match[2], match[1]);
  }
  return sums;
}
