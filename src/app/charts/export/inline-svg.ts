const SVG = 'http://www.w3.org/2000/svg';

/** What a picture needs of a stylesheet, as presentation attributes: every program that reads SVG knows them. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'letter-spacing',
  'text-anchor',
] as const;

/** Attributes that mean something in a picture; the page's own (classes, roles, names for tests) do not. */
const DROPPED = /^(class|style|role|tabindex|focusable|data-.*|aria-.*|cursor|pointer-events)$/;

/** Copy of an element of a page's SVG that looks the same without the page's stylesheets; `null` where it is hidden. */
export function inlined(element: SVGElement): SVGElement | null {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return null;
  if (['title', 'desc'].includes(element.tagName) && element.textContent === '') return null;
  const copy = element.cloneNode(false) as SVGElement;
  for (const { name } of [...copy.attributes]) if (DROPPED.test(name)) copy.removeAttribute(name);
  const around = element.parentElement === null ? null : getComputedStyle(element.parentElement);
  if (!isContainer(element))
    for (const name of PROPERTIES) {
      const value = style.getPropertyValue(name);
      const inherited = name.startsWith('font') && around?.getPropertyValue(name) === value;
      if (inherited || (name.startsWith('stroke-') && style.stroke === 'none')) copy.removeAttribute(name);
      else setUnlessInitial(copy, name, value);
    }
  else if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity);
  for (const child of element.childNodes) {
    if (child instanceof SVGElement) {
      const inner = inlined(child);
      if (inner !== null) copy.append(inner);
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
  }
  return copy;
}

const isContainer = (element: SVGElement): boolean =>
  ['svg', 'g', 'defs', 'clipPath', 'title'].includes(element.tagName);

const INITIAL: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  stroke: 'none',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'paint-order': 'normal',
  'font-style': 'normal',
  'letter-spacing': 'normal',
  'text-anchor': 'start',
};

function setUnlessInitial(element: SVGElement, name: string, value: string): void {
  const isText = element.tagName === 'text' || element.tagName === 'tspan';
  if (!isText && (name.startsWith('font') || name.startsWith('letter') || name.startsWith('text'))) return;
  if (value === '' || value === INITIAL[name]) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function svgElement(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
