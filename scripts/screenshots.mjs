/**
 * `npm run screenshots`: takes every place and state of the built page into screenshots/ (not under version control),
 * light and dark, 1,360 and 390 px, then the page at 200 %, right-to-left data and the reports on paper.
 * `-- light 1360` takes one of the four, `-- verify` one place, `-- access` the rest, `-- readme` the pictures of README (docs/).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeAccess } from './screenshots/access.mjs';
import { openCamera } from './screenshots/camera.mjs';
import { takeExperiment } from './screenshots/experiment.mjs';
import { fileIn } from './screenshots/files.mjs';
import { takePredict, takeRuns } from './screenshots/places.mjs';
import { takeReadme } from './screenshots/readme.mjs';
import { takeVerify } from './screenshots/verify.mjs';

const PORT = '5077';
const url = `http://127.0.0.1:${PORT}/`;
const wanted = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'selfsame-shots-'));
const file = fileIn(work);

const server = spawn(process.execPath, ['scripts/serve.mjs'], {
  env: { ...process.env, PORT, BROWSER: 'none' },
  stdio: ['ignore', 'pipe', 'inherit'],
});

const PARTS = { experiment: takeExperiment, predict: takePredict, runs: takeRuns, verify: takeVerify };

async function takePlaces(scheme, width) {
  const camera = await openCamera(work, url, { scheme, width });
  try {
    const named = Object.keys(PARTS).filter((part) => wanted.includes(part));
    for (const part of named.length > 0 ? named : Object.keys(PARTS)) await PARTS[part](camera, file, work);
  } finally {
    await camera.close();
  }
}

try {
  await new Promise((resolve) => server.stdout.once('data', resolve));
  mkdirSync('screenshots', { recursive: true });
  if (wanted.includes('readme')) await takeReadme(work, url);
  else {
    for (const scheme of ['light', 'dark'])
      for (const width of ['1360', '390'])
        if (wanted.every((word) => word === scheme || word === width || word in PARTS))
          await takePlaces(scheme, Number(width));
    if (wanted.every((word) => word === 'access')) await takeAccess(work, url, file);
  }
} finally {
  server.kill();
  rmSync(work, { recursive: true, force: true });
}
