// The README's requests, sent as they stand there, get the answers that stand there.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Shop } from './shop.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8');
const examples = [...readme.matchAll(/```sh\n(curl .*)\n```\n\n```text\n(.*)\n```/g)].map(
  ([, command = '', answer = '']) => ({ command, answer }),
);

/** The quoted words of a curl command: `-H 'Name: value'`, `-d 'body'`. */
const option = (command: string, flag: string) =>
  new RegExp(` -${flag} (?:'(.*?)'(?=$| )|"(.*?)"(?=$| ))`).exec(command)?.slice(1).find(Boolean);

/** What is written, with `…` for anything that differs each time. */
const asPattern = (text: string) => new RegExp(`^${text.split('…').map(RegExp.escape).join('.+')}$`);

test('the requests of the README get the answers it gives', async () => {
  const shop = await Shop.open();
  try {
    expect(examples).toHaveLength(4);
    const variables: Record<string, string> = {};
    for (const { command, answer } of examples) {
      const filled = command.replace(/'?\$([A-Z]+)'?/g, (_, name: string) => variables[name] ?? `no ${name}`);
      const url = /http:\/\/localhost:8000\S+/.exec(filled)?.[0] ?? '';
      const [name = '', value = ''] = (option(filled, 'H') ?? '').split(': ');
      const body = option(filled, 'd');
      const response = await fetch(url.replace('http://localhost:8000', shop.url), {
        method: body === undefined ? 'GET' : 'POST',
        headers: { [name]: value },
        ...(body !== undefined && { body }),
      });
      const text = await response.text();
      expect(text.replaceAll(shop.url, 'http://localhost:8000'), command).toMatch(asPattern(answer));
      const { access, refresh } = JSON.parse(text) as { access?: string; refresh?: string };
      variables['ACCESS'] = access ?? variables['ACCESS'] ?? '';
      variables['REFRESH'] = refresh ?? variables['REFRESH'] ?? '';
    }
  } finally {
    await shop.close();
  }
});
