export type FileKind = 'dataset' | 'config' | 'bundle' | 'other';

const ENDINGS: readonly (readonly [FileKind, RegExp])[] = [
  ['bundle', /\.zip$/i],
  ['config', /\.ya?ml$/i],
  ['dataset', /\.(csv|tsv|txt)$/i],
];

/**
 * What a dropped file is for: by its first bytes where they say (a zip under any name is a bundle), else by its name.
 * @param head the first bytes of the file, at least 4 where it has them
 */
export function fileKind(name: string, head: Uint8Array): FileKind {
  const zip = head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
  if (zip) return 'bundle';
  return ENDINGS.find(([, ending]) => ending.test(name))?.[0] ?? 'other';
}
