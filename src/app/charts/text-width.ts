/** About as wide as a text of 12 px is, in CSS pixels; a drawing is laid out before the browser has measured it. */
export const textWidth = (text: string): number => 7 * text.length;
