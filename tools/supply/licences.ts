// Which licences a package may have, and which packages have another.

/** What a lock file says of a package. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** It is there for development only. */
  readonly dev?: boolean;
  /** For development, or where somebody else brings it along. */
  readonly devOptional?: boolean;
  /** One of the workspace's own. */
  readonly link?: boolean;
}

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Whether it is part of what runs, and not only of what builds and checks. */
  readonly isShipped: boolean;
}

/** They ask for their name and text to be kept, and for nothing else. */
const anywhere = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PSF-2.0',
  'Python-2.0',
];
/** They ask something of who passes them on; we do not. */
const onlyForTools = ['MPL-2.0'];
/** What single packages may have besides. */
const exceptions: readonly (readonly [name: RegExp, licence: string])[] = [
  // libvips is a library of its own that sharp loads: whoever passes it on lets people replace it, as anybody can here.
  [/^@img\/sharp-/, 'LGPL-3.0-or-later'],
  // Facts about browsers, which Angular's compiler brings along and no page contains.
  [/^caniuse-lite$/, 'CC-BY-4.0'],
];

const allowedFor = ({ name, isShipped }: Package): ReadonlySet<string> =>
  new Set([
    ...anywhere,
    ...(isShipped ? [] : onlyForTools),
    ...exceptions.filter(([which]) => which.test(name)).map(([, licence]) => licence),
  ]);

/** Whether an SPDX expression can be met with these licences; AND binds more than OR. */
export function isMet(expression: string, licences: ReadonlySet<string>): boolean {
  const inner = /\(([^()]*)\)/.exec(expression);
  if (inner) {
    const [whole, part = ''] = inner;
    // A name for what the brackets come to.
    const name = isMet(part, licences) ? 'met' : 'unmet';
    return isMet(expression.replace(whole, name), new Set([...licences, 'met']));
  }
  return expression
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((licence) => licences.has(licence.trim())));
}

/** The packages of others in a lock file, each once, by name and version. */
export function packagesOf(locked: Readonly<Record<string, LockedPackage>>): Package[] {
  const packages = new Map<string, Package>();
  for (const [path, { version = '', license = 'none', dev, devOptional, link }] of Object.entries(locked)) {
    if (link || !path.includes('node_modules/')) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const key = `${name}@${version}`;
    const isShipped = packages.get(key)?.isShipped || !(dev || devOptional);
    packages.set(key, { name, version, licence: license, isShipped });
  }
  return [...packages.values()].sort((a, b) =>
    `${a.name}@${a.version}`.localeCompare(`${b.name}@${b.version}`),
  );
}

/** A line for each package whose licence is not on the list. */
export const refused = (packages: readonly Package[]): string[] =>
  packages
    .filter((one) => !isMet(one.licence, allowedFor(one)))
    .map(
      ({ name, version, licence, isShipped }) =>
        `${name}@${version} ${isShipped ? '' : '(tools) '}has the licence ${licence}`,
    );

/** How often each licence is there, the most frequent first. */
export function summary(packages: readonly Package[]): string {
  const counts = new Map<string, { shipped: number; tools: number }>();
  for (const { licence, isShipped } of packages) {
    const count = counts.get(licence) ?? { shipped: 0, tools: 0 };
    count[isShipped ? 'shipped' : 'tools']++;
    counts.set(licence, count);
  }
  const rows = [...counts].sort(([, a], [, b]) => b.shipped + b.tools - a.shipped - a.tools);
  const table = rows.map(([licence, { shipped, tools }]) => `| ${licence} | ${shipped} | ${tools} |`);
  const list = packages.map(
    (one) => `- ${one.name} ${one.version}: ${one.licence}${one.isShipped ? '' : ' (tools)'}`,
  );
  return [
    '# Licences',
    '',
    '| licence | what runs | tools |',
    '| --- | --- | --- |',
    ...table,
    '',
    ...list,
    '',
  ].join('\n');
}
