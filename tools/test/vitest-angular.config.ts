// What Angular's own test builder leaves open: patience on a busy machine, and a filter that must match something.
import { defineConfig } from 'vitest/config';
import type { Reporter, Vitest } from 'vitest/node';

/** Where `--filter` matches no test, all of them are skipped, which would pass as success. */
const ranNothing: Reporter = {
  onTestRunEnd(modules) {
    const ran = modules.some(({ children }) =>
      [...children.allTests()].some((test) => test.result().state !== 'skipped'),
    );
    if (ran) return;
    process.stderr.write('No test was run.\n');
    process.exitCode = 1;
  },
};

export default defineConfig({
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
  plugins: [
    {
      name: 'no-test-is-no-success',
      configureVitest({ vitest }: { vitest: Vitest }) {
        vitest.config.reporters.push(ranNothing);
      },
    },
  ],
});
