// The one way in which specs run outside Angular: on the sources, with a report that the tally reads.
import { defineConfig } from 'vitest/config';

const conditions = ['@latchkey/source', 'module', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['**/*.spec.ts'],
    reporters: ['default', 'json'],
    // A busy machine is slow, not wrong: only a test that hangs runs out of time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
