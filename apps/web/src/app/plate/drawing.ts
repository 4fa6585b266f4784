// A plate as data: what it shows, and the path of each kind of line.
import type { Lines } from './pen.ts';

export interface Drawing extends Lines {
  readonly subject: string;
}
