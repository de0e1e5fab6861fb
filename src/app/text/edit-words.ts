import type { ConfigEdit } from '../../worker/protocol.ts';

/** What an edit writes, as a person will find it in the config. */
export function editWords(edit: ConfigEdit): string {
  switch (edit.kind) {
    case 'set':
      return `\`${edit.path}: ${typeof edit.value === 'string' ? edit.value : JSON.stringify(edit.value)}\``;
    case 'remove':
      return `\`${edit.path}\` taken out`;
    case 'column-type':
      return edit.type === null
        ? `${edit.column}: as found in the data`
        : `\`data.columns.${edit.column}: ${edit.type}\``;
    case 'target':
      return `\`data.target: ${edit.column}\``;
    case 'add-missing':
      return `${JSON.stringify(edit.token)} in \`data.missing_values\``;
    case 'column-missing':
      return `\`data.missing_values_by_column.${edit.column}: ${JSON.stringify(edit.tokens ?? 'none')}\``;
    case 'forget-column':
      return `${edit.column} taken out of \`data\``;
  }
}
