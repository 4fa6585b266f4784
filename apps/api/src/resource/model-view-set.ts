// The one model view set: DRF's list and item views over a table, from the schema that types the rows.
import {
  ApiException,
  type Page,
  type RecordSchema,
  checkRecord,
  notFound,
  page,
  pageNumber,
} from '@latchkey/drf';
import {
  addressOf,
  type AuthUser,
  queryOf,
  registerView,
  requestData,
  requireUser,
  type View,
} from '@latchkey/fastify-auth';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../database/connect.ts';
import { isForeignKeyViolation } from '../database/errors.ts';
import { pastRivals } from './past-rivals.ts';
import { KeptAnswers, asJson } from './kept-answers.ts';
import { mayUse, type Permissions } from './permissions.ts';
import { recordChecks } from './record-checks.ts';
import { type Owner, RecordStore, type Row, type Values } from './record-store.ts';
import { idOf, lookup } from './request-id.ts';
import { type ResourceSchemas, resourceSchemas } from './resource-schemas.ts';
import type { Resource } from './resource.ts';

/** The rules that all resources of an API share. */
interface Rules {
  readonly permissions: Permissions;
  readonly pageSize: number;
}

export class ModelViewSet {
  readonly #resource: Resource;
  readonly #rules: Rules;
  readonly #model: string;
  readonly #store: RecordStore;
  readonly #checks: ReturnType<typeof recordChecks>;
  readonly #schemas: ResourceSchemas;
  /** For resources that know how often they have changed, and tell everybody the same. */
  readonly #kept: KeptAnswers | undefined;

  constructor(database: Database, resource: Resource, rules: Rules) {
    this.#resource = resource;
    this.#rules = rules;
    this.#model = resource.schema.title ?? resource.name;
    this.#store = new RecordStore(database, resource);
    this.#checks = recordChecks(database, resource);
    this.#schemas = resourceSchemas(resource);
    this.#kept = resource.state && !resource.ownedBy ? new KeptAnswers() : undefined;
  }

  /** Serves `{name}/` and `{name}/:id/` below a path that ends in a slash. */
  register(fastify: FastifyInstance, root: string): void {
    const list = `${root}${this.#resource.name}`;
    const item = `${list}/:id(${lookup})`;
    registerView(fastify, `${list}/`, this.#listView(fastify), { suffixed: `${list}.json` });
    registerView(fastify, `${item}/`, this.#itemView(fastify), { suffixed: `${item}.json` });
  }

  #listView(fastify: FastifyInstance): View {
    return {
      ...this.#common(fastify),
      name: `${this.#model} List`,
      writes: ({ user }) => this.#writes('POST', user),
      actions: {
        GET: {
          schema: this.#schemas.list,
          handler: async (request, reply) => {
            const make = () => this.#list(request);
            if (!this.#kept) return make();
            return asJson(reply).send(await this.#kept.bytesFor(request, reply, make));
          },
        },
        POST: {
          schema: this.#schemas.create,
          handler: async (request, reply) =>
            reply.code(201).send(await this.#save(request, {}, (values) => this.#store.insert(values))),
        },
      },
    };
  }

  async #list(request: FastifyRequest): Promise<Page<Row>> {
    const { pageSize } = this.#rules;
    const owner = this.#ownerFor(request);
    const count = await this.#store.count(owner);
    const query = queryOf(request);
    const number = pageNumber(query, count, pageSize);
    const rows = await this.#store.page(owner, pageSize, (number - 1) * pageSize);
    return page(addressOf(request), query, { number, pageSize, count, rows });
  }

  #itemView(fastify: FastifyInstance): View {
    const change = (partial: boolean) => async (request: FastifyRequest) => {
      const { id } = await this.#find(request);
      const row = await this.#save(request, { partial, id }, (values) => this.#store.update(id, values));
      // Deleted by somebody else since it was found.
      if (!row) throw notFound(this.#model);
      return row;
    };
    return {
      ...this.#common(fastify),
      name: `${this.#model} Instance`,
      writes: async (request) => {
        const row = await this.#store.find(this.#ownerFor(request), idOf(request));
        return row ? this.#writes('PUT', request.user) : {};
      },
      actions: {
        GET: { schema: this.#schemas.read, handler: (request) => this.#find(request) },
        PUT: { schema: this.#schemas.replace, handler: change(false) },
        PATCH: { schema: this.#schemas.change, handler: change(true) },
        DELETE: {
          schema: this.#schemas.remove,
          handler: async (request, reply) => {
            const { id } = await this.#find(request);
            await this.#delete(id);
            return reply.code(204).send();
          },
        },
      },
    };
  }

  /** What both views have: who may come in, and what they are called in the documentation. */
  #common(fastify: FastifyInstance): Pick<View, 'authenticate' | 'permit' | 'schemas' | 'tag'> {
    const { schemas, tag } = this.#schemas;
    return {
      schemas,
      tag,
      authenticate: fastify.authenticate,
      permit: ({ user, method }) => {
        this.#rules.permissions.permit(user, method);
      },
    };
  }

  /** What OPTIONS may describe: the record, to those who may write it. */
  #writes(method: 'POST' | 'PUT', user: AuthUser | null): Record<string, RecordSchema> {
    return mayUse(this.#rules.permissions, user, method) ? { [method]: this.#resource.schema } : {};
  }

  #ownerFor(request: FastifyRequest): Owner {
    const user = requireUser(request.user);
    return this.#rules.permissions.seesAll(user) ? undefined : user.id;
  }

  async #find(request: FastifyRequest): Promise<Row> {
    const id = idOf(request);
    if (Number.isNaN(id)) throw notFound();
    const row = await this.#store.find(this.#ownerFor(request), id);
    if (!row) throw notFound(this.#model);
    return row;
  }

  /** Checks a body and writes it, checking again if the database refuses what was good a moment ago. */
  async #save<Result>(
    request: FastifyRequest,
    { partial = false, id }: { partial?: boolean; id?: number },
    write: (values: Values) => Promise<Result>,
  ): Promise<Result> {
    const data = await requestData(request);
    return pastRivals(async () =>
      write(await checkRecord(this.#resource.schema, data, { partial, ...this.#checks(id) })),
    );
  }

  async #delete(id: number): Promise<void> {
    try {
      await this.#store.delete(id);
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error;
      throw new ApiException(409, {
        detail: `This ${this.#model.toLowerCase()} is in use and cannot be deleted.`,
      });
    }
  }
}
