// The rows of the two databases, written alike, so that they can be compared by id and field.
import type { Engine, Place } from './places.ts';

type Rows = Record<string, unknown>[];

interface Pair {
  readonly name: string;
  readonly django: string;
  readonly ours: string;
}

const same = (name: string, columns: string, ours = columns): Pair => ({
  name,
  django: `select ${columns} from shop_${name === 'addresses' ? 'address' : name.slice(0, -1)} order by id`,
  ours: `select ${ours} from ${name} order by id`,
});

const pairs: readonly Pair[] = [
  {
    name: 'users',
    django:
      'select id, username, password, email, first_name, last_name, is_staff, is_active, ' +
      'last_login, date_joined from auth_user order by id',
    ours:
      'select id, username, password, email, first_name, last_name, is_staff, ' +
      "state = 'active' as is_active, last_login, created_at as date_joined from users order by id",
  },
  same('products', 'id, name, price, currency'),
  same('addresses', 'id, street, number, city, postal_code'),
  same(
    'accounts',
    'id, version, address_id, user_id',
    'id, version, address as address_id, "user" as user_id',
  ),
  same('invoices', 'id, invoice_number, account_id', 'id, invoice_number, account as account_id'),
  {
    name: 'invoice_products',
    django: 'select invoice_id, product_id from shop_invoice_products order by invoice_id, product_id',
    ours: 'select invoice as invoice_id, product as product_id from invoice_products order by invoice, product',
  },
];

/** The tables that are compared, each with its rows there and here. @param engine whose SQL it is */
export async function rowsOfBoth(
  place: Place,
  engine: Engine,
): Promise<{ name: string; django: Rows; ours: Rows }[]> {
  // PostgreSQL's driver would cut microseconds off.
  const exact = (sql: string) =>
    engine === 'sqlite'
      ? sql
      : sql
          .replace('last_login,', 'last_login::text,')
          .replace('date_joined from auth_user', 'date_joined::text from auth_user')
          .replace('created_at as', 'created_at::text as');
  return Promise.all(
    pairs.map(async ({ name, django, ours }) => ({
      name,
      django: await place.ask('django', exact(django)),
      ours: await place.ask('ours', exact(ours)),
    })),
  );
}
