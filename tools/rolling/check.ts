// `npm run rolling:check`: two processes of the shop behind a real nginx, replaced one after the other while people work.
// Not one request may be refused, lost or done twice.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { prepareLatchkey, root, settingsOf } from '../bench/shops.ts';
import { signIn } from '../bench/tokens.ts';
import { keep } from '../programs.ts';
import { type Held, holdServer } from './held-server.ts';
import { openNginx } from './nginx.ts';
import { Traffic } from './traffic.ts';

const usage = `Usage: npm run rolling:check -- [--rounds 3]

Needs nginx (Debian: nginx-light). Everything runs on this machine, on loopback.
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function restartAll(servers: readonly Held[], rounds: number): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    for (const server of servers) {
      await setTimeout(500);
      const began = performance.now();
      await server.restart();
      say(
        `round ${round}: port ${server.port} is served again after ${Math.round(performance.now() - began)} ms`,
      );
    }
  }
}

async function check(rounds: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-rolling-'));
  const stops: (() => Promise<void>)[] = [];
  try {
    const program = join(root, 'tools/postgres/run.ts');
    const postgres = await keep([process.execPath, program], {}, /^(postgres:\/\/\S+)/);
    stops.push(() => postgres.stop());
    const settings = {
      ...settingsOf(folder, postgres.found),
      LOG_LEVEL: 'info',
      TRUSTED_PROXIES: '127.0.0.1',
    };
    await prepareLatchkey(settings);
    const servers: Held[] = [];
    for (let one = 0; one < 2; one += 1) {
      const server = await holdServer(settings, 1 + rounds);
      servers.push(server);
      stops.push(() => server.stop());
    }
    const nginx = await openNginx(
      folder,
      servers.map(({ port }) => port),
    );
    stops.push(() => nginx.stop());
    const { access } = await signIn(nginx.origin);
    const traffic = new Traffic(nginx.origin, access);
    await traffic.during(() => restartAll(servers, rounds));
    const { asked, made, wrong } = traffic;
    const there = await traffic.countMade();
    say(`${asked} requests, ${made} of them new products; ${there} products are there`);
    for (const [what, times] of wrong) say(`wrong: ${what}, ${times} times`);
    return wrong.size === 0 && there === made && asked > 100;
  } finally {
    for (const stop of stops.toReversed()) await stop();
    rmSync(folder, { recursive: true });
  }
}

function readRounds(): number | undefined {
  try {
    const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
    const rounds = Number(values.rounds);
    return Number.isSafeInteger(rounds) && rounds >= 1 && rounds <= 100 ? rounds : undefined;
  } catch {
    return undefined;
  }
}

function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const rounds = readRounds();
if (rounds === undefined || !hasNginx()) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const isGood = await check(rounds);
  say(isGood ? 'No request was lost.' : 'Requests were lost.');
  process.exitCode = isGood ? 0 : 1;
}
