/** Predict and Runs. */
import { readFileSync } from 'node:fs';
import { CONFIG, customers, longHistory } from './files.mjs';

export async function takePredict(camera, file) {
  const { page, shot, choose, seen, button } = camera;
  const bundle = await camera.bundleOf(file('customers.csv', customers(1200)), file('config.yaml', CONFIG));
  await camera.open('predict');
  await shot('predict-empty');
  await choose(bundle);
  await button('Choose a CSV').or(page.getByText('One row')).first().waitFor();
  await shot('predict-model');
  await choose(file('new.csv', customers(400, { seed: 9 })));
  await button(/Download predictions/).waitFor();
  await page
    .locator('.row-table button, .predicted button')
    .first()
    .click()
    .catch(() => undefined);
  await shot('predict-done');
  await choose(file('next-year.csv', customers(300, { seed: 5, shift: 60, answers: false })));
  await seen('Drift');
  await shot('predict-drift');
  await choose(file('lacks.csv', 'months,plan\n3,basic\n4,basic\n'));
  await page.waitForTimeout(1000);
  await shot('predict-lacks-columns');
}

export async function takeRuns(camera, file) {
  const { page, shot, button } = camera;
  const input = page.getByLabel('A history of runs to import');
  const ticks = page.getByRole('checkbox', { name: /^Compare run/ });
  await camera.forget();
  await camera.open('runs');
  await shot('runs-empty');
  const data = file('customers.csv', customers(1200));
  for (const depth of [5, 4, 3]) {
    await camera.bundleOf(data, file('config.yaml', CONFIG.replace('max_depth: 5', `max_depth: ${depth}`)));
  }
  await camera.go('Runs');
  await ticks.nth(2).waitFor();
  await shot('runs-list');
  const exported = await camera.save('Export');
  for (let i = 0; i < 3; i++) await ticks.nth(i).check();
  await page.getByRole('link', { name: 'Compare 3 runs' }).click();
  await page.getByRole('heading', { name: /The first task in which/ }).waitFor();
  await shot('runs-compared');
  await button('Back to all runs')
    .or(page.getByRole('link', { name: 'Back to all runs' }))
    .first()
    .click();
  await input.setInputFiles(file('many.json', longHistory(readFileSync(exported, 'utf8'), 77)));
  await page.getByText('77 runs added').waitFor();
  await shot('runs-many');
}
