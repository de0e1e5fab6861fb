/** The page at 200 %, with right-to-left data, without motion, and the reports on paper. */
import { join } from 'node:path';
import { CONFIG, customers, rightToLeft } from './files.mjs';
import { openCamera } from './camera.mjs';

export async function takeAccess(work, url, file) {
  const zoomed = await openCamera(work, url, { scheme: 'light', width: 1360, scale: 2, tag: 'zoomed-1360' });
  await zoomed.open();
  await zoomed.shot('experiment-empty');
  await zoomed.choose(file('customers.csv', customers(1200)), file('config.yaml', CONFIG));
  await zoomed.run();
  await zoomed.shot('experiment-done');
  const bundle = await zoomed.save('Download bundle');
  await takePaper(zoomed, bundle);
  for (const place of ['verify', 'predict', 'runs']) {
    await zoomed.open(place);
    if (place === 'verify' || place === 'predict') await zoomed.choose(bundle);
    await zoomed.shot(place);
  }
  await zoomed.close();

  for (const width of [1360, 390]) {
    const still = await openCamera(work, url, { scheme: 'light', width, still: true, tag: `rtl-still-${width}` });
    await still.open();
    await still.choose(file('לקוחות.csv', rightToLeft()));
    await still.page.getByRole('button', { name: 'Run', exact: true }).click({ trial: true });
    await still.button('First rows').click();
    await still.shot('experiment-loaded');
    await still.run();
    await still.shot('experiment-done');
    await still.close();
  }
}

/** Reports as they come out of a printer. */
async function takePaper({ page, button, choose, open, save, seen }, bundle) {
  const print = async (path, name) => {
    await page.goto(`file://${path}`);
    await page.screenshot({ path: join('screenshots', `${name}.png`), fullPage: true });
    await page.pdf({ path: join('screenshots', `${name}.pdf`), format: 'A4' });
  };
  const experiment = await save('Download report');
  await print(experiment, 'report-experiment');
  await open('verify');
  await choose(bundle);
  await seen('Files are intact');
  // Three files; the page among them is the one to print.
  const html = page.waitForEvent('download', (file) => file.suggestedFilename().endsWith('.html'));
  await button('Download report').click();
  const verification = `${experiment}.verification.html`;
  await (await html).saveAs(verification);
  await print(verification, 'report-verification');
}
