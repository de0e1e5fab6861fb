import type { Encoding } from '../core/data/encodings.ts';
import type { FileView } from './file-views.ts';

export type { Encoding };

export interface EncodingView {
  readonly encoding: Encoding;
  /** In words. */
  readonly name: string;
}

/** A dataset that was made UTF-8, and what it was made from. */
export interface ConvertedView {
  readonly dataset: FileView;
  readonly original: FileView;
  /** What the original was read as, in words. */
  readonly encoding: string;
}

export interface EncodingMethods {
  encodings(datasetSha256: string): Promise<readonly EncodingView[]>;
  convertDataset(datasetSha256: string, from: Encoding): Promise<ConvertedView>;
  /** A copy, to be saved. */
  datasetBytes(datasetSha256: string): Promise<Uint8Array>;
}
