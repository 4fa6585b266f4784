// The one model view set: DRF's list and item views over a table, from the schema that types the rows.
import {
  type Page,
  type Query,
  type RecordSchema,
  ApiException,
  checkRecord,
  isRequired,
  notFound,
  page,
  pageNumber,
  validationError,
} from '@latchkey/drf';
import { type AuthUser, type View, registerView, requestData } from '@latchkey/fastify-auth';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Knex } from 'knex';
import { type Database, isUniqueViolation } from '../database/connect.ts';
import type { Permission } from './permissions.ts';

export interface Resource {
  /** The record: its fields are the table's columns. `title` is the model's name. */
  readonly schema: RecordSchema;
  /** The last part of the path, and the table. */
  readonly name: string;
  /** The column that lists are sorted by, equal ones by id. */
  readonly orderBy: string;
  readonly permit: Permission;
  readonly pageSize: number;
}

interface Row {
  readonly id: number;
  readonly [column: string]: unknown;
}

/** The id in the path, `NaN` if it is no number: one has no leading zeros. */
function idOf(request: FastifyRequest): number {
  const { id = '' } = request.params as { id?: string };
  return /^(0|-?[1-9]\d*)$/.test(id) ? Number(id) : NaN;
}

function queryOf(request: FastifyRequest): Query {
  const [path = ''] = request.url.split('?', 1);
  return [...new URLSearchParams(request.url.slice(path.length))];
}

/** The address a request was sent to, without its query. */
const addressOf = (request: FastifyRequest) =>
  `${request.protocol}://${request.host}${request.url.split('?', 1)[0]}`;

/** What may stand for an id in a path, as in DRF's routers: anything without a slash or a point. */
const lookup = '^[^/.]+';

export class ModelViewSet {
  readonly #database: Database;
  readonly #resource: Resource;
  readonly #model: string;
  readonly #columns: readonly string[];
  readonly #decimals: readonly (readonly [column: string, places: number])[];

  constructor(database: Database, resource: Resource) {
    this.#database = database;
    this.#resource = resource;
    const { title, properties } = resource.schema;
    this.#model = title ?? resource.name;
    this.#columns = Object.keys(properties);
    this.#decimals = Object.entries(properties).flatMap(([column, { format, decimalPlaces = 0 }]) =>
      format === 'decimal' ? [[column, decimalPlaces] as const] : [],
    );
  }

  /** Serves `{name}/` and `{name}/:id/` below the instance's prefix. */
  register(fastify: FastifyInstance): void {
    const { name } = this.#resource;
    registerView(fastify, `/${name}/`, this.#listView(fastify), { formatSuffix: true });
    registerView(fastify, `/${name}/:id(${lookup})/`, this.#itemView(fastify), { formatSuffix: true });
  }

  #listView(fastify: FastifyInstance): View {
    const { name, orderBy, pageSize } = this.#resource;
    const count = this.#database.prepare<{ count: number }>(`select count(*) as count from ${name}`);
    const rows = this.#database.prepare<Row>(
      `select ${this.#columns.join(', ')} from ${name} order by ${orderBy}, id limit ? offset ?`,
    );
    return {
      name: `${this.#model} List`,
      authenticate: fastify.authenticate,
      permit: ({ user, method }) => {
        this.#resource.permit(user, method);
      },
      writes: ({ user }) => this.#writes('POST', user),
      actions: {
        GET: {
          handler: async (request): Promise<Page<Row>> => {
            const total = (await count.get())?.count ?? 0;
            const query = queryOf(request);
            const number = pageNumber(query, total, pageSize);
            const found = await rows.all(pageSize, (number - 1) * pageSize);
            return page(addressOf(request), query, {
              number,
              pageSize,
              count: total,
              rows: found.map((row) => this.#told(row)),
            });
          },
        },
        POST: {
          handler: async (request, reply) => {
            const values = await this.#checked(request);
            return reply.code(201).send(await this.#insert(values));
          },
        },
      },
    };
  }

  #itemView(fastify: FastifyInstance): View {
    const { name } = this.#resource;
    const byId = this.#database.prepare<Row>(`select ${this.#columns.join(', ')} from ${name} where id = ?`);
    const find = async (request: FastifyRequest): Promise<Row> => {
      const id = idOf(request);
      if (Number.isNaN(id)) throw notFound();
      const row = await byId.get(id);
      if (!row) throw notFound(this.#model);
      return row;
    };
    const change = (partial: boolean) => async (request: FastifyRequest) => {
      const { id } = await find(request);
      return this.#update(id, await this.#checked(request, { partial, id }));
    };
    return {
      name: `${this.#model} Instance`,
      authenticate: fastify.authenticate,
      permit: ({ user, method }) => {
        this.#resource.permit(user, method);
      },
      writes: async (request) => ((await byId.get(idOf(request))) ? this.#writes('PUT', request.user) : {}),
      actions: {
        GET: { handler: async (request) => this.#told(await find(request)) },
        PUT: { handler: change(false) },
        PATCH: { handler: change(true) },
        DELETE: {
          handler: async (request, reply) => {
            const { id } = await find(request);
            await this.#database.write((trx) => trx(name).where({ id }).delete());
            return reply.code(204).send();
          },
        },
      },
    };
  }

  /** What OPTIONS may describe: the record, to those who may write it. */
  #writes(method: 'POST' | 'PUT', user: AuthUser | null): Record<string, RecordSchema> {
    try {
      this.#resource.permit(user, method);
      return { [method]: this.#resource.schema };
    } catch (error) {
      if (error instanceof ApiException) return {};
      throw error;
    }
  }

  /** A row as the wire has it: a decimal is text with all its places, whatever the engine keeps. */
  #told(row: Row): Row {
    const decimals = this.#decimals.map(([column, places]) => [column, Number(row[column]).toFixed(places)]);
    return { ...row, ...Object.fromEntries(decimals) };
  }

  async #checked(
    request: FastifyRequest,
    { partial = false, id }: { partial?: boolean; id?: number } = {},
  ): Promise<Record<string, unknown>> {
    return checkRecord(this.#resource.schema, await requestData(request), {
      partial,
      furtherErrors: async (field, value) =>
        (await this.#isTaken(field, value, id)) ? [this.#takenMessage(field)] : [],
    });
  }

  async #isTaken(field: string, value: unknown, exceptId = 0): Promise<boolean> {
    const { schema, name } = this.#resource;
    if (!schema.properties[field]?.unique) return false;
    const other = await this.#database
      .knex(name)
      .where(field, String(value))
      .whereNot('id', exceptId)
      .first('id');
    return other !== undefined;
  }

  #takenMessage(field: string): string {
    const verboseName = this.#resource.schema.properties[field]?.title ?? field;
    return `${this.#model.toLowerCase()} with this ${verboseName} already exists.`;
  }

  async #insert(values: Record<string, unknown>): Promise<Row> {
    const defaults = Object.entries(this.#resource.schema.properties).flatMap(([name, field]) =>
      field.readOnly || isRequired(field) ? [] : [[name, field.default]],
    );
    const [row] = await this.#writing((trx) =>
      trx.insert({ ...Object.fromEntries(defaults), ...values }).returning([...this.#columns]),
    );
    if (!row) throw new Error(`nothing was inserted into ${this.#resource.name}`);
    return this.#told(row);
  }

  async #update(id: number, values: Record<string, unknown>): Promise<Row> {
    const [row] = await this.#writing((table) => {
      const one = table.where({ id });
      const columns = [...this.#columns];
      return Object.keys(values).length ? one.update(values).returning(columns) : one.select(columns);
    });
    // Deleted by somebody else since it was found.
    if (!row) throw notFound(this.#model);
    return this.#told(row);
  }

  /** Writes, and tells of a name that was taken since it was checked as the check would have. */
  async #writing(work: (table: Knex.QueryBuilder) => PromiseLike<Row[]>): Promise<Row[]> {
    const { name, schema } = this.#resource;
    try {
      return await this.#database.write(async (trx) => work(trx(name)));
    } catch (error) {
      const field = Object.keys(schema.properties).find((key) => schema.properties[key]?.unique);
      if (field && isUniqueViolation(error)) throw validationError({ [field]: [this.#takenMessage(field)] });
      throw error;
    }
  }
}
