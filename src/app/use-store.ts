import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { State } from './store/state.ts';
import type { Store } from './store/store.ts';

export const StoreContext = createContext<Store | null>(null);

/** What a person can do. */
export function useActions(): Store {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('no store above this component');
  return store;
}

/** A part of the state; the component is drawn again when that part changes. */
export function useSelect<T>(select: (state: State) => T): T {
  return useStore(useActions().api, select);
}
