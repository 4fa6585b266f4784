// Reads `application/x-ndjson` while it comes: every whole line is told once.

/** Tells each line of a text that grows; what it is given is the text so far, and `end` says that there is no more. */
export function lineReader(tell: (value: unknown) => void): (text: string, end?: boolean) => void {
  let read = 0;
  return (text, end = false) => {
    const stop = end ? text.length : text.lastIndexOf('\n') + 1;
    if (stop <= read) return;
    const lines = text.slice(read, stop).split('\n');
    read = stop;
    lines.filter((line) => line.trim() !== '').forEach((line) => tell(JSON.parse(line)));
  };
}
