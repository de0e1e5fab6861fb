/** "Yes" in lower case, where its "no" comes later in the alphabet than it or may be spelt otherwise. */
const YES = new Set([
  'yes',
  'ja',
  'oui',
  'si',
  'sí',
  'sì',
  'sim',
  'tak',
  'ano',
  'áno',
  'igen',
  'evet',
  'da',
  'да',
  'так',
  'ναι',
  'כן',
  'نعم',
  'بله',
  'हाँ',
  '是',
  'はい',
  '예',
  '네',
]);

/**
 * Which of two labels a person most likely looks for: the one that says yes where just one does, else the later text, as
 * `positive_class: null` has it. The starter config says it outright, so that it can be changed.
 */
export function likelyPositive(a: string, b: string): string {
  const says = (label: string): boolean => YES.has(label.trim().toLowerCase());
  if (says(a) !== says(b)) return says(a) ? a : b;
  return a > b ? a : b;
}
