// Cells that a spreadsheet would take for formulas: defused when they go out, and as they were when they come back.

/** What formulas begin with, after any number of the marks that defuse them. https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^'*[=+\-@\t\r]/;
const defused = /^'+[=+\-@\t\r]/;

export const defuse = (text: string) => (formula.test(text) ? `'${text}` : text);

export const undefuse = (text: string) => (defused.test(text) ? text.slice(1) : text);

/** The columns of a file of products, in the order in which they are exported. */
export const csvColumns = ['id', 'name', 'price', 'currency', 'category', 'stock', 'description'] as const;
export type CsvColumn = (typeof csvColumns)[number];

/** A file begins with it, so that spreadsheets know that it is UTF-8. */
export const byteOrderMark = '\ufeff';
