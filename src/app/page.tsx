import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { keepFocus } from './keep-focus.ts';
import { applyTheme, browserOutside, savedTheme } from './outside.ts';
import { linkOfHash, placeOfHash } from './route.ts';
import { whenIdle } from './use-stages.ts';
import { createWorkbenchStore } from './store/store.ts';
import { StoreContext } from './use-store.ts';
import { watchVersions } from './versions.ts';

const theme = savedTheme();
applyTheme(theme);
const outside = browserOutside((reason) => store.reportDeath(reason));
const store = createWorkbenchStore(outside, { theme, place: placeOfHash(location.hash) });
addEventListener('hashchange', () => {
  store.showPlace(placeOfHash(location.hash));
  openLink();
});
void store.start();
openLink();

/** The config goes into the editor; the address then names the place, so that a reload does not undo edits. */
function openLink(): void {
  const payload = linkOfHash(location.hash);
  if (payload === null) return;
  history.replaceState(null, '', '#experiment');
  void store.openLink(payload);
}

// The editor and the charts are fetched ahead, so that neither waits for them nor needs the network later. Part by part:
// evaluated in one go, the editor alone would hold the page up for longer than a person notices.
const AHEAD = [
  () => import('@codemirror/view'),
  () => import('@codemirror/language'),
  () => import('@codemirror/autocomplete'),
  () => import('@codemirror/lang-yaml'),
  () => import('./experiment/config-editor.tsx'),
  () => import('./charts/frame.tsx'),
  () => import('./results/results-section.tsx'),
  () => import('./compare/compare-place.tsx'),
  () => import('./runs/runs-place.tsx'),
  () => import('./predict/asked-model.tsx'),
];
function fetchAhead(next: number): void {
  if (next < AHEAD.length) whenIdle(() => void AHEAD[next]().then(() => fetchAhead(next + 1)), 2000);
}
fetchAhead(0);
// Once what a person waits for is there.
whenIdle(() => void watchVersions({ onOffline: store.reportOffline, onNewer: store.reportNewVersion }), 2000);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
keepFocus(() => document.getElementById('main'));
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <App />
    </StoreContext>
  </StrictMode>,
);
