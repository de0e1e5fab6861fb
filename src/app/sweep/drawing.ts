import type { SweepPicture } from './sweep-data.ts';

/** What each of the drawings of a sweep is given. */
export interface DrawingProps {
  readonly picture: SweepPicture;
  readonly colour: string;
  readonly scoreName: string;
  /** For those who do not see it. */
  readonly label: string;
}
