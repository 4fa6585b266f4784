// How much each proof does: little with the other specs, much with `EVIDENCE=large`.

declare module 'vitest' {
  interface TaskMeta {
    /** What a proof has measured, for the page that `npm run evidence` writes. */
    measured?: string;
  }
}

const table = {
  T1: {
    small: { rounds: 20, roundsInJson: 5, atOnce: 200 },
    large: { rounds: 500, roundsInJson: 500, atOnce: 200 },
  },
  T2: {
    small: { rounds: 20, roundsInJson: 5, atOnce: 200 },
    large: { rounds: 500, roundsInJson: 500, atOnce: 200 },
  },
  T3: { small: { times: 100 }, large: { times: 1000 } },
  T4: { small: { runs: 2000, runsOnPostgres: 100 }, large: { runs: 50_000, runsOnPostgres: 2500 } },
  T5: { small: { kills: 25 }, large: { kills: 200 } },
  T6: { small: { runs: 200 }, large: { runs: 5000 } },
  T7: { small: { kills: 25, killsOnPostgres: 5 }, large: { kills: 500, killsOnPostgres: 100 } },
  T8: { small: { stops: 5, hangUps: 20 }, large: { stops: 50, hangUps: 500 } },
  T9: { small: { requests: 500, ends: 1 }, large: { requests: 500, ends: 50 } },
  T10: { small: { writes: 1000 }, large: { writes: 1000 } },
  T11: { small: { holds: 1 }, large: { holds: 50 } },
  T12: { small: { runs: 50 }, large: { runs: 1000 } },
  // A young process still grows where an old one does not.
  T13: {
    small: { warmUp: 4, seconds: 8, growth: 0.2 },
    large: { warmUp: 300, seconds: 3600, growth: 0.05 },
  },
  T14: { small: { backups: 3, writers: 4 }, large: { backups: 50, writers: 16 } },
  S1: {
    small: { requests: 20_000, requestsOnPostgres: 2000, sockets: 500 },
    large: { requests: 500_000, requestsOnPostgres: 50_000, sockets: 5000 },
  },
  S3: { small: { mutations: 10_000 }, large: { mutations: 200_000 } },
  S4: { small: { tries: 30 }, large: { tries: 1000 } },
  S5: { small: { guesses: 1000, signIns: 50 }, large: { guesses: 1000, signIns: 50 } },
  S6: { small: { connections: 200, seconds: 5 }, large: { connections: 200, seconds: 30 } },
  S7: { small: { sockets: 1000 }, large: { sockets: 1000 } },
  S8: { small: { rounds: 20 }, large: { rounds: 1000 } },
  S13: { small: { rounds: 200 }, large: { rounds: 5000 } },
};

type Size = 'small' | 'large';
type Figures = { readonly [Proof in keyof typeof table]: (typeof table)[Proof][Size] };

function sizeOf(text: string): Size {
  if (text === 'small' || text === 'large') return text;
  throw new Error(`EVIDENCE must be small or large, got ${JSON.stringify(text)}`);
}

const size = sizeOf(process.env['EVIDENCE'] ?? 'small');

export const figures = Object.fromEntries(
  Object.entries(table).map(([proof, row]) => [proof, row[size]]),
) as Figures;

/** Milliseconds after which a proof hangs. */
export const patience = { small: 300_000, large: 3_600_000 }[size];
