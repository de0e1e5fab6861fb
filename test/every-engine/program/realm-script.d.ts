/** Made by the build from realm/evaluate.ts. */
declare module 'virtual:realm-script' {
  const script: string;
  export default script;
}
