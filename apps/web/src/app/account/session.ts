// One place where a person is signed in, as `GET /api/v1/auth/sessions/` tells it.
export interface Session {
  readonly id: string;
  /** `cookie`: a browser with this shop. `json`: a program that keeps its tokens itself. */
  readonly mode: 'cookie' | 'json';
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly last_seen: string;
  readonly ip: string;
  readonly user_agent: string;
  /** Whether it is the session of the request itself. */
  readonly current: boolean;
}
