// What categories are called in addresses.

const longest = 50;

/** Letters and digits of any script, without accents, with a `-` between words. */
function plainSlug(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
  return words || 'category';
}

/** A slug for a name, other than those that are taken. */
export function slugFor(name: string, isTaken: (slug: string) => boolean): string {
  const plain = plainSlug(name);
  let slug = plain;
  for (let number = 2; isTaken(slug); number += 1) slug = `${plain}-${number}`;
  return slug;
}
