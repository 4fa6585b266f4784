import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainConfiguration } from './nginx.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/deploy/nginx.conf'), 'utf8');

describe('the configuration of nginx in the documentation', () => {
  it('is tried without TLS, on free ports, and else as it stands', () => {
    const plain = plainConfiguration(text, 4000, ['5001', '5002']);
    expect(plain).toContain('listen 127.0.0.1:4000;');
    expect(plain).toContain('server 127.0.0.1:5001 max_fails');
    expect(plain).toContain('server 127.0.0.1:5002 max_fails');
    expect(plain).toContain('proxy_next_upstream error timeout;');
    expect(plain).not.toMatch(/ssl|443|listen 80|Strict-Transport/);
  });

  it('never sends twice what may have been done', () => {
    expect(text).not.toContain('non_idempotent');
  });
});
