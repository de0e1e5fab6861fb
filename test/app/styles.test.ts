import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const app = new URL('../../src/app/', import.meta.url);

interface Rule {
  /** The condition of the media query around it. */
  readonly media: string | null;
  readonly selector: string;
  readonly properties: readonly string[];
}

/** The rules of a sheet as this project writes them: media queries around rules, nothing nested deeper. */
function rulesOf(css: string, media: string | null = null): Rule[] {
  const rules: Rule[] = [];
  let rest = css.replace(/\/\*.*?\*\//gs, '');
  for (let match = /^\s*([^{}]+)\{/.exec(rest); match !== null; match = /^\s*([^{}]+)\{/.exec(rest)) {
    const head = match[1].trim();
    let end = match[0].length;
    for (let depth = 1; depth > 0; end++) depth += rest[end] === '{' ? 1 : rest[end] === '}' ? -1 : 0;
    const body = rest.slice(match[0].length, end - 1);
    rest = rest.slice(end);
    if (head.startsWith('@media')) rules.push(...rulesOf(body, head));
    else if (!head.startsWith('@')) {
      const properties = [...body.matchAll(/(?:^|;)\s*([\w-]+)\s*:/g)].map(([, property]) => property);
      for (const selector of head.split(',')) rules.push({ media, selector: selector.trim(), properties });
    }
  }
  return rules;
}

/** Setting the one says something of the other: `gap` of `row-gap` by its name, `padding` of `padding-top`. */
const concerns = (later: string, earlier: string): boolean => later === earlier || earlier.startsWith(`${later}-`);

describe('the style sheets', () => {
  const sheets = [...readFileSync(new URL('main.tsx', app), 'utf8').matchAll(/'(\.\/styles\/[^']+)'/g)];
  const rules = sheets.flatMap(([, path]) => rulesOf(readFileSync(new URL(path, app), 'utf8')));

  it('are read', () => {
    expect(rules.filter(({ media }) => media !== null).length).toBeGreaterThan(100);
    expect(rules.filter(({ media }) => media === null).length).toBeGreaterThan(400);
  });

  it('take nothing back, in a later sheet, of what they say for narrow screens or reduced motion', () => {
    const takenBack = rules.flatMap(({ media, selector, properties }, at) =>
      media === null || !/max-width|reduced-motion/.test(media)
        ? []
        : rules
            .slice(at + 1)
            .filter((later) => later.media === null && later.selector === selector)
            .flatMap((later) => later.properties)
            .filter((later) => properties.some((property) => concerns(later, property)))
            .map((property) => `${selector}: ${property}`),
    );
    expect(takenBack).toEqual([]);
  });
});
