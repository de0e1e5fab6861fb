import type { Command } from 'commander';
import { encodeUtf8, experimentReport } from '../core/index.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { openInput, withLimitOptions, type LimitOptions } from './open-input.ts';
import type { CommonOptions } from './options.ts';
import { printable } from './printable.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';

export interface ReportOptions extends CommonOptions, LimitOptions {
  readonly out: string;
}

export function describeReport(command: Command): Command {
  return withLimitOptions(
    command
      .summary('write an experiment as one page to read and print')
      .description(
        'Writes models, threshold, test, curves, config and fingerprints of a bundle as one HTML file without scripts. The\n' +
          'same bundle gives the same bytes. What the bundle says is taken as it stands; verify says whether it holds.',
      )
      .argument('<bundle>', 'a zip, or the folder it was unzipped into')
      .option('-o, --out <file>', 'where the page goes', 'report.html'),
  ).addHelpText('after', '\nExamples:\n  selfsame report bundle.zip --out report.html');
}

export async function report(session: Session, bundle: string, options: ReportOptions): Promise<number> {
  const { terminal, files } = session;
  files.bundle = bundle;
  await checkWritable(options.out, 'file');
  const html = encodeUtf8(await experimentReport(await openInput(bundle, options)));
  stopIfCancelled(session);
  await writeFileWhole(options.out, html);
  if (terminal.json) terminal.raw(`${JSON.stringify({ report: options.out, bytes: html.length }, null, 2)}\n`);
  else terminal.out(`Wrote ${printable(options.out)}`);
  return EXIT.passed;
}
