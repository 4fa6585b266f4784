// Whatever a body says: it is refused in DRF's way, or what comes out is of the schema's kinds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiException } from './api-exception.ts';
import { parseBody } from './request-data.ts';
import { checkRecord } from './serializer.ts';
import { invoice } from './spec-kit.ts';

/** Every resource has the ids 1 to 7; user 7 has an invoice. */
const lookups = {
  existing: async (_resource: string, ids: readonly number[]) => new Set(ids.filter((id) => id <= 7)),
  isTaken: async (_field: string, value: unknown) => value === 7,
};

const encode = (text: string) => new TextEncoder().encode(text);
const check = async (type: string, body: Uint8Array, partial: boolean) =>
  checkRecord(invoice, await parseBody(type, body), { ...lookups, partial });

describe('checkRecord of whatever may come', () => {
  const names = fc.constantFrom(
    ...Object.keys(invoice.properties),
    '__proto__',
    'constructor',
    'toString',
    '',
  );
  const texts = fc.oneof(
    fc.constantFrom('', ' ', '\0', '\ud800', '5', '-1', '1e400', '1_0', '٥', 'a', 'NaN', '9'.repeat(4301)),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('1', '.', 'e', '-', ' ', '\0', '\udfff') }),
  );
  const jsonNumbers = fc.oneof(
    fc.constantFrom('0', '-0', '7', '-0.0', '1e400', '-1e400', '5e-324', '1e16', '9'.repeat(4300), '1E3'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.bigInt().map(String),
  );
  // JSON as text: what JavaScript cannot say, such as 1e400 and equal keys, comes too.
  const { json: jsonTexts } = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('null', 'true', 'false'),
      jsonNumbers,
      texts.map((text) => JSON.stringify(text)),
      fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join()}]`),
      fc
        .array(fc.tuple(names, tie('json')), { maxLength: 4 })
        .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`),
    ),
  }));
  const record = fc
    .array(fc.tuple(names, jsonTexts), { maxLength: 12 })
    .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`);

  /** 200, after a look at what came out, or the status of a refusal. */
  const outcome = (checking: Promise<object>) =>
    checking.then(
      (values) => {
        expect(values).toSatisfy(isInvoice);
        return 200;
      },
      (error: unknown) => {
        expect(error).toBeInstanceOf(ApiException);
        return (error as ApiException).status;
      },
    );

  const isInteger = (low: number, high: number) => (value: unknown) =>
    Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
  const isText = (value: unknown) =>
    typeof value === 'string' && value !== '' && !value.includes('\0') && value.isWellFormed();
  const isNullOr = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value);
  const good: Readonly<Record<string, (value: unknown) => boolean>> = {
    number: isInteger(0, 99),
    discount: isNullOr(Number.isSafeInteger),
    rate: isNullOr((value) => /^-?\d{1,2}\.\d\d$/.test(value as string)),
    note: isNullOr(isText),
    mood: isNullOr((value) => value === 'a'),
    address: isNullOr(isInteger(1, 7)),
    payer: isInteger(1, 7),
    user: isInteger(1, 6),
    products: (value) =>
      Array.isArray(value) && new Set(value).size === value.length && value.every(isInteger(1, 7)),
  };
  const isInvoice = (values: unknown) =>
    Object.entries(values as object).every(([name, value]) => good[name]?.(value));

  it.each([true, false])('refuses JSON or gives good values (partial: %s)', async (partial) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(record, jsonTexts), async (body) => {
        expect([200, 400]).toContain(await outcome(check('application/json', encode(body), partial)));
      }),
      { numRuns: 500 },
    );
  });

  it.each([true, false])('refuses a form or gives good values (partial: %s)', async (partial) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, texts), { maxLength: 12 }), async (pairs) => {
        const body = new URLSearchParams(pairs).toString();
        expect([200, 400]).toContain(
          await outcome(check('application/x-www-form-urlencoded', encode(body), partial)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it.each(['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', 'x'])(
    'refuses bytes that are no %s',
    async (type) => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array(), async (bytes) => {
          expect([200, 400, 415]).toContain(await outcome(check(type, bytes, true)));
        }),
      );
    },
  );
});
