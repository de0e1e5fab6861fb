import type { Place } from '../route.ts';
import type { Theme } from '../store/state.ts';
import { useActions, useSelect } from '../use-store.ts';
import { StaysNote } from './stays-note.tsx';

const LINKS: readonly (readonly [Place, string])[] = [
  ['experiment', 'Experiment'],
  ['verify', 'Verify'],
  ['predict', 'Predict'],
  ['runs', 'Runs'],
];

const THEMES: readonly (readonly [Theme, string])[] = [
  ['auto', 'Auto'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

export function TopBar() {
  const { setTheme } = useActions();
  const place = useSelect((state) => state.place);
  const theme = useSelect((state) => state.theme);
  return (
    <header className="top">
      <div className="wrap">
        <a className="brand" href="#experiment" title="The same bytes, every time">
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M0 2h16v4H0zM0 10h16v4H0z" />
          </svg>
          Selfsame
        </a>
        <nav className="places" aria-label="Places">
          {LINKS.map(([name, label]) => (
            <a key={name} href={`#${name}`} aria-current={place === name ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <StaysNote />
        <div className="theme" role="group" aria-label="Theme">
          {THEMES.map(([name, label]) => (
            <button key={name} type="button" aria-pressed={theme === name} onClick={() => setTheme(name)}>
              {label}
            </button>
          ))}
        </div>
      </div>
    </header>
  );
}
