export interface TextLine {
  readonly text: string;
  readonly left: number;
  /** Of the line's box. */
  readonly top: number;
  readonly height: number;
}

/** A text node as the lines that the browser has broken it into, in CSS pixels of the viewport. */
export function textLines(node: Text): TextLine[] {
  const range = document.createRange();
  const lines: { text: string; left: number; top: number; height: number }[] = [];
  for (const { index, word } of words(node.data)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.top - box.top) < box.height / 2) last.text += ` ${word}`;
    else lines.push({ text: word, left: box.left, top: box.top, height: box.height });
  }
  return lines;
}

function words(text: string): { index: number; word: string }[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({ index: match.index, word: match[0] }));
}
