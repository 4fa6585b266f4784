// What an exception is: a named difference between the recording and what Django said.
import type { Answer } from '../answer.ts';
import type { Json, Request, Resource } from '../case.ts';

/** A request, what Django answered, and what the shop's tables know. */
export interface Exchange {
  readonly request: Request;
  /** The path without its query, its placeholders filled. */
  readonly path: string;
  readonly answer: Answer;
  /** The id of a row of accounts or invoices that an answer tells. */
  readonly idOfRow: (resource: Resource, row: Readonly<Record<string, Json>>) => number;
}

export interface Exception {
  readonly name: string;
  /** One sentence for people who wonder. */
  readonly reason: string;
  /** What every answer has besides Django's headers; it is not noted beside each. */
  readonly headers?: (answer: Answer) => Readonly<Record<string, string>>;
  /** What Django is asked in place of this request; `undefined` where the exception does not apply. */
  readonly instead?: (request: Request) => Request | undefined;
  /** What is recorded in place of this answer; `undefined` where the exception does not apply. */
  readonly mend?: (exchange: Exchange) => Answer | undefined;
}
