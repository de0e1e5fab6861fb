const FOCUSABLE =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"]), [contenteditable=true]';

/** Where the focus was: the element, what could be focused with it in the page's order, and what it stood in. */
interface Stand {
  readonly element: Element;
  readonly order: readonly HTMLElement[];
  readonly ancestors: readonly HTMLElement[];
}

/**
 * Whoever uses the keyboard keeps a focus that can be seen: where the focused element goes away (its row is deleted, its
 * panel closed, its button has nothing left to do), what comes after it takes over, or before it, or what it stood in.
 * A view that moves the focus itself goes first; pointers are left alone.
 */
export function keepFocus(main: () => HTMLElement | null): void {
  let stand: Stand | null = null;
  let byKeyboard = false;
  addEventListener('keydown', () => (byKeyboard = true), true);
  addEventListener('pointerdown', () => (byKeyboard = false), true);
  keepInView(() => byKeyboard);
  addEventListener('focusin', ({ target }) => {
    stand = target instanceof HTMLElement || target instanceof SVGElement ? standOf(target) : null;
  });
  const observer = new MutationObserver(() => {
    if (stand === null || !byKeyboard || !isGone(stand.element)) return;
    const active = document.activeElement;
    if (active !== null && active !== document.body && active !== stand.element) return;
    const next = successor(stand, main());
    stand = null;
    next?.focus();
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
}

/** Keys that scroll, so that who presses one may want to look elsewhere. */
const SCROLLS = new Set(['ArrowDown', 'ArrowUp', 'End', 'Home', 'PageDown', 'PageUp', ' ']);

/**
 * Brings the focus back into the window where what has just been drawn above it has pushed it out: browsers hold what is
 * seen in its place, but not at the top of the page, nor while they scroll. Whoever scrolled away from it is left alone.
 */
function keepInView(byKeyboard: () => boolean): void {
  let scrolled = false;
  const lookElsewhere = (): void => void (scrolled = true);
  addEventListener('focusin', () => (scrolled = false));
  addEventListener('wheel', lookElsewhere, { passive: true });
  addEventListener('touchmove', lookElsewhere, { passive: true });
  window.addEventListener('keydown', ({ key }) => (scrolled ||= SCROLLS.has(key)), true);
  const observer = new ResizeObserver(() => {
    const active = document.activeElement;
    if (scrolled || !byKeyboard() || active === null || active === document.body || isInWindow(active)) return;
    active.scrollIntoView({ block: 'nearest' });
  });
  observer.observe(document.body);
}

function isInWindow(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

function standOf(element: Element): Stand {
  const ancestors: HTMLElement[] = [];
  for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) ancestors.push(at);
  return { element, order: [...document.querySelectorAll<HTMLElement>(FOCUSABLE)], ancestors };
}

const isGone = (element: Element): boolean => !element.isConnected || element.matches(':disabled');

const canTake = (element: HTMLElement): boolean =>
  !isGone(element) && element.tabIndex >= 0 && element.getClientRects().length > 0;

function successor({ element, order, ancestors }: Stand, main: HTMLElement | null): HTMLElement | null {
  const at = order.findIndex((each) => each === element);
  const after = order.slice(at + 1);
  const before = order.slice(0, Math.max(0, at)).reverse();
  for (const place of ancestors) {
    if (!place.isConnected) continue;
    if (place === main) return main;
    const within = (each: HTMLElement): boolean => place.contains(each) && canTake(each);
    const known = after.find(within) ?? before.find(within);
    if (known !== undefined) return known;
    // What has taken its place: rather what opens it again.
    const others = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(canTake);
    const next = others.find((each) => each.hasAttribute('aria-expanded')) ?? others[0];
    if (next !== undefined) return next;
  }
  return main;
}
