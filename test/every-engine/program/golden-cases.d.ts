/** Made by the build from test/golden and the sample: the files as base64. */
declare module 'virtual:golden-cases' {
  const cases: readonly {
    readonly name: string;
    readonly data: string;
    readonly config: string;
    readonly expected?: string;
  }[];
  export default cases;
}
