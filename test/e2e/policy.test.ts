import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../scripts/content-security-policy.mjs';
import { GOLDEN_CASES } from '../golden/cases.ts';
import { BROWSERS, fingerprint, type Driver } from './drivers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
const STRICTER = CONTENT_SECURITY_POLICY.replace(" 'wasm-unsafe-eval'", '');

/** The built page under a policy that forbids WebAssembly: every answer has it, as workers take theirs from their own. */
async function serveStrictly(): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*/, '');
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const headers = {
      'Content-Security-Policy': STRICTER,
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    };
    try {
      response.writeHead(200, headers).end(readFileSync(`dist/page${file}`));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, server };
}

describe.each(BROWSERS)('where a policy refuses WebAssembly, in $name', ({ launch }) => {
  let driver: Driver;
  let site: Awaited<ReturnType<typeof serveStrictly>>;
  beforeAll(async () => {
    site = await serveStrictly();
    driver = await launch();
  });
  afterAll(async () => {
    await driver?.close();
    site?.server.close();
  });

  it('an SVM has the same bytes', async () => {
    expect(STRICTER).not.toBe(CONTENT_SECURITY_POLICY);
    const golden = GOLDEN_CASES.find(({ name }) => name === 'model-svm');
    const { dataFile, configFile, expected } = golden ?? GOLDEN_CASES[0];
    expect(await fingerprint(driver, site.url, [fileURLToPath(dataFile), fileURLToPath(configFile)])).toBe(expected);
  });
});
