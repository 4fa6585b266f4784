// What is often wrong with a field, and the checks that find it before anything is sent.

export const required = () => $localize`:@@ui.error.required:This has to be filled in.`;

/** The limits of the server's whole numbers. */
const [least, most] = [-2_147_483_648, 2_147_483_647];

/** "12" → 12, "" → null; nothing where it is no whole number that the server takes. */
export function integerIn(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const number = /^[-+]?\d{1,10}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

export const wholeNumber = () => $localize`:@@ui.error.integer:Write a whole number.`;
