import type { Problem } from '../../worker/protocol.ts';
import type { Place } from '../route.ts';
import type { Incoming, IncomingFile } from './incoming.ts';

/** Something that can be done with files that were dropped. */
export type Step =
  | { readonly to: 'experiment'; readonly dataset: IncomingFile | null; readonly config: IncomingFile | null }
  | { readonly to: 'verify'; readonly bundle: Incoming; readonly dataset: IncomingFile | null }
  | { readonly to: 'compare'; readonly first: Incoming; readonly second: Incoming }
  /** As the data of the open bundle. */
  | { readonly to: 'supply'; readonly dataset: IncomingFile }
  /** `null`: the open bundle. */
  | { readonly to: 'predict'; readonly bundle: Incoming | null; readonly dataset: IncomingFile | null }
  /** Its runs are added to those that are there. */
  | { readonly to: 'history'; readonly file: IncomingFile }
  | { readonly to: 'place'; readonly place: Place };

/** One click to what a person may have meant. */
export interface Offer {
  readonly label: string;
  readonly step: Step;
  /** Which work is cancelled first. */
  readonly stop: 'experiment' | 'verify' | null;
}

/** What became of a drop, where that is not plain to see. */
export interface Notice {
  readonly problems: readonly Problem[];
  readonly offers: readonly Offer[];
  /** Goes when another place is shown. */
  readonly place: Place | null;
}

export const noNotice: Notice = { problems: [], offers: [], place: null };

export const offer = (label: string, step: Step, stop: Offer['stop'] = null): Offer => ({ label, step, stop });
