import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { selfTimes, type CallFrame, type CpuProfile } from '../measure/cpu-profile.ts';
import { readTrainLog, totalsByKind } from '../measure/train-log.ts';
import { watchProcess } from '../measure/watch-process.ts';
import { PROFILE, SAMPLE_CONFIG, withTemporaryFolder } from '../paths.ts';
import { tableText, type Table } from '../report/table.ts';
import { significant } from '../report/words.ts';
import { findTrainLog } from './million.ts';

/** Functions below this share are not listed. */
const LEAST_SHARE = 0.01;

/** Where the reference job spends its time: by kind of task, and by function over all threads. */
export function profileJob(): Promise<readonly Table[]> {
  return withTemporaryFolder(async (folder) => {
    const built = join(folder, 'cli');
    execFileSync('npx', ['vite', 'build', '--config', 'vite.cli.config.ts', '--sourcemap', '--outDir', built], {
      stdio: 'ignore',
    });
    const profiles = join(folder, 'profiles');
    const { seconds } = await watchProcess(process.execPath, [
      ...['--cpu-prof', `--cpu-prof-dir=${profiles}`, join(built, 'selfsame.js'), 'train'],
      ...['--config', SAMPLE_CONFIG, '--out-dir', folder, '--workers', '2', '--no-cache'],
    ]);
    const tasks = totalsByKind(readTrainLog(readFileSync(findTrainLog(folder), 'utf8')));
    const source = new SourceMap(JSON.parse(readFileSync(join(built, 'selfsame.js.map'), 'utf8')) as SourceMapPayload);
    const times = selfTimes(
      readdirSync(profiles).map((name) => JSON.parse(readFileSync(join(profiles, name), 'utf8')) as CpuProfile),
    );
    const all = times.reduce((sum, time) => sum + time.seconds, 0);
    const busy = tasks.reduce((sum, kind) => sum + kind.seconds, 0);
    return [
      {
        title: 'Reference job by kind of task',
        header: ['tasks', 'number', 'seconds of all', 'share', 'longest'],
        rows: tasks.map((kind) => [
          kind.kind,
          String(kind.tasks),
          significant(kind.seconds),
          percent(kind.seconds / busy),
          significant(kind.longest),
        ]),
        notes: [
          `Tasks took ${significant(busy)} s on two workers, the job ${significant(seconds)} s, both while being profiled.`,
        ],
      },
      {
        title: 'Reference job by function: time in the function itself, over all threads',
        header: ['function', 'where', 'seconds', 'share'],
        rows: times
          .filter((time) => time.seconds >= LEAST_SHARE * all)
          .map(({ frame, seconds: self }) => [
            frame.functionName === '' ? '(anonymous)' : frame.functionName,
            placeOf(frame, source),
            significant(self),
            percent(self / all),
          ]),
        notes: [`Together ${significant(all)} s. (program) is V8 itself: compiling and native code.`],
      },
    ];
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** The module in src that a frame of the built program comes from. */
function placeOf({ url, lineNumber, columnNumber }: CallFrame, source: SourceMap): string {
  if (!url.endsWith('selfsame.js')) return url;
  const entry = source.findEntry(lineNumber, columnNumber);
  if (!('originalSource' in entry)) return '';
  return entry.originalSource.replace(/^.*\/(src|node_modules)\//, '$1/').replace(/^src\/core\//, '');
}

const BEGIN = '<!-- tables: begin -->';
const END = '<!-- tables: end -->';

/** Replaces the tables of profile.md and leaves what is written around them. */
export function writeProfile(tables: readonly Table[]): void {
  const before = existsSync(PROFILE)
    ? readFileSync(PROFILE, 'utf8')
    : `# Profile of the reference job\n\n${BEGIN}\n${END}\n`;
  const head = before.slice(0, before.indexOf(BEGIN));
  const tail = before.slice(before.indexOf(END));
  const text = tables.map((table) => tableText(table, true)).join('\n');
  writeFileSync(PROFILE, `${head}${BEGIN}\n\n${text}\n${tail}`);
}
