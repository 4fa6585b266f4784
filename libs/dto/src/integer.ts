// The limits of an integer column, as PostgreSQL has them; Django tells them in its messages.
export const integer = { minimum: -2_147_483_648, maximum: 2_147_483_647 } as const;
