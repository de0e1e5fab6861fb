/** Verify: what a recipient sees of a bundle, sound, changed, and one that does not repeat. */
import { readFileSync } from 'node:fs';
import { CONFIG, customers, tampered } from './files.mjs';

/** Square roots of which every third is off in the last bit, as another engine's could be. */
const OFF = `const root = Math.sqrt; let calls = 0;
Math.sqrt = (x) => (++calls % 3 === 0 ? root(x) * (1 + 2 ** -52) : root(x));\n`;

export async function takeVerify(camera, file) {
  const { page, shot, choose, button, seen } = camera;
  const data = file('customers.csv', customers(1200));
  const bundle = await camera.bundleOf(data, file('config.yaml', CONFIG));
  const shallower = file('other.yaml', CONFIG.replace('max_depth: 5', 'max_depth: 3'));
  const other = await camera.bundleOf(data, shallower);
  await camera.open('verify');
  await shot('verify-empty');
  await choose(bundle);
  await seen('Files are intact');
  await shot('verify-intact');
  await button('Spot check').click();
  await seen(/fits repeat/);
  await shot('verify-spot-checked');
  await button(/^Replay/).click();
  await seen('The training repeats');
  await shot('verify-replayed');
  await choose(file('tampered.zip', tampered(bundle)));
  await seen('Something is different');
  await shot('verify-refused');
  await choose(file('cut.zip', readFileSync(bundle).subarray(0, 5000)));
  await seen('This is not an intact bundle');
  await shot('verify-unreadable');

  await camera.open('verify');
  await choose(bundle, other);
  await seen('They differ in');
  await shot('verify-compared');

  await camera.context.route(/task\.browser.*\.js/, async (route) => {
    const program = readFileSync(`dist/page${new URL(route.request().url()).pathname}`, 'utf8');
    const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp' };
    await route.fulfill({ contentType: 'text/javascript', headers, body: OFF + program });
  });
  // A service worker that comes back would answer with the program that it has kept.
  await camera.context.route(/\/sw\.js/, (route) => route.abort());
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  });
  await camera.open('verify');
  await choose(bundle);
  await seen('Files are intact');
  await button(/^Replay/).click();
  await seen('does not repeat');
  await shot('verify-different');
  await camera.context.unroute(/task\.browser.*\.js/);
  await camera.context.unroute(/\/sw\.js/);
}
