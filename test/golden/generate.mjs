// Writes the data sets of the golden tests, in the likeness of well-known public ones. Run: node test/golden/generate.mjs
// The files are checked in; the hashes beside them hold for those bytes.
import { readdirSync, writeFileSync } from 'node:fs';
import alea from 'seedrandom/lib/alea.js';

const here = new URL('.', import.meta.url);
const write = (path, text) => writeFileSync(new URL(path, here), text);
const csv = (rows) => rows.map((row) => row.join(',')).join('\n') + '\n';

/** Sum of twelve uniforms less six: near enough to a normal, and without transcendental functions. */
const normal = (random) => Array.from({ length: 12 }, random).reduce((sum, x) => sum + x, -6);
const pick = (random, items) => items[Math.floor(random() * items.length)];

// Numeric only, like measurements of cell nuclei: correlated columns, two classes, texts as labels.
{
  const random = alea('numeric');
  const header = ['radius', 'texture', 'perimeter', 'area', 'smoothness', 'concavity', 'symmetry', 'diagnosis'];
  const rows = Array.from({ length: 400 }, () => {
    const malignant = random() < 0.37;
    const radius = 12 + (malignant ? 4.5 : 0) + 1.8 * normal(random);
    const texture = 18 + (malignant ? 3 : 0) + 4 * normal(random);
    const concavity = Math.max(0, 0.05 + (malignant ? 0.1 : 0) + 0.04 * normal(random));
    return [
      radius.toFixed(2),
      texture.toFixed(2),
      (6.5 * radius + normal(random)).toFixed(1),
      (3.1 * radius * radius + 9 * normal(random)).toFixed(0),
      (0.096 + 0.014 * normal(random)).toFixed(5),
      concavity.toFixed(4),
      (0.18 + 0.02 * normal(random)).toFixed(4),
      malignant ? 'M' : 'B',
    ];
  });
  write('numeric/data.csv', csv([header, ...rows]));
}

// Mostly categorical, like descriptions of mushrooms: `;` as delimiter, single letters, a level that is rare.
{
  const random = alea('categorical');
  const header = ['cap_shape', 'cap_color', 'bruises', 'odor', 'gill_size', 'habitat', 'stalk_height', 'edible'];
  const rows = Array.from({ length: 500 }, (_, i) => {
    const edible = random() < 0.52;
    const odor = pick(random, edible ? 'nnnnala' : 'ffffypcns');
    return [
      pick(random, 'xfkbsc'),
      pick(random, edible ? 'nngwe' : 'nyewg'),
      random() < (edible ? 0.65 : 0.2) ? 'yes' : 'no',
      i === 7 ? 'm' : odor,
      random() < (edible ? 0.9 : 0.5) ? 'broad' : 'narrow',
      pick(random, 'dglmpuw'),
      (6 + 2 * normal(random)).toFixed(1),
      edible,
    ];
  });
  write('categorical/data.csv', [header, ...rows].map((row) => row.join(';')).join('\r\n'));
}

// Missing values, quoted newlines, doubled quotes, commas and non-ASCII categories, like a passenger list.
{
  const random = alea('missing');
  const towns = ['Zürich', '東京', 'São Paulo', 'Łódź', 'القاهرة', 'Queenstown, "Cobh"', 'Saint-\nÉtienne'];
  const header = ['name', 'class', 'sex', 'age', 'fare', 'town', 'cabin', '__proto__', 'survived'];
  const quote = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const rows = Array.from({ length: 450 }, (_, i) => {
    const sex = random() < 0.36 ? 'female' : 'male';
    const level = 1 + Math.floor(random() * 3);
    const survived = random() < (sex === 'female' ? 0.9 - level * 0.15 : 0.4 - level * 0.1) ? 1 : 0;
    return [
      `Passenger no. ${i}, "${pick(random, ['Mr', 'Mrs', 'Dr'])}"`,
      String(level),
      sex,
      random() < 0.2 ? pick(random, ['', 'NA', 'NaN', '?']) : (30 + 11 * normal(random)).toFixed(1),
      (60 / level + Math.abs(8 * normal(random))).toFixed(2),
      random() < 0.1 ? '' : pick(random, towns),
      random() < 0.7 ? '' : `${pick(random, 'ABCD')}${Math.floor(random() * 4)}`,
      pick(random, ['constructor', 'toString', 'x']),
      String(survived),
    ].map(quote);
  });
  write('missing/data.csv', `\ufeff${csv([header, ...rows])}`);
}

// Small, with every kind of column and the learning platform's names: for single models and single options.
{
  const random = alea('options');
  const header =
    'learner,minutes_watched,days_on_platform,courses_started,practice_exams_started,practice_exams_passed,country,plan,joined,purchased';
  const rows = Array.from({ length: 120 }, (_, i) => {
    const buys = random() < 0.3;
    const started = Math.floor(random() * 5);
    return [
      `L${1000 + i}`,
      random() < 0.08 ? '' : (120 + (buys ? 90 : 0) + 40 * normal(random)).toFixed(1),
      1 + Math.floor(random() * (buys ? 60 : 40)),
      Math.floor(random() * (buys ? 6 : 4)),
      started,
      Math.floor(random() * (started + 1)),
      random() < 0.06 ? '' : pick(random, ['DE', 'NA', 'BR', 'JP', 'TR']),
      random() < 0.1 ? '-' : pick(random, buys ? ['pro', 'pro', 'basic'] : ['basic', 'basic', 'trial']),
      2015 + Math.floor(random() * 8),
      buys ? 'yes' : 'no',
    ];
  });
  const names = readdirSync(here).filter((name) => /^(model|option)-/.test(name));
  for (const name of names) {
    // Two learners of whom nobody knows: only the case that leaves them out has them.
    const unknown = name === 'option-columns' ? [rows[3], rows[70]].map((row) => [...row.slice(0, -1), '']) : [];
    const table = [header.split(','), ...rows, ...unknown];
    const spelled = {
      'option-parse-comma': () => table.map((row) => row.map((cell) => `'${String(cell).replace('.', ',')}'`)),
      'option-parse-bare': () => table.slice(1),
      'option-parse-quotes': () => table.map((row, i) => (i === 0 ? row : row.with(7, `"${row[7]}`))),
    }[name];
    write(`${name}/data.csv`, csv(spelled?.() ?? table));
  }
}
