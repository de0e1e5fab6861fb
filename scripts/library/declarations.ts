import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import type { Plugin } from 'vite';
import { flatDeclarations } from './flat-declarations.ts';

/** The declarations of every module, by the path of the file that would hold them; the import's `.ts` leads to `.d.ts`. */
function emitDeclarations(configFile: string): ReadonlyMap<string, string> {
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(resolve(configFile)));
  const emitted = new Map<string, string>();
  const program = ts.createProgram(fileNames, options);
  const { diagnostics } = program.emit(undefined, (path, text) => {
    emitted.set(resolve(path), text.replaceAll(/(from |import\()(['"]\.[^'"]*)\.ts(['"])/g, '$1$2.js$3'));
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, FORMAT));
  return emitted;
}

const FORMAT: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};

/** A program of nothing but these declarations and the libraries that they speak of. */
function programOf(files: ReadonlyMap<string, string>, roots: readonly string[]): ts.Program {
  const options: ts.CompilerOptions = {
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.directoryExists = () => true;
  host.getSourceFile = (path, version, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile.call(host, path, version, ...rest)
      : ts.createSourceFile(path, text, version, true);
  };
  return ts.createProgram(roots, options, host);
}

/**
 * Beside each entry of the package one file of declarations, which has all that the entry hands out and all that leads
 * from there, and imports nothing.
 * @param entries the file's name: the module under src
 */
export function declarations(outDir: string, configFile: string, entries: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'declarations',
    apply: 'build',
    writeBundle() {
      const files = emitDeclarations(configFile);
      const paths = Object.entries(entries).map(([name, module]) => [name, resolve(outDir, `${module}.d.ts`)] as const);
      const program = programOf(
        files,
        paths.map(([, path]) => path),
      );
      mkdirSync(outDir, { recursive: true });
      for (const [name, path] of paths)
        writeFileSync(join(outDir, `${name}.d.ts`), flatDeclarations(program, path, new Set(files.keys())));
    },
  };
}
