// Every exception, in the order in which they are applied.
import type { Exception } from './exception.ts';
import { notToBeCopied } from './not-to-be-copied.ts';
import { oldReleases } from './old-releases.ts';
import { ownWays } from './own-ways.ts';

export const exceptions: readonly Exception[] = [...oldReleases, ...notToBeCopied, ...ownWays];
