import type { RunDetail, RunEntry, RunHead, RunMark } from './entry.ts';

/** Where the history lies. Heads lie apart from details, so that the list reads no curve. */
export interface RunShelf {
  /** Whether it outlives the page. */
  lasting(): Promise<boolean>;
  /** The latest first. */
  heads(): Promise<readonly RunHead[]>;
  /** Those that there are, in the order asked for. */
  read(ids: readonly string[]): Promise<readonly RunEntry[]>;
  /** All of them or, where it throws, none. */
  write(entries: readonly RunEntry[]): Promise<void>;
  mark(id: string, mark: RunMark): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

export const latestFirst = (a: RunHead, b: RunHead): number =>
  b.at - a.at || (a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : 0);

/** Lasts as long as the page: where the browser denies storage, and in tests. */
export function createMemoryRuns(): RunShelf {
  const heads = new Map<string, RunHead>();
  const details = new Map<string, RunDetail>();
  return {
    lasting: () => Promise.resolve(false),
    heads: () => Promise.resolve([...heads.values()].sort(latestFirst)),
    read: (ids) =>
      Promise.resolve(
        ids.flatMap((id): RunEntry[] => {
          const [head, detail] = [heads.get(id), details.get(id)];
          return head === undefined || detail === undefined ? [] : [{ head, detail }];
        }),
      ),
    write(entries) {
      for (const { head, detail } of entries) {
        heads.set(head.sha256, head);
        details.set(head.sha256, detail);
      }
      return Promise.resolve();
    },
    mark(id, mark) {
      const head = heads.get(id);
      if (head !== undefined) heads.set(id, { ...head, ...mark });
      return Promise.resolve();
    },
    remove(ids) {
      for (const id of ids) {
        heads.delete(id);
        details.delete(id);
      }
      return Promise.resolve();
    },
  };
}
