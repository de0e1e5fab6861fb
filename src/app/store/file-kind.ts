export type FileKind = 'dataset' | 'config' | 'bundle' | 'history' | 'empty' | 'other';

const ENDINGS: readonly (readonly [FileKind, RegExp])[] = [
  ['bundle', /\.zip$/i],
  ['config', /\.ya?ml$/i],
  ['dataset', /\.(csv|tsv|txt)$/i],
];

/** How the file begins that Export in Runs writes. */
const HISTORY = /^\{"format":"selfs/;

/** How many bytes of a file `fileKind` and `foreignKind` look at. */
export const HEAD_BYTES = 16;

/**
 * What a dropped file is for: by its first bytes where they say (a zip under any name is a bundle, a picture under any
 * name is a picture), else by its name.
 * @param head the first bytes of the file, `HEAD_BYTES` where it has them
 */
export function fileKind(name: string, head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  if (HISTORY.test(beginningOf(head))) return 'history';
  if (foreignKind(name, head) !== null) return 'other';
  const zip = head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
  if (zip) return 'bundle';
  return ENDINGS.find(([, ending]) => ending.test(name))?.[0] ?? 'other';
}

/** A kind of file that people have at hand and that is none of ours. */
export interface ForeignKind {
  /** As in "photo.png is an image." */
  readonly words: string;
  readonly fix: string;
}

const DROP_OURS = 'Drop a CSV, a YAML config, or a bundle.';
const AS_CSV = 'Save the table as CSV (UTF-8) and drop that.';
const UNPACK = 'Unpack it, and drop what is in it.';
const NEVER =
  'Loading a pickle can run any code, so it is never opened. The model of a bundle is JSON: drop the bundle.';

/** Beginnings of files; `.` is any byte. */
const SIGNATURES: readonly (readonly [RegExp, ForeignKind])[] = [
  [/^(\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM.{4}\x00\x00|II\*\x00|MM\x00\*)/s, image()],
  [/^%PDF-/, { words: 'a PDF', fix: DROP_OURS }],
  // A header that begins with PAR1 would go on in text.
  [/^PAR1[^\t\n\r -~]/, { words: 'a Parquet file', fix: AS_CSV }],
  [/^\xd0\xcf\x11\xe0/, { words: 'a workbook or document of an old office program', fix: AS_CSV }],
  [/^(\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a|\x28\xb5\x2f\xfd)/, { words: 'a packed file', fix: UNPACK }],
  [/^\x80[\x02-\x05]/, { words: 'a Python pickle', fix: NEVER }],
];

/** Zips of other programs, and what has no signature. */
const FOREIGN_ENDINGS: readonly (readonly [RegExp, ForeignKind])[] = [
  [/\.(xlsx|xlsm|xlsb|xls|ods|numbers)$/i, { words: 'a workbook', fix: AS_CSV }],
  [/\.(docx|pptx|odt|odp|pages|key|epub)$/i, { words: 'a document', fix: DROP_OURS }],
  [/\.(joblib|pkl|pickle)$/i, { words: 'a Python pickle', fix: NEVER }],
  [/\.(svg|heic|avif)$/i, image()],
  [
    /\.json$/i,
    {
      words: 'JSON',
      fix: 'A report or a part of a bundle is not read by itself: drop the whole bundle, or its folder.',
    },
  ],
];

function image(): ForeignKind {
  return { words: 'an image', fix: DROP_OURS };
}

/** `null`: not one of them. */
export function foreignKind(name: string, head: Uint8Array): ForeignKind | null {
  const beginning = beginningOf(head);
  return (
    SIGNATURES.find(([signature]) => signature.test(beginning))?.[1] ??
    FOREIGN_ENDINGS.find(([ending]) => ending.test(name))?.[1] ??
    null
  );
}

const beginningOf = (head: Uint8Array): string => String.fromCharCode(...head.subarray(0, HEAD_BYTES));
