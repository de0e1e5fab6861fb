import type { CellState } from './cell-state.ts';

const MEANINGS: Readonly<Record<CellState, { readonly sign: string; readonly words: string }>> = {
  done: { sign: '', words: 'done, with its seconds' },
  stored: { sign: '=', words: 'from the store' },
  running: { sign: '', words: 'running' },
  waiting: { sign: '', words: 'waiting' },
  same: { sign: '=', words: 'same bytes' },
  different: { sign: '≠', words: 'different by itself' },
  affected: { sign: '', words: 'affected by it' },
  first: { sign: '1', words: 'in the first alone' },
  second: { sign: '2', words: 'in the second alone' },
};

export function GraphKeys({ states }: { readonly states: readonly CellState[] }) {
  return (
    <ul className="keys">
      {states.map((state) => (
        <li key={state}>
          <span className={`cell ${state}`}>{MEANINGS[state].sign}</span>
          {MEANINGS[state].words}
        </li>
      ))}
    </ul>
  );
}
