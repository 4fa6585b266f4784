// Type-checks files as the project of a user would: strictly, and on the type files of the packages as well.
import ts from 'typescript';

/** How users' compilers find the types of a package. */
export const resolutions = {
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
} as const;

export type Resolution = keyof typeof resolutions;

/** What the compiler has against the files and the packages below `folder`; what else is installed is not judged. */
export function problemsOf(folder: string, files: readonly string[], resolution: Resolution): string[] {
  const program = ts.createProgram(files, {
    ...resolutions[resolution],
    target: ts.ScriptTarget.ES2024,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    experimentalDecorators: true,
  });
  const strayed = program.getSourceFiles().filter(({ fileName }) => /\/libs\/[\w-]+\/src\//.test(fileName));
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => folder,
    getNewLine: () => '\n',
  };
  const found = ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => !file || file.fileName.startsWith(folder));
  return [
    ...found.map((diagnostic) => ts.formatDiagnostic(diagnostic, host)),
    ...strayed.map(({ fileName }) => `${fileName} is no part of a package`),
  ];
}
