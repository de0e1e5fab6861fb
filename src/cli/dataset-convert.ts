import { basename, extname } from 'node:path';
import { Option, type Command } from 'commander';
import {
  convertToUtf8,
  decodesAsUtf8,
  ENCODING_NAMES,
  fail,
  prettyJson,
  probableEncodings,
  sha256,
  type Encoding,
} from '../core/index.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { bytes as size } from './format.ts';
import { readDataset } from './load-dataset.ts';
import type { CommonOptions } from './options.ts';
import { printable } from './printable.ts';
import { EXIT, type Session } from './session.ts';

export interface DatasetConvertOptions extends CommonOptions {
  readonly from?: Encoding;
  readonly out?: string;
}

export function describeDatasetConvert(command: Command): Command {
  return command
    .summary('write a CSV that is no UTF-8 as UTF-8')
    .description(
      'Reads a CSV in another encoding and writes the same text as UTF-8 into a new file; the old one stays.',
    )
    .argument('<data.csv>', 'the dataset')
    .addOption(
      new Option('-f, --from <encoding>', 'what it is in (what it probably is)').choices(Object.keys(ENCODING_NAMES)),
    )
    .option('-o, --out <file>', 'where to (data.utf-8.csv in this folder)')
    .addHelpText(
      'after',
      '\nExample:\n  selfsame dataset convert export.csv --from windows-1252 --out export.utf-8.csv',
    );
}

export async function datasetConvert(session: Session, data: string, options: DatasetConvertOptions): Promise<number> {
  const { terminal, files } = session;
  files.data = data;
  const before = await readDataset(data);
  if (decodesAsUtf8(before)) fail('cli/usage', 'The file is UTF-8 already.', { fix: 'Use it as it is.' });
  const from = options.from ?? probableEncodings(before)[0];
  if (from === undefined)
    return fail('data/encoding', 'The file does not look like text in any encoding that is known here.', {
      fix: `If it is, say which with --from: ${Object.keys(ENCODING_NAMES).join(', ')}.`,
    });
  const out = options.out ?? `${basename(data, extname(data))}.utf-8${extname(data)}`;
  await checkWritable(out, 'file');
  const after = convertToUtf8(before, from);
  await writeFileWhole(out, after);
  const result = { from, out, before: await sha256(before), after: await sha256(after), bytes: after.length };
  if (terminal.json) terminal.raw(prettyJson(result));
  else {
    terminal.out(`Wrote ${printable(out)}: ${printable(data)} read as ${ENCODING_NAMES[from]}, ${size(after.length)}.`);
    terminal.out(`SHA-256 ${result.after}; ${printable(data)} stays as it is, with ${result.before}.`);
    if (options.from === undefined)
      terminal.note(
        'The encoding is a guess: look at letters beyond a to z, and say another with --from if they are wrong.',
      );
  }
  return EXIT.passed;
}
