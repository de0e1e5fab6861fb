import { Fragment } from 'react';
import { breakableParts } from '../text/breakable.ts';

/** Text in which paths and keys break where their parts meet, not in the middle of a word. */
export function Breakable({ text }: { readonly text: string }) {
  return breakableParts(text).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
