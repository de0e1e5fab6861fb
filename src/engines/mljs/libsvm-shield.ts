import { raisePortable } from './shield.ts';

/**
 * libsvm-js takes everything that has a `self` for a browser and asks it for its window or worker scope. Bun has a `self` and
 * neither: it is hidden there while the package is loaded.
 * @returns brings it back
 */
function hideSelf(): () => void {
  const realm = globalThis as { self?: unknown; window?: unknown; WorkerGlobalScope?: new () => object };
  const { self, window, WorkerGlobalScope } = realm;
  const isBrowser =
    window !== undefined || (WorkerGlobalScope !== undefined && Object(self) instanceof WorkerGlobalScope);
  const own = Object.getOwnPropertyDescriptor(realm, 'self');
  if (self === undefined || isBrowser || own?.configurable === false) return () => undefined;
  Object.defineProperty(realm, 'self', { value: undefined, configurable: true, writable: true });
  return () => {
    if (own === undefined) delete realm.self;
    else Object.defineProperty(realm, 'self', own);
  };
}

const lower = raisePortable();
const bringBack = hideSelf();

/** libsvm-js copies functions of `Math` when it is loaded: the shield is up from here until libsvm.ts lowers it. */
export function lowerShield(): void {
  bringBack();
  lower();
}
