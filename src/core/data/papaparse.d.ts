/** The part of papaparse that is used; its published types bring Node's along. */
declare module 'papaparse' {
  interface ParseConfig {
    delimiter: string;
    newline: '\n';
    quoteChar: '"';
    /** Called for each record, in order, before `parse` returns. */
    step: (result: { data: string[] }) => void;
  }
  const Papa: { parse(text: string, config: ParseConfig): unknown };
  export default Papa;
}
