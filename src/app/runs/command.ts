/** One argument for a POSIX shell: as it is where nothing in it means anything to the shell, else in single quotes. */
export function shellQuoted(text: string): string {
  if (/^[A-Za-z0-9_./:@%+=,-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A name that begins with a dash would be read as an option. */
const asFile = (name: string): string => shellQuoted(name.startsWith('-') ? `./${name}` : name);

/** Builds the command line of a commit of the sources, and repeats a bundle with it. */
export const replayCommands = (commit: string, bundle: string): string =>
  `git checkout ${commit} && npm ci && npm run build:cli\nnode dist/cli/selfsame.js verify ${asFile(bundle)} --replay`;

export interface CommandFiles {
  readonly config: string;
  readonly data: string;
  readonly out: string;
}

/** The line that trains the same bundle, byte for byte, in a folder that holds config and data. */
export const trainCommand = ({ config, data, out }: CommandFiles): string =>
  `selfsame train --config ${asFile(config)} --data ${asFile(data)} --out ${asFile(out)}`;
