// The database's clock, which all servers share, in each engine's SQL: milliseconds since 1970.
export const clocks = {
  sqlite: "cast(unixepoch('subsec') * 1000 as integer)",
  postgres: 'cast(extract(epoch from clock_timestamp()) * 1000 as bigint)',
} as const;
