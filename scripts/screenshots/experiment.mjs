/** Experiment in all its states. */
import { BROKEN_CONFIG, CONFIG, customers, FAILING_CONFIG, LONG_CONFIG, SWEEP_CONFIG } from './files.mjs';

export async function takeExperiment(camera, file) {
  const { page, shot, choose, button, seen } = camera;
  const data = file('customers.csv', customers(1200));
  const ready = () => page.getByRole('button', { name: 'Run', exact: true }).click({ trial: true });

  await camera.open();
  await button('Use the sample').waitFor();
  await shot('experiment-empty');
  await choose(data);
  await ready();
  await button('First rows').click();
  await shot('experiment-own-data');
  await choose(file('ragged.csv', 'a,b,y\n1,2,0\n2,1\n3,4,5,6\n'));
  await seen('data/ragged-rows');
  await shot('experiment-bad-data');

  await camera.open();
  await choose(data, file('broken.yaml', BROKEN_CONFIG));
  await seen('config/unknown-key');
  await shot('experiment-config-error');

  await camera.open();
  await choose(data, file('nothing-left.yaml', FAILING_CONFIG));
  await page.waitForTimeout(1500);
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(1500);
  await shot('experiment-failed');

  await camera.open();
  await choose(data, file('long.yaml', LONG_CONFIG));
  await ready();
  await shot('experiment-loaded');
  await page.keyboard.press('Control+Enter');
  await seen('tasks done');
  await page.waitForTimeout(5000);
  await shot('experiment-running');
  await button('Cancel').click();
  await seen('Stopped');
  await shot('experiment-cancelled');

  await camera.open();
  await choose(data, file('config.yaml', CONFIG));
  await ready();
  await camera.run();
  await page.getByRole('slider', { name: 'Threshold' }).focus();
  await page.keyboard.press('PageDown');
  await page.locator('.exp-side .cell-button').first().click();
  await shot('experiment-done');
  await camera.unfold();
  await page.locator('.crosscheck .btn:enabled').first().click();
  await page.getByRole('heading', { name: /^The second engine/ }).waitFor({ timeout: 600_000 });
  await button('Prove it').click();
  await seen('Trained again from nothing');
  await shot('experiment-proved');

  await camera.open();
  await choose(data, file('config.yaml', CONFIG.replace('0.7', '0.8')));
  await ready();
  await shot('experiment-known');
  await camera.run();
  await shot('experiment-from-store');

  await camera.open();
  await choose(data, file('sweep.yaml', SWEEP_CONFIG));
  await ready();
  await page.getByText('Try several values of a setting').click();
  await shot('experiment-sweep');
  await camera.run();
  await page.getByRole('heading', { name: /^Decision tree: / }).waitFor();
  await shot('experiment-sweep-done');
}
