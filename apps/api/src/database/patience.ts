// Trying again what failed only because somebody else was in the way.
import { setTimeout } from 'node:timers/promises';

/**
 * Runs work again, after a moment, as long as it fails in a way that passes.
 * @param patience milliseconds after which trying again ends
 */
export async function withPatience<Result>(
  work: () => Promise<Result>,
  passes: (error: unknown) => boolean,
  patience = 3000,
): Promise<Result> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!passes(error) || Date.now() > deadline) throw error;
      await setTimeout(20 + Math.random() * 80);
    }
  }
}
