import { createMemoryRuns, latestFirst, type RunShelf } from '../history/shelf.ts';
import type { RunEntry } from '../history/entry.ts';
import type { Database } from './database.ts';

/** The history in IndexedDB; in memory where there is no database. */
export function createDatabaseRuns(opened: Promise<Database | null>): RunShelf {
  const shelf = opened.then((database) => (database === null ? createMemoryRuns() : overDatabase(database)));
  return {
    lasting: async () => (await shelf).lasting(),
    heads: async () => (await shelf).heads(),
    read: async (ids) => (await shelf).read(ids),
    write: async (entries) => (await shelf).write(entries),
    mark: async (id, mark) => (await shelf).mark(id, mark),
    remove: async (ids) => (await shelf).remove(ids),
  };
}

function overDatabase(database: Database): RunShelf {
  return {
    lasting: () => Promise.resolve(true),
    heads: async () => (await database.getAll('runs')).sort(latestFirst),
    async read(ids) {
      const look = database.transaction(['runs', 'run-details'], 'readonly');
      const found = await Promise.all(
        ids.map(async (id): Promise<RunEntry[]> => {
          const [head, detail] = await Promise.all([
            look.objectStore('runs').get(id),
            look.objectStore('run-details').get(id),
          ]);
          return head === undefined || detail === undefined ? [] : [{ head, detail }];
        }),
      );
      return found.flat();
    },
    async write(entries) {
      // One transaction: where the browser's room ends in the middle, all of it is undone.
      const change = database.transaction(['runs', 'run-details'], 'readwrite');
      await Promise.all([
        ...entries.flatMap(({ head, detail }) => [
          change.objectStore('runs').put(head),
          change.objectStore('run-details').put(detail),
        ]),
        change.done,
      ]);
    },
    async mark(id, mark) {
      const change = database.transaction('runs', 'readwrite');
      const head = await change.store.get(id);
      if (head !== undefined) await change.store.put({ ...head, ...mark });
      await change.done;
    },
    async remove(ids) {
      const change = database.transaction(['runs', 'run-details'], 'readwrite');
      await Promise.all([
        ...ids.flatMap((id) => [change.objectStore('runs').delete(id), change.objectStore('run-details').delete(id)]),
        change.done,
      ]);
    },
  };
}
