// The one way in which specs run outside Angular: on the sources, with a report that the tally reads.
import { defineConfig } from 'vitest/config';

// Not `import`: it would hand ES modules to the `require` of our dependencies.
const conditions = ['@latchkey/source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    reporters: ['default', 'json'],
    // A busy machine is slow, not wrong: only a test that hangs runs out of time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
