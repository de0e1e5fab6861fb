import type { ColumnMatch } from '../../worker/protocol.ts';
import { count, plural } from '../text/numbers.ts';

/** What the file has of a column, in a few words. */
export function matchWords({ state, type, strange, samples, near }: ColumnMatch): string {
  const shown = samples.map(([text, rows]) => `${quoted(text)}${rows > 1 ? ` (${count(rows)})` : ''}`).join(', ');
  const more = samples.reduce((sum, [, rows]) => sum - rows, strange) > 0 ? ', …' : '';
  switch (state) {
    case 'found':
      return 'found';
    case 'missing':
      return near === null ? 'missing' : `missing; is it ${quoted(near)}?`;
    case 'unreadable':
      return `${plural(strange, 'field')} no number: ${shown}${more}`;
    case 'other-type':
      return type === 'numeric' ? `another type, texts: ${shown}${more}` : `another type, numbers: ${shown}${more}`;
    case 'new-categories':
      return `new categories in ${plural(strange, 'row')}: ${shown}${more}`;
    case 'extra':
      return 'not known to the model, without influence';
    case 'ignored':
      return 'left out in training too';
    case 'answers':
      return 'the target, read as answers';
  }
}

const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
