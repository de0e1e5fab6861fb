import type { FolderFile } from '../../worker/protocol.ts';

/** A file as the page gets it from a drop, the picker or the sample. */
export interface IncomingFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A dropped or chosen folder; its entries are listed when they are asked for. */
export interface IncomingFolder {
  readonly name: string;
  /** @throws where the folder holds more entries than a bundle may, or cannot be read */
  list(): Promise<readonly FolderFile[]>;
}

export type Incoming = IncomingFile | IncomingFolder;

export const isFolder = (item: Incoming): item is IncomingFolder => 'list' in item;
