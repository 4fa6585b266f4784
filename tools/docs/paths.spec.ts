import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');

const pages = [
  'README.md',
  'apps/api/README.md',
  ...readdirSync(resolve(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** What stands for itself in backticks and begins as a path of the workspace does. */
const named = /`((?:apps|libs|tools|docs|\.github|\.ci)\/[\w./@-]+)`/g;
/** Where a link leads, without the part behind #. */
const linked = /\]\((?!\w+:|#)([^)#\s]+)/g;

/** What somebody is told to make. */
const example = /supplier/;

const pathsIn = (page: string) =>
  [...read(page).matchAll(named)].map(([, path = '']) => path).filter((path) => !example.test(path));
const linksIn = (page: string) =>
  [...read(page).matchAll(linked)].map(([, path = '']) => join(dirname(page), path));

/** The words of metrics, without what Prometheus puts behind the name of a histogram. */
const metricsIn = (text: string) =>
  [...text.matchAll(/\blatchkey_[a-z_]+/g)].map(([word]) => word.replace(/_(bucket|count|sum)$/, ''));

describe('what the documents name', () => {
  it.each(pages)('is there: the paths and links of %s', (page) => {
    const missing = [...pathsIn(page), ...linksIn(page)].filter((path) => !existsSync(resolve(root, path)));
    expect(missing).toEqual([]);
  });

  it.each(['docs/operations.md', 'docs/deploy/alerts.yml'])(
    'is told by servers: the metrics of %s',
    (page) => {
      const told = new Set(metricsIn(read('apps/api/src/metrics/metrics.ts')));
      const asked = metricsIn(read(page));
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter((name) => !told.has(name))).toEqual([]);
    },
  );

  it('is explained: every metric and every alert in docs/operations.md', () => {
    const page = read('docs/operations.md');
    const alerts = [...read('docs/deploy/alerts.yml').matchAll(/- alert: (\w+)/g)].map(
      ([, name = '']) => name,
    );
    expect(alerts.length).toBeGreaterThan(5);
    const wanted = [...metricsIn(read('apps/api/src/metrics/metrics.ts')), ...alerts];
    expect(wanted.filter((name) => !page.includes(name))).toEqual([]);
  });
});
