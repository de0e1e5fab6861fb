import { sha256 } from '../core/bytes/digest.ts';
import { convertToUtf8, ENCODING_NAMES, probableEncodings, type Encoding } from '../core/data/encodings.ts';
import type { ConvertedView, EncodingView } from './encoding-views.ts';
import { datasetOf, type Session } from './workbench-session.ts';

/** What an open dataset that is no UTF-8 probably is, the likeliest first. */
export const encodingViews = (session: Session, hash: string): readonly EncodingView[] =>
  probableEncodings(datasetOf(session, hash).bytes).map((encoding) => ({ encoding, name: ENCODING_NAMES[encoding] }));

/** The same text as an open dataset of its own; the other one stays what it was. */
export async function convertDataset(session: Session, hash: string, from: Encoding): Promise<ConvertedView> {
  const original = datasetOf(session, hash);
  const bytes = convertToUtf8(original.bytes, from);
  const converted = { name: nameOf(original.name), bytes, sha256: await sha256(bytes) };
  session.datasets.set(converted.sha256, converted);
  return {
    dataset: { ...converted, bytes: bytes.length },
    original: { name: original.name, bytes: original.bytes.length, sha256: hash },
    encoding: ENCODING_NAMES[from],
  };
}

/** `sales.utf-8.csv` */
const nameOf = (name: string): string => name.replace(/(\.[^.]*)?$/, '.utf-8$1');
