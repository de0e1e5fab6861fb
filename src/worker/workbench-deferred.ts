import { LATER, type LaterMethods } from './later-methods.ts';
import type { Session } from './workbench-session.ts';

/** Fetches their script; once is enough, and ahead of need is better. */
export const fetchLater = () => import('./workbench-later.ts');

/** Methods that wait for their script at their first call. */
export function deferredMethods(session: Session): LaterMethods {
  let made: Promise<LaterMethods> | null = null;
  const later = async (): Promise<LaterMethods> => {
    made ??= fetchLater().then(({ createLater }) => createLater(session));
    try {
      return await made;
    } catch (error) {
      // The next call asks the network once more.
      made = null;
      throw error;
    }
  };
  const deferred = LATER.map((name) => [
    name,
    async (...given: never[]) => ((await later())[name] as (...given: never[]) => unknown)(...given),
  ]);
  return Object.fromEntries(deferred) as LaterMethods;
}
