// Which files can be imported, and one that shows what they look like.

const mostBytes = 8 * 1024 * 1024;

/** What is wrong with a file; nothing where it can be sent. */
export function importProblem({
  name,
  type,
  size,
}: Pick<File, 'name' | 'type' | 'size'>): string | undefined {
  if (!/\.(csv|tsv|txt)$/i.test(name) && !type.startsWith('text/')) {
    return $localize`:@@manage.import-type:This is no CSV file: export it as CSV from the program it comes from`;
  }
  if (size === 0) return $localize`:@@manage.import-empty:The file is empty`;
  if (size > mostBytes) {
    return $localize`:@@manage.import-size:The file has more than 8 MB: import it in parts`;
  }
  return undefined;
}

export const columns = ['id', 'name', 'price', 'currency', 'category', 'stock', 'description'] as const;

/** With the mark that tells spreadsheets that it is UTF-8. */
export function exampleFile(): Blob {
  const rows = [
    columns.slice(1).join(),
    '"Hex bolt M12 × 80, zinc",0.84,€,bolts,1200,"Full thread, 8.8"',
    '"Pressure gauge 0–10 bar",31.75,$,,,',
  ];
  return new Blob(['\uFEFF', ...rows.map((row) => `${row}\r\n`)], { type: 'text/csv' });
}
