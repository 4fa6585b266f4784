// Versions of products as entity tags (RFC 9110, 8.8.3), and the condition of those who change what they have seen.

export const etagOf = (version: number) => `"${version}"`;

/**
 * The versions that an `If-Match` names; `undefined` where any will do. A tag that a proxy has made weak while it
 * compressed the answer names the same version; what is no tag of ours names none.
 */
export function versionsOf(ifMatch: string | undefined): readonly number[] | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  return ifMatch.split(',').flatMap((tag) => {
    const [, version] = /^(?:W\/)?"(\d{1,10})"$/.exec(tag.trim()) ?? [];
    return version === undefined ? [] : [Number(version)];
  });
}
