// POST /api/token/refresh/ and /api/token/verify/: what each makes of good tokens and bad ones.
import type { Area, Case } from '../case.ts';
import { tokens } from '../tokens.ts';
import { refresh, verify } from './paths.ts';
import { askAboutField, askAboutTokens } from './token-questions.ts';

const askAbout = (path: string, field: string): Case[] => [
  ...askAboutTokens(path, field, Object.keys(tokens)),
  ...askAboutField(path, field, 'refresh'),
];

export const tokenRefresh: Area = { name: 'token-refresh', cases: askAbout(refresh, 'refresh') };

export const tokenVerify: Area = { name: 'token-verify', cases: askAbout(verify, 'token') };
