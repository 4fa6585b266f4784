// What each of Django's rows becomes here.
import { createHash } from 'node:crypto';
import { readHash } from '../users/stored-hash.ts';
import { foldedName } from '../users/user-store.ts';
import type { Part } from './source-tables.ts';
import {
  type SourceRow,
  choiceOf,
  flagOf,
  idOf,
  integerOf,
  priceOf,
  textOf,
  timeOf,
} from './source-values.ts';

/** A row of ours. Times are text as `timeOf` gives them. */
export interface TargetRow {
  readonly id: number;
  readonly [column: string]: unknown;
}

export interface RowKind {
  readonly part: Part;
  /** Our table. */
  readonly table: string;
  /** One of them, for people. */
  readonly noun: string;
  /** Columns that refer to other tables of ours. */
  readonly references: Readonly<Record<string, string>>;
  /** The column whose value only one row has. */
  readonly unique?: string;
  /** Whether a unique value may pass from one row to another between two imports. */
  readonly isName?: boolean;
  /** What stays of a row that has been copied before, in SQL; `excluded` is the new one. */
  readonly merge?: Readonly<Record<string, string>>;
  /** A table of ours whose rows are these rows' lists, by this column: they are copied anew. */
  readonly list?: { readonly table: string; readonly column: string };
  /** Whether rows that stay may refer to one that goes, until they are brought up to date. */
  readonly isReferredTo?: boolean;
  /** What there is to say of a row although it is copied. */
  remarks?(row: SourceRow): readonly string[];
  /** @throws UnfitError */
  map(row: SourceRow): TargetRow;
}

/** Names of ours that no user can type: for what a name may not be for a moment, or for two at once. */
export const placeholder = (id: number) => `\u0001${id}`;

/** Django writes `!` and some letters where nobody is to sign in. */
const isMeantToFit = (password: string) => password !== '' && !password.startsWith('!');

const users: RowKind = {
  part: 'users',
  table: 'users',
  noun: 'user',
  references: {},
  unique: 'username',
  isName: true,
  merge: {
    // A password that was changed or hashed anew here stays, unless it was changed there as well.
    password:
      'case when users.imported_password = excluded.imported_password then users.password else excluded.password end',
    state: "case when users.state = 'deleted' then users.state else excluded.state end",
  },
  remarks: (row) => {
    const password = String(row['password']);
    const isLocked = isMeantToFit(password) && !readHash(password);
    const isDemoted = flagOf(row, 'is_superuser') && !flagOf(row, 'is_staff');
    return [
      ...(isLocked
        ? ['cannot sign in here: a hash of a kind that is not known, or that costs too much']
        : []),
      ...(isDemoted ? ['superuser there, but not staff, which is nothing here'] : []),
    ];
  },
  map: (row) => {
    const username = textOf(row, 'username', 150, false).normalize('NFKC');
    const password = textOf(row, 'password', 1000);
    return {
      id: idOf(row),
      username: textOf({ username }, 'username', 150, false),
      folded_username: foldedName(username),
      password,
      imported_password: createHash('sha256').update(password).digest('base64url'),
      email: textOf(row, 'email', 254),
      first_name: textOf(row, 'first_name', 150),
      last_name: textOf(row, 'last_name', 150),
      is_staff: flagOf(row, 'is_staff'),
      state: flagOf(row, 'is_active') ? 'active' : 'inactive',
      last_login: timeOf(row, 'last_login') ?? null,
      created_at: timeOf(row, 'date_joined') ?? '1970-01-01 00:00:00',
    };
  },
};

const products: RowKind = {
  part: 'products',
  table: 'products',
  noun: 'product',
  references: {},
  unique: 'name',
  isName: true,
  map: (row) => ({
    id: idOf(row),
    name: textOf(row, 'name', 200, false),
    price: priceOf(row, 'price'),
    currency: choiceOf(row, 'currency', ['€', '$']),
  }),
};

const addresses: RowKind = {
  part: 'addresses',
  table: 'addresses',
  noun: 'address',
  references: {},
  isReferredTo: true,
  map: (row) => ({
    id: idOf(row),
    street: textOf(row, 'street', 254),
    number: row['number'] === null ? null : integerOf(row, 'number'),
    city: textOf(row, 'city', 150),
    postal_code: textOf(row, 'postal_code', 150),
  }),
};

const accounts: RowKind = {
  part: 'accounts',
  table: 'accounts',
  noun: 'account',
  references: { address: 'addresses', user: 'users' },
  unique: 'user',
  map: (row) => ({
    id: idOf(row),
    version: integerOf(row, 'version'),
    address: row['address_id'] === null ? null : idOf(row, 'address_id'),
    user: idOf(row, 'user_id'),
  }),
};

const invoices: RowKind = {
  part: 'invoices',
  table: 'invoices',
  noun: 'invoice',
  references: { account: 'accounts' },
  list: { table: 'invoice_products', column: 'invoice' },
  map: (row) => ({
    id: idOf(row),
    invoice_number: integerOf(row, 'invoice_number'),
    account: idOf(row, 'account_id'),
  }),
};

/** Those that others refer to come first. */
export const rowKinds: readonly RowKind[] = [users, products, addresses, accounts, invoices];
