import { it } from 'vitest';
import { configReference } from '../src/core/index.ts';
import { holdReadme } from './readme-section.ts';

it("has the config reference that follows from the program's own table of fields", () => {
  holdReadme('config reference', configReference());
});
