// Keeps what is searched in step with the products: whoever searches first makes the texts of those that have changed.
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Database, PreparedQuery } from '../database/connect.ts';
import { searchBeingPrepared } from './product-problems.ts';
import { spaced, trigramText, wordsOf } from './search-text.ts';

/** Products in one transaction. */
const batch = 500;
/** Milliseconds that a search waits for the texts, which are made on without it. */
const patience = 2000;
/** Longer words are hardly any, and nobody types them wrong in the same way. */
const longestWord = 40;

interface Source {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly category: string | null;
}

interface Text {
  readonly id: number;
  readonly name: readonly string[];
  readonly rest: readonly string[];
}

/** How the engines read a list of rows that is one parameter, and add to a table what it does not have. */
const dialects = {
  sqlite: {
    ids: 'select value from json_each(?)',
    texts: `select value->>'id', value->>'name', value->>'text' from json_each(?)`,
    words: 'insert or ignore into catalogue_words (word) select value from json_each(?)',
    locked: '',
  },
  postgres: {
    ids: 'select json_array_elements_text(?::json)::integer',
    texts: 'select * from json_to_recordset(?::json) as made(id integer, name text, text text)',
    words:
      'insert into catalogue_words (word) select json_array_elements_text(?::json) on conflict do nothing',
    locked: ' for update',
  },
} as const;

const textOf = ({ id, name, description, category }: Source): Text => ({
  id,
  name: wordsOf(name),
  rest: wordsOf(`${description} ${category ?? ''}`),
});

/** Words that people may mean when they type others. Numbers are other numbers. */
const meant = (word: string) => /^[^\p{N}]{3,}$/u.test(word) && word.length <= longestWord;

export class SearchIndex {
  readonly #database: Database;
  readonly #unfolded: PreparedQuery<{ id: number }>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #isStopped = false;

  constructor(database: Database) {
    this.#database = database;
    this.#unfolded = database.prepare('select id from unfolded_products limit 1');
  }

  /**
   * Waits until searches find all that was written before.
   * @throws ApiException 503 if that takes too long
   */
  async catchUp(): Promise<void> {
    if (!(await this.#unfolded.get())) return;
    const sweep = this.#sweepFromNow();
    const isDone = await Promise.race([sweep.then(() => true), setTimeout(patience, false, { ref: false })]);
    if (!isDone) throw searchBeingPrepared();
  }

  /** Ends what is being made, after the batch at hand. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running?.catch(() => undefined);
  }

  /** A sweep that begins now or later: one that is on its way may have passed what was written since. */
  #sweepFromNow(): Promise<void> {
    if (!this.#running) return this.#sweep();
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#sweep();
      });
    return this.#next;
  }

  #sweep(): Promise<void> {
    const sweep = this.#foldAll().finally(() => {
      this.#running = undefined;
    });
    // Those who wait are told; perhaps nobody does any more.
    sweep.catch(() => undefined);
    this.#running = sweep;
    return sweep;
  }

  /** Makes the texts of all products that are marked by now, in the order of their ids. */
  async #foldAll(): Promise<void> {
    let last = 0;
    while (!this.#isStopped) {
      const ids = await this.#database.write((transaction) => this.#foldBatch(transaction, last));
      const end = ids.at(-1);
      if (end === undefined) return;
      last = end;
    }
  }

  async #foldBatch(transaction: Knex.Transaction, after: number): Promise<number[]> {
    const { engine } = this.#database;
    const { ids, texts, words, locked } = dialects[engine];
    const rows = async <Row>(sql: string, values: readonly unknown[]): Promise<Row[]> => {
      const answer = (await transaction.raw(sql, values as Knex.RawBinding[])) as Row[] | { rows: Row[] };
      return 'rows' in answer ? answer.rows : answer;
    };
    const marked = (
      await rows<{ id: number }>(
        `select id from unfolded_products where id > ? order by id limit ?${locked}`,
        [after, batch],
      )
    ).map(({ id }) => id);
    if (marked.length === 0) return marked;
    const all = JSON.stringify(marked);
    const made = (
      await rows<Source>(
        'select p.id, p.name, p.description, c.name as category from products p ' +
          `left join categories c on c.id = p.category where p.id in (${ids})`,
        [all],
      )
    ).map(textOf);
    await transaction.raw(`delete from product_texts where product in (${ids})`, [all]);
    await transaction.raw(`insert into product_texts (product, name, text) ${texts}`, [
      JSON.stringify(
        made.map(({ id, name, rest }) => ({ id, name: spaced(name), text: spaced([...name, ...rest]) })),
      ),
    ]);
    if (engine === 'sqlite') {
      await transaction.raw(`delete from product_search where rowid in (${ids})`, [all]);
      await transaction.raw(`insert into product_search (rowid, name, rest) ${texts}`, [
        JSON.stringify(
          made.map(({ id, name, rest }) => ({ id, name: trigramText(name), text: trigramText(rest) })),
        ),
      ]);
    }
    const known = new Set(made.flatMap(({ name, rest }) => [...name, ...rest]).filter(meant));
    // In one order, so that two who add the same words wait for each other once.
    await transaction.raw(words, [JSON.stringify([...known].sort())]);
    await transaction.raw(`delete from unfolded_products where id in (${ids})`, [all]);
    return marked;
  }
}
