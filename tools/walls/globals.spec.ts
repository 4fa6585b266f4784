// Proves the second wall: where code runs anywhere or in a browser, the compiler knows nothing of Node.
import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const parsed = new Map<string, ts.SourceFile | undefined>();

/** The compiler's errors for one more file in a project, under that project's own tsconfig and beside its own files. */
function errorsIn(project: string, code: string): string[] {
  const folder = resolve(root, project);
  const { config } = ts.readConfigFile(resolve(folder, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const probe = resolve(folder, 'src/probe-of-the-walls.ts');
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === probe || fileExists(name);
  host.getSourceFile = (name, version) => {
    const source = name === probe ? ts.createSourceFile(name, code, version) : parsed.get(name);
    return source ?? remember(name, getSourceFile(name, version));
  };
  const program = ts.createProgram([...fileNames, probe], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(probe))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

function remember(name: string, source: ts.SourceFile | undefined): ts.SourceFile | undefined {
  parsed.set(name, source);
  return source;
}

const anywhere = ['libs/tokens', 'libs/drf', 'libs/dto'];
const browser = ['libs/angular-auth', 'apps/web'];

const ofNode = [
  ['process', 'export const probe = process.env;'],
  ['Buffer', 'export const probe = Buffer.from([]);'],
  ['node:fs', "import { readFileSync } from 'node:fs';\nexport const probe = readFileSync;"],
  ['require', "export const probe = require('fs');"],
] as const;
const ofBrowsers = [
  ['document', 'export const probe = document.title;'],
  ['window', 'export const probe = window.location;'],
  ['localStorage', 'export const probe = localStorage.length;'],
] as const;

const unknown = (name: string) => expect.stringMatching(`^Cannot find (name|module) '${name}'`);

describe.each([...anywhere, ...browser])('%s', (project) => {
  it.each(ofNode)('does not know %s', (name, code) => {
    expect(errorsIn(project, code)).toEqual([unknown(name)]);
  });

  it('compiles what the language itself has', () => {
    expect(errorsIn(project, 'export const probe = new Map([[1, new Date()]]);')).toEqual([]);
  });
});

describe.each(anywhere)('%s', (project) => {
  it.each(ofBrowsers)('does not know %s', (name, code) => {
    expect(errorsIn(project, code)).toEqual([unknown(name)]);
  });
});

describe.each(browser)('%s', (project) => {
  it.each(ofBrowsers)('knows %s', (_, code) => {
    expect(errorsIn(project, code)).toEqual([]);
  });
});

describe('apps/api', () => {
  it.each(ofNode)('knows %s', (_, code) => {
    expect(errorsIn('apps/api', code)).toEqual([]);
  });
});
