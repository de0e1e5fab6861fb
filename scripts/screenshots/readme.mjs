/** The pictures that open README: the finished workbench, light and dark, at the sample's results. */
import { openCamera } from './camera.mjs';

/** Down to the axis of the threshold explorer. */
const VIEW = { width: 1360, height: 1112 };

export async function takeReadme(work, url) {
  const camera = await openCamera(work, url, { scheme: 'light', width: VIEW.width });
  const { page, button, open, run } = camera;
  page.setDefaultTimeout(600_000);
  await page.setViewportSize(VIEW);
  await open();
  await button('Use the sample').click();
  await page.getByRole('button', { name: 'Run', exact: true }).click({ trial: true });
  await run();
  await page.getByRole('heading', { name: /^At 0\.\d+/ }).waitFor();
  await page.waitForTimeout(3000);
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    const results = [...document.querySelectorAll('h2')].find((heading) => heading.textContent === 'Results');
    scrollTo(0, (results?.closest('section')?.getBoundingClientRect().top ?? 0) + scrollY);
  });
  for (const theme of ['Light', 'Dark']) {
    await page.evaluate((name) => {
      [...document.querySelectorAll('.theme button')].find((each) => each.textContent === name)?.click();
    }, theme);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `docs/workbench-${theme.toLowerCase()}.png` });
  }
  await camera.close();
}
