import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_CASES, type GoldenCase } from '../golden/cases.ts';
import { BROWSERS, fingerprint, type Driver } from './drivers.ts';
import { serveSite, type Site } from './harness.ts';
import { SECOND_ENGINE } from './second-engine.ts';

const paths = ({ dataFile, configFile }: GoldenCase) => [fileURLToPath(dataFile), fileURLToPath(configFile)];

describe.each(BROWSERS)('golden bundles in $name', ({ launch }) => {
  let site: Site;
  let driver: Driver;
  beforeAll(async () => {
    site = await serveSite();
    driver = await launch();
  });
  afterAll(async () => {
    await driver?.close();
    site?.stop();
  });

  it.each(GOLDEN_CASES)('$name', async (golden) => {
    expect(await fingerprint(driver, site.url, paths(golden))).toBe(golden.expected);
  });

  it('the second engine', async () => {
    expect(await fingerprint(driver, site.url, [SECOND_ENGINE.data, SECOND_ENGINE.config])).toBe(SECOND_ENGINE.node());
  });
});
