import { TAKE_OVER, WHICH_VERSION } from '../offline/messages.ts';

export interface VersionListener {
  /** The page is kept whole and needs no network from now on. */
  readonly onOffline: (kept: 'cached' | 'file') => void;
  /** Another version is there; it is shown after a reload. */
  readonly onNewer: () => void;
}

/** Missing where the page is no secure context, and in some private windows. */
const container = (navigator as Partial<Pick<Navigator, 'serviceWorker'>>).serviceWorker;

/** Keeps the page for use without a network, and says when there is a newer one. Never reloads by itself. */
export async function watchVersions({ onOffline, onNewer }: VersionListener): Promise<void> {
  if (container === undefined || !import.meta.env.PROD) return;
  let before = container.controller;
  if (before !== null) holdVersion(before);
  container.addEventListener('controllerchange', () => {
    // The first one takes over a page that had none: no news.
    if (before !== null) onNewer();
    else if (container.controller !== null) holdVersion(container.controller);
    before = container.controller;
  });
  try {
    const registration = await container.register('sw.js', { updateViaCache: 'none' });
    const look = (): void => {
      if (registration.waiting !== null && registration.active !== null) onNewer();
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    look();
    await container.ready;
    onOffline('cached');
    // Browsers look by themselves, but not at once.
    await registration.update();
  } catch {
    // Denied, or there is no network, or the server lacks the file: the page works as it is.
  }
}

/** Shows the newest version in this tab. Others go on with theirs until they are reloaded. */
export async function showNewest(): Promise<void> {
  const waiting = (await container?.getRegistration())?.waiting ?? null;
  if (waiting === null) return location.reload();
  container?.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage(TAKE_OVER);
}

/** As long as this tab lives, the files of its version are kept, whatever takes over. */
function holdVersion(worker: ServiceWorker): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<string>) =>
    void navigator.locks.request(data, { mode: 'shared' }, () => new Promise(() => undefined)).catch(() => undefined);
  worker.postMessage(WHICH_VERSION, [port2]);
}
