import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { GOLDEN_CASES, REFERENCE } from '../../golden/cases.ts';

const NAME = 'virtual:golden-cases';

/** The golden cases' files as a module, so that the program is one file in engines that can open none. */
export function goldenCases(): Plugin {
  return {
    name: 'golden-cases',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const cases = [...GOLDEN_CASES, REFERENCE].map(({ name, dataFile, configFile, expected }) => ({
        name,
        expected,
        data: readFileSync(dataFile).toString('base64'),
        config: readFileSync(configFile).toString('base64'),
      }));
      return `export default ${JSON.stringify(cases)};`;
    },
  };
}
