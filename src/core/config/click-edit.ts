import type { Json } from '../bytes/value.ts';
import { childPath } from './config-path.ts';
import type { ColumnType } from './config.ts';
import { removeConfigValue, setConfigValue } from './edit.ts';
import { addListItem, nodeAt, removeListItem, removeMapKey } from './edit-list.ts';
import { DEFAULT_MISSING_VALUES } from './fields.ts';
import { openYaml } from './open-yaml.ts';

/** What a click on the data's profile, or beside it, writes into a config. */
export type ConfigEdit =
  | { readonly kind: 'set'; readonly path: string; readonly value: Json }
  | { readonly kind: 'remove'; readonly path: string }
  /** `type` null: as found in the data. */
  | { readonly kind: 'column-type'; readonly column: string; readonly type: ColumnType | null }
  /** `positive`: the class to find, `null` where that is left to the rule. */
  | { readonly kind: 'target'; readonly column: string; readonly positive: string | number | null }
  /** A token that counts as missing everywhere. */
  | { readonly kind: 'add-missing'; readonly token: string }
  /** Own tokens of a column, `null`: those of the file. */
  | { readonly kind: 'column-missing'; readonly column: string; readonly tokens: readonly string[] | null }
  /** A name that the file does not have goes from the lists of names. */
  | { readonly kind: 'forget-column'; readonly column: string };

/**
 * The text with an edit made; comments, spacing and order elsewhere stay byte for byte.
 * @throws SelfsameError with the problems of a text that is no YAML, or `config/override`
 */
export function applyConfigEdit(text: string, edit: ConfigEdit): string {
  switch (edit.kind) {
    case 'set':
      return setConfigValue(text, edit.path, edit.value);
    case 'remove':
      return removeConfigValue(text, edit.path);
    case 'column-type':
      return columnType(text, edit.column, edit.type);
    case 'target': {
      const shown = columnType(text, edit.column, null, ['ignore']);
      const chosen = setConfigValue(shown, 'data.target', edit.column);
      const named = nodeAt(openYaml(chosen), 'data.positive_class') !== null;
      return edit.positive === null && !named ? chosen : setConfigValue(chosen, 'data.positive_class', edit.positive);
    }
    case 'add-missing':
      return addListItem(text, 'data.missing_values', edit.token, DEFAULT_MISSING_VALUES);
    case 'column-missing': {
      const path = childPath('data.missing_values_by_column', edit.column);
      return edit.tokens === null
        ? removeMapKey(text, path, 'data.missing_values_by_column')
        : setConfigValue(text, path, edit.tokens);
    }
    case 'forget-column':
      return removeMapKey(
        columnType(text, edit.column, null),
        childPath('data.missing_values_by_column', edit.column),
        'data.missing_values_by_column',
      );
  }
}

/** @param only types whose entry is removed where `type` is null; all of them by default */
function columnType(text: string, column: string, type: ColumnType | null, only?: readonly ColumnType[]): string {
  const path = childPath('data.columns', column);
  // A column that is excluded stays so, however its type is called.
  const shown = type === 'ignore' ? text : removeListItem(text, 'data.exclude', column);
  if (type !== null) return setConfigValue(shown, path, type);
  const now = nodeAt(openYaml(shown), path);
  const word = now !== null && now.kind === 'scalar' ? now.spelling : '';
  return only !== undefined && !only.some((each) => each === word) ? shown : removeMapKey(shown, path, 'data.columns');
}
