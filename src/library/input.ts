import {
  encodeUtf8,
  openBundle,
  parseConfigBytes,
  SelfsameError,
  sha256,
  type OpenedBundle,
  type Problem,
  type RunInput,
} from '../core/index.ts';

/** What a file holds: its bytes, or a text, which stands for its bytes in UTF-8. */
export type Content = string | Uint8Array;

/** A bundle: the bytes of the zip, or what `openBundle` made of them. */
export type BundleSource = Uint8Array | OpenedBundle;

export function bytesOf(content: Content): Uint8Array {
  return typeof content === 'string' ? encodeUtf8(content) : content;
}

export async function opened(bundle: BundleSource): Promise<OpenedBundle> {
  return bundle instanceof Uint8Array ? openBundle(bundle) : bundle;
}

/**
 * Config and data as a run takes them, and what the config's reader remarked.
 * @throws SelfsameError `config/*`: all problems of the config at once, each with line and column
 */
export async function readInput(
  config: Content,
  data: Content,
): Promise<{ readonly input: RunInput; readonly remarks: readonly Problem[] }> {
  const [configBytes, dataBytes] = [bytesOf(config), bytesOf(data)];
  const reading = parseConfigBytes(configBytes);
  if (reading.config === null) throw new SelfsameError(reading.problems);
  return {
    input: {
      config: reading.config,
      configFile: { bytes: configBytes, sha256: await sha256(configBytes) },
      dataset: { bytes: dataBytes, sha256: await sha256(dataBytes) },
    },
    remarks: reading.problems,
  };
}
