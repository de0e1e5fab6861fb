import { inlined, svgElement } from './inline-svg.ts';
import { textLines } from './text-lines.ts';

const MARGIN = 16;
/** What is for people at the page: menus, tables of numbers, text for screen readers. */
const NOT_IN_PICTURES = '[data-picture="no"], details, .sr, input, [role="slider"]';

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A figure of the page as one SVG that stands for itself: light background, styles in attributes, the text around the
 * drawings too. It is laid out once more, unseen, in the light colours, so that a dark page gives the same picture.
 */
export function pictureOf(figure: HTMLElement): Picture {
  const stage = document.createElement('div');
  stage.className = 'picture-stage';
  stage.dataset['theme'] = 'light';
  stage.inert = true;
  stage.style.width = `${figure.getBoundingClientRect().width}px`;
  const copy = figure.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll(NOT_IN_PICTURES)) element.remove();
  copy.normalize();
  stage.append(copy);
  // Beside the figure, so that the same rules of the stylesheets hold for it.
  figure.parentElement?.append(stage);
  try {
    return drawn(stage);
  } finally {
    stage.remove();
  }
}

function drawn(stage: HTMLElement): Picture {
  const origin = stage.getBoundingClientRect();
  const width = Math.ceil(origin.width) + 2 * MARGIN;
  const height = Math.ceil(origin.height) + 2 * MARGIN;
  const font = getComputedStyle(stage).fontFamily;
  const root = svgElement('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  root.append(svgElement('rect', { width, height, fill: getComputedStyle(stage).backgroundColor }));
  const place = svgElement('g', { transform: `translate(${MARGIN} ${MARGIN})`, 'font-family': font });
  root.append(place);
  walk(stage, place, { left: origin.left, top: origin.top, font });
  const text = new XMLSerializer().serializeToString(root);
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, width, height };
}

interface Origin {
  readonly left: number;
  readonly top: number;
  /** Of the whole picture. */
  readonly font: string;
}

function walk(element: Element, into: SVGElement, origin: Origin): void {
  for (const child of element.childNodes) {
    if (child instanceof SVGSVGElement) drawSvg(child, into, origin);
    else if (child instanceof Text) drawText(child, into, origin);
    else if (child instanceof HTMLElement && getComputedStyle(child).display !== 'none') {
      drawRule(child, into, origin);
      walk(child, into, origin);
    }
  }
}

function drawSvg(svg: SVGSVGElement, into: SVGElement, origin: Origin): void {
  const box = svg.getBoundingClientRect();
  const copy = inlined(svg);
  if (copy === null || box.width === 0) return;
  copy.setAttribute('x', (box.left - origin.left).toFixed(1));
  copy.setAttribute('y', (box.top - origin.top).toFixed(1));
  copy.setAttribute('width', box.width.toFixed(1));
  copy.setAttribute('height', box.height.toFixed(1));
  copy.setAttribute('overflow', 'visible');
  into.append(copy);
}

function drawText(node: Text, into: SVGElement, origin: Origin): void {
  if (node.data.trim() === '' || node.parentElement === null) return;
  const style = getComputedStyle(node.parentElement);
  for (const { text, left, top, height } of textLines(node)) {
    const size = Number.parseFloat(style.fontSize);
    const line = svgElement('text', {
      x: (left - origin.left).toFixed(1),
      // The middle of a line's box is about 0.35 em above its letters' feet.
      y: (top - origin.top + height / 2 + 0.35 * size).toFixed(1),
      fill: style.color,
      ...(style.fontFamily === origin.font ? {} : { 'font-family': style.fontFamily }),
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
    });
    line.textContent = text;
    into.append(line);
  }
}

/** Hairlines below the rows of a table. */
function drawRule(element: HTMLElement, into: SVGElement, origin: Origin): void {
  const style = getComputedStyle(element);
  if (!/^table-(cell|row)$/.test(style.display) || !(Number.parseFloat(style.borderBottomWidth) > 0)) return;
  const box = element.getBoundingClientRect();
  const y = (box.bottom - origin.top - 0.5).toFixed(1);
  const [x1, x2] = [box.left - origin.left, box.right - origin.left].map((x) => x.toFixed(1));
  into.append(svgElement('line', { x1, x2, y1: y, y2: y, stroke: style.borderBottomColor }));
}
