// What the processes of a server have used, as the kernel counts it. Linux only.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** Milliseconds of one tick of the kernel's clock. */
const tick = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** The fields of `/proc/PID/stat` behind the name, which may have spaces in it. @throws if the process is gone */
const fieldsOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');

/** A process and all that it has started. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const parent = Number(fieldsOf(Number(name))[1]);
      parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
    } catch {
      // It has ended since the folder was read.
    }
  }
  const family = (one: number): number[] => [one, ...(parents.get(one) ?? []).flatMap(family)];
  return family(pid);
}

/** User and system time that processes have used so far, in microseconds. */
export const cpuTime = (pids: readonly number[]): number =>
  pids
    .map((pid) => fieldsOf(pid))
    .reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * tick * 1000, 0);

/** Memory that processes have in use, in megabytes. */
export const residentMemory = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const [, kilobytes = '0'] =
      /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return sum + Number(kilobytes) / 1024;
  }, 0);
