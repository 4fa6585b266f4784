// Finds the tables of a Django shop: by their columns, whatever the app is called, or by name.
import { ImportError } from './import-error.ts';
import type { Reader } from './source.ts';

/** What is copied. */
export type Part =
  | 'users'
  | 'products'
  | 'addresses'
  | 'accounts'
  | 'invoices'
  | 'invoice_products'
  | 'outstanding_tokens'
  | 'blacklisted_tokens';

interface Shape {
  readonly needs: readonly string[];
  /** Columns that Django's own model has as well. */
  readonly may: readonly string[];
  /** Whether a shop may be without it. */
  readonly isOptional?: boolean;
}

export const shapes: Readonly<Record<Part, Shape>> = {
  users: {
    needs: ['id', 'username', 'password', 'is_active', 'is_staff'],
    may: ['email', 'first_name', 'last_name', 'last_login', 'date_joined', 'is_superuser'],
  },
  products: { needs: ['id', 'name', 'price', 'currency'], may: [] },
  addresses: { needs: ['id', 'street', 'number', 'city', 'postal_code'], may: [] },
  accounts: { needs: ['id', 'version', 'address_id', 'user_id'], may: [] },
  invoices: { needs: ['id', 'invoice_number', 'account_id'], may: [] },
  invoice_products: { needs: ['id', 'invoice_id', 'product_id'], may: [] },
  outstanding_tokens: {
    needs: ['id', 'jti', 'token', 'expires_at', 'user_id'],
    may: ['created_at'],
    isOptional: true,
  },
  blacklisted_tokens: { needs: ['id', 'token_id', 'blacklisted_at'], may: [], isOptional: true },
};

const parts = Object.keys(shapes) as Part[];
const isPart = (name: string): name is Part => Object.hasOwn(shapes, name);

/** The parts that belong to the shop's own app, so that its label stands before their names. */
const ofTheApp: readonly Part[] = ['products', 'addresses', 'accounts', 'invoices', 'invoice_products'];

export interface TableChoice {
  /** The label of the Django app whose tables these are. */
  readonly prefix?: string | undefined;
  /** Names of tables by what they hold; `none` for what is not to be copied. */
  readonly tables: ReadonlyMap<string, string>;
}

export interface SourceTable {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
}

/** The tables that were found; what is not there is not copied. */
export type SourceTables = Readonly<Partial<Record<Part, SourceTable>>>;

const listing = {
  sqlite:
    'select m.name as "table", p.name as "column" from sqlite_master m, pragma_table_info(m.name) p ' +
    `where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\'`,
  // Not information_schema, which leaves out what this user may not read: a blacklist that is passed over lets people in.
  postgres:
    'select c.relname as "table", a.attname as "column" from pg_class c join pg_attribute a on a.attrelid = c.oid ' +
    "where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') " +
    'and a.attnum > 0 and not a.attisdropped',
} as const;

async function listTables(reader: Reader): Promise<Map<string, Set<string>>> {
  const answer = (await reader.ask((knex) => knex.raw(listing[reader.engine]))) as
    { rows: { table: string; column: string }[] } | { table: string; column: string }[];
  const tables = new Map<string, Set<string>>();
  for (const { table, column } of Array.isArray(answer) ? answer : answer.rows) {
    tables.set(table, (tables.get(table) ?? new Set()).add(column));
  }
  return tables;
}

type Tables = ReadonlyMap<string, ReadonlySet<string>>;

function named(tables: Tables, part: Part, name: string): SourceTable {
  const columns = tables.get(name);
  if (!columns) throw new ImportError(`the source has no table ${name} for ${part}`);
  const missing = shapes[part].needs.filter((column) => !columns.has(column));
  if (missing.length)
    throw new ImportError(`the table ${name} has no column ${missing.join(', ')} for ${part}`);
  return { name, columns };
}

/** Those that have the columns; where one has no others, that one. */
function fitting(tables: Tables, part: Part, prefix: string | undefined): SourceTable[] {
  const { needs, may } = shapes[part];
  const isPrefixed = prefix !== undefined && ofTheApp.includes(part);
  const found = [...tables]
    .map(([name, columns]) => ({ name, columns }))
    .filter(({ name, columns }) => {
      return (!isPrefixed || name.startsWith(`${prefix}_`)) && needs.every((column) => columns.has(column));
    });
  const exact = found.filter(({ columns }) =>
    [...columns].every((column) => needs.includes(column) || may.includes(column)),
  );
  return exact.length === 1 ? exact : found;
}

function byColumns(tables: Tables, part: Part, prefix: string | undefined): SourceTable | undefined {
  const { needs, isOptional = false } = shapes[part];
  const [first, second] = fitting(tables, part, prefix);
  if (first && second) {
    throw new ImportError(
      `both ${first.name} and ${second.name} may be the ${part}: say --tables ${part}=${first.name}, or --prefix`,
    );
  }
  if (first ?? isOptional) return first;
  throw new ImportError(
    `the source has no table for ${part}, with the columns ${needs.join(', ')}: ` +
      `name it with --tables ${part}=TABLE, or leave it out with --tables ${part}=none`,
  );
}

/** @throws ImportError if one cannot be told */
export async function findTables(
  reader: Reader,
  { prefix, tables: names }: TableChoice,
): Promise<SourceTables> {
  const unknown = [...names.keys()].find((name) => !isPart(name));
  if (unknown !== undefined) throw new ImportError(`--tables knows ${parts.join(', ')}; not ${unknown}`);
  const tables = await listTables(reader);
  if (tables.size === 0) throw new ImportError('the source has no tables');
  const found = parts.flatMap((part) => {
    const name = names.get(part);
    if (name === 'none') return [];
    const table = name === undefined ? byColumns(tables, part, prefix) : named(tables, part, name);
    return table ? [[part, table] as const] : [];
  });
  return Object.fromEntries(found);
}
