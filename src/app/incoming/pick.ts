import { ZIP_LIMITS } from '../../worker/limits.ts';
import type { Incoming } from '../store/incoming.ts';
import { incomingFile } from './dropped-items.ts';
import { chosenFolder } from './walk-entry.ts';

/** Phones have no folder picker. */
export const canPickFolder = 'webkitdirectory' in HTMLInputElement.prototype;

/** Opens the browser's picker for a folder. */
export function pickFolder(then: (folder: Incoming) => void): void {
  pick(
    (input) => {
      input.webkitdirectory = true;
    },
    (files) => then(chosenFolder(files, ZIP_LIMITS.files)),
  );
}

/** Opens the browser's picker for one bundle. */
export function pickBundle(then: (bundle: Incoming) => void): void {
  pick(
    (input) => {
      input.accept = '.zip';
    },
    ([file]) => then(incomingFile(file)),
  );
}

function pick(prepare: (input: HTMLInputElement) => void, then: (files: File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.hidden = true;
  prepare(input);
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.remove();
    if (files.length > 0) then(files);
  });
  input.addEventListener('cancel', () => input.remove());
  // Some browsers tell nothing of an input that is not in the page.
  document.body.append(input);
  input.click();
}
