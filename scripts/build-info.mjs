import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the built program knows of itself wherever it is copied to: its version, and what every dependency was. */
export function buildInfo() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const lockSha256 = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  return { SELFSAME_BUILD: JSON.stringify({ version, lockSha256 }) };
}
