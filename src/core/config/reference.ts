import { CONFIG_FIELDS, type ConfigField } from './fields.ts';
import { CONFIG_SECTIONS } from './sections.ts';
import { defaultSource, fieldType } from './describe.ts';

/** The config reference as Markdown: for each section what it is for and a table of its keys. */
export function configReference(): string {
  const topLevel = CONFIG_FIELDS.filter(({ path }) => !path.includes('.'));
  // What can be tried of a model are the keys of the model: a table of them would say everything twice.
  const sections = CONFIG_SECTIONS.filter(({ path }) => !path.startsWith('sweep.models.')).map(({ path, doc }) => {
    const fields = CONFIG_FIELDS.filter((field) => field.path.slice(0, field.path.lastIndexOf('.')) === path);
    const table = fields.length > 0 ? `\n\n${tableOf(fields)}` : '';
    return `**\`${path}\`**: ${doc}${table}`;
  });
  return `${[tableOf(topLevel), ...sections].join('\n\n')}\n`;
}

function tableOf(fields: readonly ConfigField[]): string {
  const rows = fields.map((field) => {
    const source = defaultSource(field);
    const byDefault = source === null ? '**required**' : source.length > 60 ? "pandas 2's list" : `\`${source}\``;
    return [`\`${field.path.slice(field.path.lastIndexOf('.') + 1)}\``, fieldType(field), byDefault, field.doc];
  });
  const lines = [['key', 'value', 'default', 'what it does'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
