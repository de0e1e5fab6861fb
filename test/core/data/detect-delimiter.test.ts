import { expect, it } from 'vitest';
import { detectDelimiter } from '../../../src/core/data/detect-delimiter.ts';

it.each<[string, string, string]>([
  ['one column', 'a\n1\n2\n', ','],
  ['nothing', '', ','],
  ['decimal commas', 'a;b\n1,5;2,5\n3;4,0\n', ';'],
  ['lists in fields', 'id,tags\n1,x|y\n2,p|q\n', ','],
  ['a comma in the header too', 'a;"b, c"\n1;2\n3;4\n', ';'],
  ['one ragged row', `a;b;c\n${'1;2;3\n'.repeat(9)}1;2\n`, ';'],
  ['as many of each: the earlier candidate', 'a,b;c\n1,2;3\n', ','],
  ['more fields win', 'a,b;c;d\n1,2;3;4\n', ';'],
  ['newlines in quotes', 'a|b\n"1\n2\n3"|4\n', '|'],
  ['tabs', 'a\tb\n1, 2\t3\n', '\t'],
])('%s', (_, text, expected) => {
  expect(detectDelimiter(text)).toBe(expected);
});

it('looks at the first records alone', () => {
  const start = `a;b\n${'1;2\n'.repeat(30)}`;
  expect(detectDelimiter(`${start}${'1,2,3\n'.repeat(1000)}`)).toBe(';');
});
