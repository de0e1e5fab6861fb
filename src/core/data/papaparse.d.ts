/** The part of papaparse that is used; its published types bring Node's along. */
declare module 'papaparse' {
  interface ParserConfig {
    delimiter: string;
    newline: '\n';
    quoteChar: string;
    /** Called for each record, in order, before `parse` returns. */
    step: (result: { data: [record: string[]] }) => void;
  }
  const Papa: {
    readonly Parser: new (config: ParserConfig) => {
      /** @param ignoreLastRow for a text that goes on */
      parse(text: string, baseIndex: number, ignoreLastRow: boolean): unknown;
    };
  };
  export default Papa;
}
