// One line on the terminal that tells how far something long is; where there is none, a line at its end.

/** @returns what is to be called with how many are done */
export function progressOf(what: string, of: number): (done: number) => void {
  const began = performance.now();
  return (done) => {
    const share = done / of;
    const seconds = (performance.now() - began) / 1000;
    const left = share > 0 && done < of ? `, ${Math.ceil(seconds / share - seconds)} s left` : '';
    const bar = '█'.repeat(Math.round(share * 24)).padEnd(24, '░');
    const line = `${what}  ${bar}  ${done.toLocaleString('en')} of ${of.toLocaleString('en')}${left}`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K${done >= of ? '\n' : ''}`);
    else if (done >= of) process.stderr.write(`${line} (${seconds.toFixed(1)} s)\n`);
  };
}
