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
import { createWorkbenchStore } from './store/store.ts';
import { StoreContext } from './use-store.ts';

const theme = savedTheme();
applyTheme(theme);
const store = createWorkbenchStore(browserOutside(), { theme, place: placeOfHash(location.hash) });
addEventListener('hashchange', () => store.showPlace(placeOfHash(location.hash)));
void store.start();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <App />
    </StoreContext>
  </StrictMode>,
);
