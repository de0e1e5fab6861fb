import type { RunView } from '../../worker/protocol.ts';

interface Props {
  readonly run: RunView;
}

/** For `memo`: a figure is drawn again only for another bundle, whose hash stands for everything that it shows. */
export const isSameRun = (before: Props, after: Props): boolean => before.run.sha256 === after.run.sha256;
