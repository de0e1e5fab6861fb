import { isMap, parseDocument } from 'yaml';
import { fail } from '../errors.ts';
import { parseRegistry, type RegistryEntry } from './registry.ts';
import { quote } from './text-rules.ts';

const NEW = '# Datasets by name and version. A version never changes: other data is another version.\ndatasets:\n';

/**
 * The registry with one more dataset; comments and the order of the others stay.
 * @param text `null` where there is no registry yet
 * @throws SelfsameError `registry/taken` where the name stands for other data already, `registry/invalid`
 */
export function addToRegistry(text: string | null, entry: Omit<RegistryEntry, 'place'>): string {
  const { name, path, sha256, bytes, rows } = entry;
  const known = text === null ? undefined : parseRegistry(text).entries.find((other) => other.name === name);
  if (known !== undefined && known.sha256 !== sha256)
    fail('registry/taken', `${quote(name)} stands for other data already (SHA-256 ${known.sha256}).`, {
      fix: 'Give the new data a new version: what was trained with this name must keep its meaning.',
      place: known.place,
    });
  const document = parseDocument(text ?? NEW);
  if (!isMap(document.get('datasets'))) document.set('datasets', document.createNode({}));
  document.setIn(['datasets', name], document.createNode({ path, sha256, bytes, rows }));
  return document.toString({ lineWidth: 0 });
}
