import type { RunHead } from '../../worker/protocol.ts';
import { nameOfModel } from '../text/names.ts';
import type { Step } from './changes.ts';

export type SortKey = 'at' | 'data' | 'best' | 'precision' | 'recall' | 'f1' | 'star';

export interface ListView {
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly filter: string;
  readonly starredOnly: boolean;
}

export const initialList: ListView = { sort: 'at', descending: true, filter: '', starredOnly: false };

/** The same column once more turns the order round; another begins with what is most wanted at its top. */
export function sortedBy(view: ListView, sort: SortKey): ListView {
  if (view.sort === sort) return { ...view, descending: !view.descending };
  return { ...view, sort, descending: sort !== 'data' && sort !== 'best' };
}

/** @param runs the latest first; of equals the latest stays first */
export function listed(runs: readonly RunHead[], steps: ReadonlyMap<string, Step>, view: ListView): readonly RunHead[] {
  const words = view.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = runs.filter((run) => {
    if (view.starredOnly && !run.star) return false;
    if (words.length === 0) return true;
    const text = searchText(run, steps.get(run.sha256)).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const sign = view.descending ? -1 : 1;
  return kept
    .map((run, i) => ({ run, i, value: sortValue(run, view.sort) }))
    .sort((a, b) => sign * order(a.value, b.value) || a.i - b.i)
    .map(({ run }) => run);
}

/** What the row shows, and the whole hashes and config. */
function searchText({ sha256, run, data, note, best, settings, name }: RunHead, step: Step | undefined): string {
  const changed = step?.changes.map(({ key }) => key) ?? [];
  const config = settings.map(([key, value]) => `${key}=${value}`);
  return [sha256, run, name, data.name, data.sha256, note, best, nameOfModel(best), ...changed, ...config].join('\n');
}

function sortValue({ at, data, best, score, test, star }: RunHead, sort: SortKey): number | string {
  switch (sort) {
    case 'at':
      return at;
    case 'data':
      return data.name.toLowerCase();
    case 'best':
      return `${nameOfModel(best).toLowerCase()} ${score.value ?? ''}`;
    case 'star':
      return star ? 1 : 0;
    case 'precision':
    case 'recall':
    case 'f1':
      return test[sort];
  }
}

function order(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
