// The examples of the READMEs compile, run, and say what stands there, on the packages as users get them.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addedLines } from './new-app.ts';
import { type PackageName, packages, root } from './packages.ts';
import { packAll, unpackAll } from './pack.ts';
import { blocks, programs, readReadme } from './readme-examples.ts';
import { problemsOf, type Resolution } from './type-check.ts';

const folder = join(root, 'dist/release-spec/readme');
const all = packages.flatMap((name) =>
  programs(readReadme(name)).map((code, index) => ({
    name,
    code,
    file: join(folder, `${name}-${index}.ts`),
  })),
);
const signingKey = 'fifty characters that nobody has guessed until today';

/** Writes a program and runs it on the packed packages. @returns what it prints */
function run(file: string, code: string): string {
  writeFileSync(file, code);
  const env = { PATH: process.env['PATH'], SIGNING_KEY: signingKey };
  return execFileSync(process.execPath, ['--no-warnings', file], { cwd: folder, env, encoding: 'utf8' });
}

/** What the comments after each `console.log(…)` say it prints. */
function told(code: string): string {
  const comments = [...code.matchAll(/console\.log\([^\n]*\);\n((?: *\/\/ [^\n]*\n)+)/g)];
  return comments.map(([, comment = '']) => comment.replace(/^ *\/\/ /gm, '')).join('');
}

interface Report {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
}

const withoutSpace = (text: string) => text.replace(/\s/g, '');

/** The example of fastify-auth that listens, on a free port. */
let server: ChildProcess | undefined;
let url = '';

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  unpackAll(packAll(folder), folder);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const { file, code } of all) writeFileSync(file, code);

  const listen = 'await app.listen({ port: 3000 });';
  const example = programs(readReadme('fastify-auth')).find((code) => code.includes(listen)) ?? '';
  const file = join(folder, 'server.ts');
  writeFileSync(
    file,
    example.replace(listen, 'console.log(await app.listen({ port: 0, host: "127.0.0.1" }));'),
  );
  const env = { PATH: process.env['PATH'], SIGNING_KEY: signingKey };
  const child = spawn(process.execPath, [file], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  server = child;
  url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => {
      resolve(chunk.toString().trim());
    });
    child.once('exit', (code) => {
      reject(new Error(`the example server ended with ${code}`));
    });
  });
});

afterAll(() => server?.kill());

describe.each(packages)('the README of %s', (name: PackageName) => {
  it('has the chapters that every package has, in their order', () => {
    const chapters = [...readReadme(name).matchAll(/^## (.+)$/gm)].map(([, chapter]) => chapter);
    const usual = ['Install', 'Usage', 'Options', 'Errors', 'Testing'];
    expect(chapters.filter((chapter) => usual.includes(chapter ?? ''))).toEqual(usual);
  });

  it('names everything that can be imported', () => {
    const door = readFileSync(join(root, 'libs', name, 'src/index.ts'), 'utf8');
    const names = [...door.matchAll(/^export \{(.*?)\}/gms)]
      .flatMap(([, list = '']) => list.split(','))
      .map((one) => one.trim())
      .filter((one) => one !== '' && !one.startsWith('type '));
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((one) => !new RegExp(`\\b${one}\\b`).test(readReadme(name)))).toEqual([]);
  });

  it('has examples', () => {
    expect(all.filter((example) => example.name === name).length).toBeGreaterThan(1);
  });
});

describe.each<Resolution>(['nodenext', 'bundler'])('types that the compiler finds by %s', (resolution) => {
  it('let every example compile', () => {
    const examples = all.map(({ file }) => file);
    expect(problemsOf(folder, examples, resolution)).toEqual([]);
  });
});

describe('the examples', () => {
  const whole = all.filter(({ name, code }) => name !== 'angular-auth' && !code.includes('app.listen'));

  it.each(whole)('of $name say what stands beside them: $file', ({ file, code }) => {
    const printed = run(file, code.replace('fetch(`https://shop.example', `fetch(\`${url}`));
    expect(withoutSpace(printed)).toBe(withoutSpace(told(code)));
  });

  it('of angular-auth for tests pass', () => {
    const specs = all.filter(({ name, code }) => name === 'angular-auth' && code.includes("from 'vitest'"));
    for (const { file, code } of specs) writeFileSync(file.replace('.ts', '.spec.ts'), code);
    // A copy: vite reads nothing outside its root.
    cpSync(join(root, 'libs/angular-auth/django/set-up.ts'), join(folder, 'set-up.ts'));
    const config = "export default { test: { environment: 'jsdom', setupFiles: ['./set-up.ts'] } };";
    writeFileSync(join(folder, 'vitest.config.ts'), config);
    const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
    const args = [vitest, 'run', '--root', folder, '--reporter=json'];
    const report = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Report;
    expect(specs).toHaveLength(1);
    expect(report).toMatchObject({ numTotalTests: 1, numPassedTests: 1 });
  });

  it('print something in every README but that of angular-auth', () => {
    const names = whole.filter(({ code }) => told(code) !== '').map(({ name }) => name);
    expect([...new Set(names)]).toEqual(['tokens', 'drf', 'fastify-auth']);
  });

  it('of fastify-auth answer the commands as it stands there', async () => {
    const commands = blocks(readReadme('fastify-auth'), 'sh')
      .join('')
      .matchAll(/^curl (.*)\n# (.*)$/gm);
    let access = '';
    let asked = 0;
    for (const [, command = '', answer = ''] of commands) {
      const fields = [...command.matchAll(/-d '(.*?)'/g)].map(([, field = '']) => field);
      const path = /localhost:3000(\S+)/.exec(command)?.[1] ?? 'no path';
      const [, header = ''] = /-H 'Authorization: (.*?)'/.exec(command) ?? [];
      const response = await fetch(url + path, {
        headers: header === '' ? {} : { authorization: header.replace('eyJ…', access) },
        ...(fields.length > 0 && { method: 'POST', body: new URLSearchParams(fields.join('&')) }),
      });
      const text = await response.text();
      expect(text.replace(/eyJ[^"]+/g, 'eyJ…')).toBe(answer);
      access = (JSON.parse(text) as { access?: string }).access ?? access;
      asked += 1;
    }
    expect(asked).toBe(2);
  });
});

describe('a new application', () => {
  it('needs ten lines to have sign-in, a guard and refresh', () => {
    const lines = [...addedLines()].map(([file, added]) => [file, added.length]);
    expect(lines).toEqual([
      ['src/app/app.config.ts', 7],
      ['src/app/app.routes.ts', 1],
      ['src/app/sign-in.ts', 2],
    ]);
  });
});
