import { problemError, type ErrorCode, type Place } from '../errors.ts';

type ZipCode = Extract<ErrorCode, `zip/${string}`>;

const FETCH_AGAIN = 'Fetch the file again from where it comes from.';
const NEVER_OURS =
  'No bundle is written like this: ask for the zip as the run wrote it, and do not open this one elsewhere.';
const ZIP_AGAIN = 'Unzip it and zip the files again with an ordinary program, or ask for the zip as the run wrote it.';

/** What to do, for each way in which a zip can be refused. */
const WHAT_TO_DO: Readonly<Record<ZipCode, string>> = {
  'zip/not-a-zip': 'A bundle is the .zip that a run has written.',
  'zip/truncated': FETCH_AGAIN,
  'zip/stray-bytes': NEVER_OURS,
  'zip/overlap': NEVER_OURS,
  'zip/duplicate-name': NEVER_OURS,
  'zip/unsafe-name': NEVER_OURS,
  'zip/special-file': NEVER_OURS,
  'zip/encrypted': 'Ask for the zip without a password.',
  'zip/method': ZIP_AGAIN,
  'zip/zip64': ZIP_AGAIN,
  'zip/header-mismatch': NEVER_OURS,
  'zip/deflate': FETCH_AGAIN,
  'zip/crc': FETCH_AGAIN,
  'zip/size': NEVER_OURS,
  'zip/limit':
    'Where you know who made it, the command line can raise the limit: --max-files, --max-size (MiB), --max-ratio.',
};

/** @throws SelfsameError always */
export function refuseZip(code: ZipCode, message: string, place?: Place, cause?: unknown): never {
  throw problemError(code, message, { place, fix: WHAT_TO_DO[code] }, { cause });
}
