declare module 'js-yaml-3' {
  /** js-yaml 3.15, the emitter only. CommonJS: the default export is the module. */
  const yaml3: { safeDump(value: unknown, options?: { lineWidth?: number; noRefs?: boolean }): string };
  export default yaml3;
}
