/**
 * Writes one folder for each odd or hostile CSV: `input.csv`, `config.json` (keys of `data` that differ from the
 * defaults; the target is `y`), `expect.json`. Run with `node test/hostile/csv/generate.mjs`.
 *
 * expect.json: `errors` (codes, in order), or else `warnings` (codes, in order; notes too) and facts about the table:
 * `n`, `columns` [name, type], `labels` [negative, positive], `levels` [name, levels], `values` [name, numbers],
 * `delimiter`; `line`, `byte` of the first problem; `says`: texts that the messages contain.
 */
import { mkdirSync, rmSync, writeFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const cases = [];
const add = (name, input, expect, config) =>
  cases.push({ name, input: typeof input === 'string' ? Buffer.from(input) : Buffer.from(input), expect, config });

/** 20 rows, a numeric column `x`, a category `c`, a target `y` that neither gives away. */
const X = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4];
const Y = [0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1];
const C = 'red blue red green blue red red green blue blue red green red blue green red blue red green blue'.split(' ');
/** A table of x and y with one more column in front. */
const withColumn = (header, fields) =>
  [`${header},x,y`, ...X.map((x, i) => `${fields(i)},${x},${Y[i]}`)].join('\n') + '\n';
/** A numeric column v: the given fields first, then plain numbers. */
const mostly = (...odd) => withColumn('v', (i) => odd[i] ?? 10 + X[i] / 2);
const plain = ['x,c,y', ...X.map((x, i) => `${x},${C[i]},${Y[i]}`)];
const table = plain.join('\n') + '\n';
const good = { warnings: [], n: 20, columns: [['x', 'numeric'], ['c', 'categorical']], labels: ['0', '1'], delimiter: ',' };
const error = (code, more = {}) => ({ errors: [code], ...more });
const lines = (text) => text.split('\n');

// The container.
add('empty', '', error('data/empty'));
add('only-blank-lines', '\n\r\n   \n', error('data/empty'));
add('only-bom', '\ufeff', error('data/empty'));
add('header-only', 'x,c,y\n', error('data/header-only'));
add('header-only-no-line-end', 'x,c,y', error('data/header-only'));
add('plain', table, good);
add('crlf', table.replaceAll('\n', '\r\n'), good);
add('cr', table.replaceAll('\n', '\r'), good);
add('mixed-line-ends', plain.map((line, i) => line + ['\n', '\r\n', '\r'][i % 3]).join(''), good);
add('mixed-line-ends-quoted', plain.map((line, i) => line.replace(/(red|blue|green|\bc\b)/, '"$1"') + ['\r\n', '\n', '\r'][i % 3]).join(''), good);
add('no-final-line-end', plain.join('\n'), good);
add('blank-lines', `\n${plain.join('\n\n')}\n \n\t\n`, good);
add('bom', `\ufeff${table}`, good);
add('semicolon', table.replaceAll(',', ';'), { ...good, delimiter: ';' });
add('semicolon-with-commas', withColumn('c', (i) => `${C[i]}, ${C[i]}`).replaceAll(/,(?! )/g, ';'), { warnings: [], n: 20, delimiter: ';', levels: [['c', ['blue, blue', 'green, green', 'red, red']]] });
add('tab', table.replaceAll(',', '\t'), { ...good, delimiter: '\t' });
add('vertical-bar', table.replaceAll(',', '|'), { ...good, delimiter: '|' });
add('delimiter-forced', table.replaceAll(',', '~'), { ...good, delimiter: '~' }, { delimiter: '~' });
add('delimiter-quote', table, error('data/delimiter'), { delimiter: '"' });
add('delimiter-two-characters', table, error('data/delimiter'), { delimiter: ',,' });
add('decimal-comma', withColumn('v', (i) => `${10 + X[i]},${i % 10}5`).replaceAll(/,(?=[^,]*,[01]$|[01]$|x,y|y$)/gm, ';'), { warnings: [], n: 20, delimiter: ';', columns: [['v', 'numeric'], ['x', 'numeric']], values: [['v', X.map((x, i) => Number(`${10 + x}.${i % 10}5`))]] }, { decimal: ',' });
add('decimal-comma-with-points', withColumn('v', (i) => `${10 + X[i]}.${i % 10}5`), error('data/mostly-numeric'), { decimal: ',' });
add('decimal-comma-grouped', withColumn('v', (i) => `"1.${X[i]}00,5"`), error('data/mostly-numeric'), { decimal: ',' });
add('quote-none', withColumn('size', (i) => (i % 2 === 0 ? '"5 inch' : '3" disk')), { warnings: [], n: 20, levels: [['size', ['"5 inch', '3" disk']]] }, { quote: 'none' });
add('quote-none-newline', withColumn('note', (i) => (i === 3 ? '"one\ntwo"' : 'a')), error('data/ragged-rows', { line: 5 }), { quote: 'none' });
add('quote-single', withColumn('note', (i) => (i % 2 === 0 ? "'a, \"b\"'" : "'it''s'")), { warnings: [], n: 20, levels: [['note', ['a, "b"', "it's"]]] }, { quote: 'single' });
add('quote-single-unterminated', withColumn('note', (i) => (i === 3 ? "'a" : 'b')), error('data/unterminated-quote', { line: 5 }), { quote: 'single' });
add('quote-is-delimiter', table, error('data/delimiter'), { quote: 'single', delimiter: "'" });
add('no-header', plain.slice(1).join('\n'), { warnings: [], n: 20, columns: [['column_1', 'numeric'], ['column_2', 'categorical']], labels: ['0', '1'], delimiter: ',' }, { header: false, target: 'column_3' });
add('no-header-one-record', '1,a,0\n', error('data/target-one-class'), { header: false, target: 'column_3' });
add('no-header-ragged', `${plain.slice(1).join('\n')}\n1,a\n`, error('data/ragged-rows', { line: 21 }), { header: false, target: 'column_3' });
add('no-header-empty', '', error('data/empty'), { header: false, target: 'column_3' });
add('header-said', table, good, { header: true, quote: 'double', decimal: '.' });
add('quoted-newlines', withColumn('note', (i) => (i % 2 === 0 ? '"one\ntwo"' : '"one\r\ntwo, ""three"""')), { warnings: [], n: 20, levels: [['note', ['one\ntwo', 'one\r\ntwo, "three"']]] });
add('quoted-lone-cr', withColumn('note', (i) => (i % 2 === 0 ? '"a\rb"' : '"a\r\rb"')), { warnings: [], levels: [['note', ['a\r\rb', 'a\rb']]] });
add('quote-inside-field', withColumn('size', (i) => (i % 2 === 0 ? '5" disk' : '3" disk')), { warnings: [], levels: [['size', ['3" disk', '5" disk']]] });
add('spaces-after-quote', withColumn('c', (i) => `"${C[i]}"  `), { warnings: [], n: 20, levels: [['c', ['blue', 'green', 'red']]] });
add('unterminated-quote', lines(table).map((line, i) => (i === 6 ? line.replace('red', '"red').replace('blue', '"blue') : line)).join('\n'), error('data/unterminated-quote', { line: 7 }));
add('unterminated-quote-after-newlines', `x,c,y\r\n1,"a\r\nb",0\r\n2,"c\nd,1\n`, error('data/unterminated-quote', { line: 4 }));
add('text-after-quote', 'x,c,y\n1,"a"b,0\n2,c,1\n', error('data/unreadable', { line: 2 }));
add('ragged-too-few', lines(table).map((line, i) => (i === 3 || i === 5 ? line.replace(/,[01]$/, '') : line)).join('\n'), error('data/ragged-rows', { line: 4, says: ['2 rows', 'lines 4, 6'] }));
add('ragged-too-many', plain.map((line, i) => (i > 3 ? `${line},1` : line)).join('\n'), error('data/ragged-rows', { line: 5, says: ['17 rows', 'lines 5, 6, 7, 8, 9 and 12 more'] }));
add('ragged-line-numbers-with-newlines', 'x,c,y\n1,"a\nb\nc",0\n\n2,b\n3,c,1\n', error('data/ragged-rows', { line: 6 }));
add('duplicate-header', 'x,c,x,y\n1,a,2,0\n3,b,4,1\n', error('data/duplicate-header', { line: 1, says: ['columns 1, 3'] }));
add('empty-header', 'x,,c, ,y\n1,a,2,3,0\n3,b,4,5,1\n', error('data/empty-header', { says: ['columns 2, 4'] }));
add('two-header-faults', 'x,,x,y\n1,a,2,0\n3,b,4\n', { errors: ['data/empty-header', 'data/duplicate-header', 'data/ragged-rows'] });
add('repeated-header', [...plain.slice(0, 9), plain[0], ...plain.slice(9), plain[0]].join('\n'), error('data/repeated-header', { line: 10, says: ['lines 10, 23'] }));

// Encodings.
const utf16 = (text, big) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
add('utf16le-bom', utf16(`\ufeff${table}`, false), error('data/encoding', { byte: 0, says: ['UTF-16 (little-endian)'] }));
add('utf16be-bom', utf16(`\ufeff${table}`, true), error('data/encoding', { byte: 0, says: ['UTF-16 (big-endian)'] }));
add('utf16le-no-bom', utf16(table, false), error('data/encoding', { byte: 1, says: ['UTF-16 (little-endian)'] }));
add('utf16be-no-bom', utf16(table, true), error('data/encoding', { byte: 0, says: ['UTF-16 (big-endian)'] }));
add('latin1', Buffer.from('x,c,y\n1,M\xfcnchen,0\n2,K\xf6ln,1\n', 'latin1'), error('data/encoding', { byte: 9, says: ['Latin-1'] }));
add('windows-1252', Buffer.from('x,c,y\n1,5 \x80,0\n2,b,1\n', 'latin1'), error('data/encoding', { byte: 10, says: ['Windows-1252'] }));
add('overlong-utf8', [...Buffer.from('x,c,y\n1,'), 0xc0, 0xaf, ...Buffer.from(',0\n')], error('data/encoding', { byte: 8 }));
add('surrogate-utf8', [...Buffer.from('x,c,y\n1,'), 0xed, 0xa0, 0x80, ...Buffer.from(',0\n')], error('data/encoding', { byte: 8 }));
add('cut-utf8', Buffer.concat([Buffer.from('x,c,y\n1,a,0\n2,'), Buffer.from('ü').subarray(0, 1)]), error('data/encoding', { byte: 14 }));
add('nul-byte', 'x,c,y\n1,a\0b,0\n2,c,1\n', error('data/nul-byte', { byte: 9 }));
add('image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52], error('data/encoding', { byte: 0, says: ['binary'] }));
add('excel-workbook', [0x50, 0x4b, 3, 4, 0x14, 0, 8, 8, 8, 0, 0xc3, 0x28, 0x21, 0, 0x9d], error('data/encoding', { says: ['Excel'] }));
add('non-ascii', withColumn('stadt', (i) => ['Köln', 'München', '東京', '🎉'][i % 4]), { warnings: [], levels: [['stadt', ['Köln', 'München', '東京', '🎉']]] });

// The target.
add('target-absent', table.replace('y\n', 'Purchased\n'), error('data/target-absent', { says: ['"purchase"', 'Did you mean "Purchased"?'] }), { target: 'purchase' });
add('target-one-class', table.replaceAll(/,[01]\n/g, ',1\n'), error('data/target-one-class', { says: ['"1"', '20 rows'] }));
add('target-three-values', table.replace('3,red,0', '3,red,maybe'), error('data/target-not-binary', { says: ['"0"', '"1"', '"maybe" (1 row)'] }));
add('target-many-values', plain.map((line, i) => (i === 0 ? line : line.replace(/[01]$/, `v${i}`))).join('\n'), error('data/target-not-binary', { says: ['20 values', 'and 10 more'] }));
add('target-missing', table.replace('3,red,0', '3,red,').replace('4,red,0', '4,red,NA'), error('data/target-missing-values', { line: 2, says: ['2 rows', 'lines 2, 4'] }));
add('target-missing-dropped', table.replace('3,red,0', '3,red,').replace('4,red,0', '4,red,NA'), { ...good, warnings: ['data/target-missing-values'] }, { drop_missing_target: true });
add('target-all-missing', table.replaceAll(/,[01]\n/g, ',\n'), error('data/target-missing-values'), { drop_missing_target: true });
add('target-spellings-of-a-number', table.replace('3,red,0', '3,red, 0.0').replace('1,blue,1', '1,blue,1.0'), { ...good, labels: ['0.0', '1.0'] });
add('target-default-number', table.replaceAll(/,0\n/g, ',10\n').replaceAll(/,1\n/g, ',9\n'), { ...good, labels: ['9', '10'], warnings: ['data/default-positive-class'] }, { positive_class: null });
add('target-default-text', table.replaceAll(/,0\n/g, ',no\n').replaceAll(/,1\n/g, ',Yes\n'), { ...good, labels: ['Yes', 'no'], warnings: ['data/default-positive-class'] }, { positive_class: null });
add('target-positive-boolean', table.replaceAll(/,0\n/g, ',FALSE\n').replaceAll(/,1\n/g, ',TRUE\n'), { ...good, labels: ['FALSE', 'TRUE'] }, { positive_class: true });
add('target-positive-class-as-number', table.replaceAll(/,1\n/g, ',1.0\n'), { ...good, labels: ['0', '1.0'] }, { positive_class: 1 });
add('positive-class-unknown', table, error('data/positive-class', { says: ['"yes"', '"0"', '"1"'] }), { positive_class: 'yes' });
add('target-excluded', table, error('data/target-absent'), { exclude: ['y'] });

// Types of columns.
add('spaces-around-numbers', withColumn('v', (i) => `  ${X[i]}.5 `), { warnings: [], columns: [['v', 'numeric'], ['x', 'numeric']] });
add('spellings-of-numbers', withColumn('v', (i) => ['+1', '.5', '5.', '1e3', '-2.5E-1', '-0'][i % 6]), { warnings: [], values: [['v', [1, 0.5, 5, 1000, -0.25, 0]]] });
for (const [name, odd] of [
  ['decimal-comma', '"12,5"'], ['thousands-space', '1 000'], ['currency', '$3'], ['overflow', '1e400'],
  ['infinity', 'Infinity'], ['hexadecimal', '0x10'], ['underscore', '1_000'], ['word', 'unknown'],
])
  add(`mostly-numeric-${name}`, mostly('1', odd), error('data/mostly-numeric', { line: 3, says: [JSON.stringify(odd.replaceAll('"', '')), 'line 3', 'data.columns'] }));
add('decimal-comma-everywhere', withColumn('v', (i) => `"${X[i]},5"`), error('data/mostly-numeric', { line: 2 }));
add('thousands-in-many', withColumn('v', (i) => (i % 3 === 0 ? '"1,234"' : X[i])), error('data/mostly-numeric', { line: 2 }));
add('mostly-numeric-settled-as-category', mostly('1', '$3'), { warnings: [], columns: [['v', 'categorical'], ['x', 'numeric']] }, { columns: { v: 'categorical' } });
add('mostly-numeric-settled-as-missing', mostly('1', '?'), { warnings: [], columns: [['v', 'numeric'], ['x', 'numeric']] }, { missing_values: ['', '?'] });
add('mostly-numeric-ignored', mostly('1', '$3'), { warnings: [], columns: [['v', 'ignore'], ['x', 'numeric']] }, { columns: { v: 'ignore' } });
add('configured-numeric-with-texts', table, error('data/not-numeric', { line: 2, says: ['"red" (line 2)', 'and 15 more'] }), { columns: { c: 'numeric' } });
add('configured-categorical', table, { ...good, columns: [['x', 'categorical'], ['c', 'categorical']] }, { columns: { x: 'categorical' } });
add('excluded', table, { ...good, columns: [['x', 'ignore'], ['c', 'categorical']] }, { exclude: ['x'] });
add('unknown-columns', table, { errors: ['data/unknown-column', 'data/unknown-column'], says: ['"nothing"', 'Did you mean "c"?'] }, { exclude: ['nothing'], columns: { 'C ': 'ignore' } });
add('no-features', table, error('data/no-features'), { exclude: ['x'], columns: { c: 'ignore' } });
add('target-only', 'y\n0\n1\n', error('data/no-features'));
add('missing-tokens', withColumn('v', (i) => ['', '#N/A', 'NaN', 'null', ' NULL ', '-nan', '<NA>', 'n/a'][i] ?? X[i]), { warnings: [], columns: [['v', 'numeric'], ['x', 'numeric']] });
add('missing-token-of-a-column', withColumn('v', (i) => (i === 3 ? -999 : X[i])), { warnings: [], values: [['v', [3, 1, 4, null, 5]]] }, { missing_values_by_column: { v: ['-999'] } });
add('namibia', withColumn('country', (i) => ['US', 'NA', 'DE', 'ZA'][i % 4]), { warnings: ['data/missing-token-plausible'], says: ['"NA" in 5 rows', 'Namibia'], levels: [['country', ['DE', 'US', 'ZA']]] });
add('namibia-kept', withColumn('country', (i) => ['US', 'NA', 'DE', 'ZA'][i % 4]), { warnings: [], levels: [['country', ['DE', 'NA', 'US', 'ZA']]] }, { missing_values_by_column: { country: [''] } });
add('none-as-category', withColumn('basement', (i) => ['None', 'full', 'half'][i % 3]), { warnings: ['data/missing-token-plausible'], levels: [['basement', ['full', 'half']]] });
add('large-integers', withColumn('id', (i) => `90071992547409${90 + (i % 10)}`), { warnings: ['data/large-integers'], columns: [['id', 'categorical'], ['x', 'numeric']] });
add('identifier-number', withColumn('id', (i) => 1000 + ((i * 7) % 20)), { warnings: ['data/identifier'], columns: [['id', 'numeric'], ['x', 'numeric']] });
add('identifier-text', withColumn('id', (i) => `u${(i * 7) % 20}`), { warnings: ['data/identifier'], columns: [['id', 'categorical'], ['x', 'numeric']] });
add('leading-zeros', withColumn('zip', (i) => ['01067', '20095', '80331'][i % 3]), { warnings: ['data/identifier'], says: ['7 numbers with leading zeros'] });
add('all-missing', withColumn('v', (i) => ['', 'NA'][i % 2]), error('data/all-missing'));
add('all-missing-ignored', withColumn('v', () => ''), { warnings: [], columns: [['v', 'ignore'], ['x', 'numeric']] }, { columns: { v: 'ignore' } });
add('constant-number', withColumn('v', () => 7), { warnings: ['data/constant'] });
add('constant-text-with-missing', withColumn('v', (i) => (i % 5 === 0 ? '' : 'same')), { warnings: ['data/constant'] });
add('leak-same-as-target', withColumn('v', (i) => ['lost', 'won'][Y[i]]), { warnings: ['data/leak'] });
add('leak-by-missing', withColumn('refund', (i) => (Y[i] === 1 ? '' : 'asked')), { warnings: ['data/constant', 'data/leak'] });
add('leak-one-cut', withColumn('v', (i) => (Y[i] === 1 ? 100.5 : 0.25) + X[i]), { warnings: ['data/leak'] });
add('dates', withColumn('day', (i) => `2024-0${1 + (i % 9)}-1${i % 7}`), { warnings: ['data/date-like'], columns: [['day', 'categorical'], ['x', 'numeric']] });
add('dates-with-time', withColumn('day', (i) => `${1 + i}.3.2024 08:${10 + i}`), { warnings: ['data/date-like'] });

// Sizes and names.
add('five-thousand-levels', ['c,x,y', ...Array.from({ length: 10000 }, (_, i) => `level ${(i * 37) % 5000},${i % 7},${(i * i) % 3 === 0 ? 1 : 0}`)].join('\n'), { warnings: ['data/many-levels'], n: 10000, says: ['5,000 levels'] });
add('ten-rows-one-feature', 'x,y\n1,0\n2,1\n1,1\n2,0\n3,0\n3,1\n4,0\n4,1\n5,0\n5,1\n', { warnings: [], n: 10 });
add('formulas', withColumn('c', (i) => [`"=cmd|' /C calc'!A0"`, '@SUM(A1)', '+x', '-y'][i % 4]), { warnings: [], levels: [['c', ['+x', '-y', "=cmd|' /C calc'!A0", '@SUM(A1)']]] });
add('html', withColumn('<img src=x onerror=alert(1)>', (i) => ['<script>alert(1)</script>', '<b>'][i % 2]), { warnings: [], columns: [['<img src=x onerror=alert(1)>', 'categorical'], ['x', 'numeric']] });
add('names-of-object-members', ['__proto__,constructor,toString,hasOwnProperty,y', ...X.map((x, i) => `${x},${['__proto__', 'constructor', 'toString', 'valueOf'][i % 4]},${C[i]},${X[19 - i]},${Y[i]}`)].join('\n'), { warnings: [], columns: [['__proto__', 'numeric'], ['constructor', 'categorical'], ['toString', 'categorical'], ['hasOwnProperty', 'numeric']], levels: [['constructor', ['__proto__', 'constructor', 'toString', 'valueOf']]] });
add('target-named-proto', table.replace('c,y', 'c,__proto__'), good, { target: '__proto__' });
add('right-to-left', withColumn('מדינה', (i) => ['ישראל', 'مصر'][i % 2]), { warnings: [], columns: [['מדינה', 'categorical'], ['x', 'numeric']] });

for (const entry of readdirSync(here, { withFileTypes: true })) if (entry.isDirectory()) rmSync(join(here, entry.name), { recursive: true });
for (const { name, input, expect, config } of cases) {
  const folder = join(here, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'input.csv'), input);
  writeFileSync(join(folder, 'expect.json'), `${JSON.stringify(expect, null, 2)}\n`);
  if (config !== undefined) writeFileSync(join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
}
console.log(`${cases.length} cases`);
