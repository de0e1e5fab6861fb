import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Table } from '../report/table.ts';
import { CHROMIUM_FLAGS, chromiumPath, freePort, servePage } from './page.ts';
import { chromium } from 'playwright-core';

/** Of npm's registry; 13 needs a newer Node. It is no dependency: 100 MB for one measurement. */
const PACKAGE = 'lighthouse@12';
const HOME = join(homedir(), '.cache', 'selfsame-lighthouse-12');
const ROUNDS = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const WANTED = 95;

type Category = (typeof CATEGORIES)[number];

export interface LighthouseResults {
  readonly version: string;
  /** 0 to 100, one a round. */
  readonly scores: Readonly<Record<Category, readonly number[]>>;
  /** Milliseconds and, for the shift, a share; one a round. */
  readonly metrics: Readonly<Record<string, readonly number[]>>;
  /** What it names in any round: id and title of audits below 0.9. */
  readonly named: readonly string[];
}

interface Report {
  readonly lighthouseVersion: string;
  readonly categories: Readonly<
    Record<string, { readonly score: number | null; readonly auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly numericValue?: number }>
  >;
}
type Lighthouse = (url: string, flags: object, config: unknown) => Promise<{ readonly lhr: Report } | undefined>;

const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'interactive',
];

/** Lighthouse for desktop against the built page, its median of five. */
export async function measureLighthouse(): Promise<LighthouseResults | string> {
  const served = await servePage();
  if (typeof served === 'string') return served;
  try {
    const { lighthouse, desktop } = await fetchLighthouse();
    const reports: Report[] = [];
    for (let round = 0; round < ROUNDS; round++) reports.push(await audit(lighthouse, desktop, served.url));
    return resultsOf(reports);
  } finally {
    served.close();
  }
}

async function fetchLighthouse(): Promise<{ lighthouse: Lighthouse; desktop: unknown }> {
  if (!existsSync(join(HOME, 'node_modules', 'lighthouse'))) {
    mkdirSync(HOME, { recursive: true });
    execFileSync('npm', ['install', '--prefix', HOME, '--no-save', '--no-audit', '--no-fund', PACKAGE], {
      stdio: 'inherit',
    });
  }
  const require = createRequire(join(HOME, 'from-here.js'));
  const load = async (name: string): Promise<unknown> =>
    ((await import(pathToFileURL(require.resolve(name)).href)) as { default: unknown }).default;
  return {
    lighthouse: (await load('lighthouse')) as Lighthouse,
    desktop: await load('lighthouse/core/config/desktop-config.js'),
  };
}

/** Each in a browser of its own, so that nothing is kept from the round before. */
async function audit(lighthouse: Lighthouse, desktop: unknown, url: string): Promise<Report> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
  });
  try {
    const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: CATEGORIES }, desktop);
    if (result === undefined) throw new Error('Lighthouse gave no report');
    return result.lhr;
  } finally {
    await browser.close();
  }
}

function resultsOf(reports: readonly Report[]): LighthouseResults {
  const score = (category: Category): number[] =>
    reports.map(({ categories }) => Math.round(100 * (categories[category].score ?? 0)));
  const named = reports.flatMap(({ categories, audits }) =>
    CATEGORIES.flatMap((category) => categories[category].auditRefs)
      .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9)
      .map(({ id }) => `${id}: ${audits[id].title}`),
  );
  return {
    version: reports[0].lighthouseVersion,
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
    },
    metrics: Object.fromEntries(
      METRICS.map((id) => [id, reports.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN)]),
    ),
    named: [...new Set(named)].sort(),
  };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

export function lighthouseTable({ version, scores, metrics, named }: LighthouseResults): Table {
  return {
    title: `Lighthouse ${version}, desktop, median of ${ROUNDS}`,
    header: ['what', 'median', 'all', 'wanted'],
    rows: [
      ...CATEGORIES.map((category) => [
        category,
        String(median(scores[category])),
        scores[category].join(', '),
        `≥ ${WANTED}`,
      ]),
      ...Object.entries(metrics).map(([id, values]) => {
        const digits = id.endsWith('shift') ? 3 : 0;
        return [id, median(values).toFixed(digits), values.map((value) => value.toFixed(digits)).join(', '), ''];
      }),
    ],
    notes: named.length === 0 ? [] : [`Named: ${named.join('; ')}.`],
  };
}
