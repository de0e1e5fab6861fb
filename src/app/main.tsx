import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/data.css';
import './styles/config.css';
import './styles/graph.css';
import './styles/results.css';
import './styles/verify.css';
import { App } from './app.tsx';
import { applyTheme, browserOutside, savedTheme } from './outside.ts';
import { placeOfHash } from './route.ts';
import { whenIdle } from './use-stages.ts';
import { createWorkbenchStore } from './store/store.ts';
import { StoreContext } from './use-store.ts';

const theme = savedTheme();
applyTheme(theme);
const outside = browserOutside((reason) => store.reportDeath(reason));
const store = createWorkbenchStore(outside, { theme, place: placeOfHash(location.hash) });
addEventListener('hashchange', () => store.showPlace(placeOfHash(location.hash)));
void store.start();

// The editor and the charts are fetched ahead, so that neither waits for them nor needs the network later.
whenIdle(() => {
  void import('./experiment/config-editor.tsx').then(() =>
    whenIdle(() => void import('./results/results-section.tsx'), 5000),
  );
}, 2000);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <App />
    </StoreContext>
  </StrictMode>,
);
