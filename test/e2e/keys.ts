import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export interface Stop {
  /** Its name for screen readers, or its text. */
  readonly name: string;
  /** Place among the page's sections, −1 outside of them. */
  readonly section: number;
  /** Something round it is drawn that is not drawn without the focus. */
  readonly ring: boolean;
  /** Some of it is inside the window. */
  readonly inView: boolean;
}

/** What has the focus; `null` where nothing has. */
export async function focusStop(page: Page): Promise<Stop | null> {
  const stop = await readStop(page);
  if (stop === null || (stop.ring && stop.inView)) return stop;
  // The editor draws its focus a few milliseconds later.
  await page.waitForTimeout(50);
  return readStop(page);
}

const readStop = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const label = element.getAttribute('aria-labelledby');
    const labelled = label === null ? undefined : document.getElementById(label)?.textContent;
    const name =
      element.getAttribute('aria-label') ??
      labelled ??
      (element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? [...(element.labels ?? [])].map((each) => each.textContent).join(' ')
        : element.textContent);
    const drawn = [element, ...element.querySelectorAll('*')].some((each) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    });
    const box = element.getBoundingClientRect();
    const sections = [...document.querySelectorAll('main section')];
    return {
      name: name.trim().replace(/\s+/g, ' '),
      section: sections.findIndex((each) => each.contains(element)),
      ring: drawn || element.closest('.cm-focused') !== null || element.matches('.tree-node'),
      inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });

/** The focus is somewhere, can be seen, and is in the window. */
export async function expectFocus(page: Page, name?: RegExp): Promise<Stop> {
  await expect.poll(() => focusStop(page), { message: 'nothing has the focus' }).not.toBeNull();
  if (name !== undefined) await expect.poll(async () => (await focusStop(page))?.name ?? '').toMatch(name);
  const stop = await focusStop(page);
  if (stop === null) throw new Error('nothing has the focus');
  expect(stop, `the focus on “${stop.name}”`).toMatchObject({ ring: true, inView: true });
  return stop;
}

/** Presses Tab (or Shift+Tab) until what has the focus is called so; every stop on the way can be seen. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab', presses = 250): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press(key);
    const stop = await focusStop(page);
    // Past its end the page hands the focus to the browser for one press.
    if (stop === null) continue;
    expect(stop, `the focus on “${stop.name}”`).toMatchObject({ ring: true, inView: true });
    if (name.test(stop.name)) return;
    seen.push(stop.name.slice(0, 40));
  }
  throw new Error(`${key} never came to ${name}, only to ${seen.slice(-60).join(' | ')}`);
}
