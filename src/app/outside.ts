import { startWorkbench } from './client.ts';
import { fetchSample } from './sample.ts';
import type { Outside } from './store/slice.ts';
import type { Theme } from './store/state.ts';
import { showNewest } from './versions.ts';

const THEME_KEY = 'selfsame.theme';

/** The store's hands in a browser. */
export function browserOutside(onDeath: (reason: string) => void): Outside {
  return {
    workbench: startWorkbench(onDeath),
    clock: () => performance.now() / 1000,
    later: (callback, milliseconds) => void setTimeout(callback, milliseconds),
    save: saveFile,
    pageUrl: () => location.href.replace(/#.*$/s, ''),
    fetchSample,
    // Missing where the page is no secure context.
    persist: () => void (navigator.storage as StorageManager | undefined)?.persist().catch(() => false),
    showNewest: () => void showNewest(),
    go: (place) => {
      if (location.hash !== `#${place}`) location.hash = place;
    },
    setTheme: applyTheme,
  };
}

function saveFile(name: string, bytes: Uint8Array | string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the URL only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Storage may be denied; the choice then lasts as long as the page. */
export function savedTheme(): Theme {
  try {
    const saved = localStorage.getItem(THEME_KEY);
    return saved === 'light' || saved === 'dark' ? saved : 'auto';
  } catch {
    return 'auto';
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Denied: see savedTheme.
  }
}
