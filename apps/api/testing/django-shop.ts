// A Django shop as a source of imports: the tables as Django 3.2 and SimpleJWT 5.2 make them, on the engine of the run.
import type { Knex } from 'knex';
import { connectTo, makeEmptyDatabase } from './database.ts';

/** What `sqlmigrate` says, without the indexes and the foreign keys. */
const tables = {
  sqlite: [
    `CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL)`,
    `CREATE TABLE "shop_product" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL UNIQUE, "price" decimal NOT NULL, "currency" varchar(1) NOT NULL)`,
    `CREATE TABLE "shop_address" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "street" varchar(254) NOT NULL, "number" integer NULL, "city" varchar(150) NOT NULL, "postal_code" varchar(150) NOT NULL)`,
    `CREATE TABLE "shop_account" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "version" integer NOT NULL, "address_id" integer NULL, "user_id" integer NOT NULL UNIQUE)`,
    `CREATE TABLE "shop_invoice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "invoice_number" integer NOT NULL, "account_id" integer NOT NULL)`,
    `CREATE TABLE "shop_invoice_products" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "invoice_id" integer NOT NULL, "product_id" integer NOT NULL)`,
    `CREATE TABLE "token_blacklist_outstandingtoken" ("token" text NOT NULL, "created_at" datetime NULL, "expires_at" datetime NOT NULL, "user_id" integer NULL, "jti" varchar(255) NOT NULL UNIQUE, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT)`,
    `CREATE TABLE "token_blacklist_blacklistedtoken" ("blacklisted_at" datetime NOT NULL, "token_id" bigint NOT NULL UNIQUE, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT)`,
  ],
  postgres: [
    `CREATE TABLE "auth_user" ("id" serial NOT NULL PRIMARY KEY, "password" varchar(128) NOT NULL, "last_login" timestamp with time zone NULL, "is_superuser" boolean NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "first_name" varchar(150) NOT NULL, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" boolean NOT NULL, "is_active" boolean NOT NULL, "date_joined" timestamp with time zone NOT NULL)`,
    `CREATE TABLE "shop_product" ("id" serial NOT NULL PRIMARY KEY, "name" varchar(200) NOT NULL UNIQUE, "price" numeric(10, 2) NOT NULL, "currency" varchar(1) NOT NULL)`,
    `CREATE TABLE "shop_address" ("id" serial NOT NULL PRIMARY KEY, "street" varchar(254) NOT NULL, "number" integer NULL, "city" varchar(150) NOT NULL, "postal_code" varchar(150) NOT NULL)`,
    `CREATE TABLE "shop_account" ("id" serial NOT NULL PRIMARY KEY, "version" integer NOT NULL, "address_id" integer NULL, "user_id" integer NOT NULL UNIQUE)`,
    `CREATE TABLE "shop_invoice" ("id" serial NOT NULL PRIMARY KEY, "invoice_number" integer NOT NULL, "account_id" integer NOT NULL)`,
    `CREATE TABLE "shop_invoice_products" ("id" serial NOT NULL PRIMARY KEY, "invoice_id" integer NOT NULL, "product_id" integer NOT NULL)`,
    `CREATE TABLE "token_blacklist_outstandingtoken" ("id" bigserial NOT NULL PRIMARY KEY, "user_id" integer NULL, "jti" varchar(255) NOT NULL UNIQUE, "token" text NOT NULL, "created_at" timestamp with time zone NULL, "expires_at" timestamp with time zone NOT NULL)`,
    `CREATE TABLE "token_blacklist_blacklistedtoken" ("id" bigserial NOT NULL PRIMARY KEY, "token_id" bigint NOT NULL UNIQUE, "blacklisted_at" timestamp with time zone NOT NULL)`,
  ],
} as const;

export interface DjangoShop {
  /** As `--from` takes it. */
  readonly from: string;
  readonly knex: Knex;
  /** Adds a row to one of Django's tables, with the rest of what it must have. */
  add(table: DjangoTable, row: object): Promise<void>;
  /** Makes a table with rows as if it had given all ids up to this one, and others had gone again. */
  giveIds(table: DjangoTable, last: number): Promise<void>;
  drop(): Promise<void>;
}

const counters = {
  sqlite: 'update sqlite_sequence set seq = :last where name = :table',
  postgres: `select setval(pg_get_serial_sequence(:table, 'id'), :last)`,
} as const;

/** What a row must have besides what a spec is about. */
const defaults = {
  auth_user: {
    password: '!',
    is_superuser: false,
    last_name: '',
    first_name: '',
    email: '',
    is_staff: false,
    is_active: true,
    date_joined: '2024-02-29 12:34:56.789012+00',
  },
  shop_product: { price: '1.00', currency: '€' },
  shop_address: { street: 'Canal Street', city: 'Utrecht', postal_code: '3511 AB' },
  shop_account: { version: 0 },
  shop_invoice: { invoice_number: 0 },
  shop_invoice_products: {},
  token_blacklist_outstandingtoken: { token: '', expires_at: '2096-10-02 07:06:40+00' },
  token_blacklist_blacklistedtoken: { blacklisted_at: '2024-02-29 12:34:56+00' },
} as const;
export type DjangoTable = keyof typeof defaults;

/** @param without a statement that is not run */
export async function makeDjangoShop(without?: DjangoTable): Promise<DjangoShop> {
  const own = await makeEmptyDatabase();
  const { knex, engine, close } = connectTo(own.url);
  // As Django leaves it: its SQLite does not log ahead.
  if (engine === 'sqlite') await knex.raw('pragma journal_mode = delete');
  for (const statement of tables[engine]) {
    if (!statement.startsWith(`CREATE TABLE "${without}"`)) await knex.raw(statement);
  }
  // On SQLite Django writes times without their zone.
  const asWritten = (value: unknown) =>
    engine === 'sqlite' && typeof value === 'string' ? value.replace(/(:\d\d(?:\.\d+)?)\+00$/, '$1') : value;
  return {
    from: own.url,
    knex,
    add: async (table, row) => {
      const entries = Object.entries({ ...defaults[table], ...row });
      await knex(table).insert(Object.fromEntries(entries.map(([name, value]) => [name, asWritten(value)])));
    },
    giveIds: async (table, last) => {
      await knex.raw(counters[engine], { table, last });
    },
    drop: async () => {
      await close();
      await own.drop();
    },
  };
}
