// The page itself: how to sign in, every operation, every problem. Plain HTML that needs no script.
import { type Html, html } from './html.ts';
import type { Field } from './page-fields.ts';
import type { Entry, Group, Outcome, PageModel } from './page-model.ts';

/** Where things are. */
export interface Addresses {
  /** The API, as in `http://localhost:8000`. */
  readonly origin: string;
  readonly document: string;
  readonly style: string;
  readonly icon: string;
}

/** Markdown, as much of it as descriptions have: code between backticks. */
const inline = (text: string): (Html | string)[] =>
  text.split('`').map((part, at) => (at % 2 ? html`<code>${part}</code>` : part));

const prose = (text: string): Html[] =>
  text
    .split('\n\n')
    .filter(Boolean)
    .map((paragraph) => html`<p>${inline(paragraph)}</p>`);

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const command = (text: string): Html => html`<pre class="command"><code>${text}</code></pre>`;

const section = (id: string, title: string, text: string, body: Html | readonly Html[]): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title">
    <header class="band">
      <h2 id="${id}-title">${title}</h2>
      ${prose(text)}
    </header>
    ${body}
  </section>`;

const access: Readonly<Record<Entry['access'], string>> = {
  open: 'No token',
  optional: 'Access token or none',
  required: 'Access token',
};

const fieldList = (title: string, fields: readonly Field[]): Html | false =>
  fields.length > 0 &&
  html`<h4>${title}</h4>
    <dl class="rows">
      ${fields.map(
        ({ name, type, isRequired, notes }) =>
          html`<div>
            <dt>
              <code>${name}</code>
              ${isRequired && html`<span class="quiet">required</span>`}
            </dt>
            <dd>${capitalised(type)}. ${inline(notes)}</dd>
          </div>`,
      )}
    </dl>`;

const problemId = (status: string) => `problem-${status}`;

/** @param isTarget whether others may lead to these problems */
const problemList = (outcomes: readonly Outcome[], isTarget = false): Html | false =>
  outcomes.length > 0 &&
  html`<dl class="rows">
    ${outcomes.map(
      ({ status, phrase, examples }) =>
        html`<div ${isTarget && html`id="${problemId(status)}"`}>
          <dt>
            <b>${status}</b>
            <span class="quiet">${phrase}</span>
          </dt>
          ${examples.map((example) => html`<dd><code>${example}</code></dd>`)}
        </div>`,
    )}
  </dl>`;

/** What is told of an operation alone, and where to find what is told once for all. */
function problemsOf({ problems }: Entry, common: readonly Outcome[]): Html | false {
  const shared = new Set(common.flatMap(({ examples }) => examples));
  const own = problems
    .map((one) => ({ ...one, examples: one.examples.filter((example) => !shared.has(example)) }))
    .filter(({ examples }) => examples.length > 0);
  const others = problems.filter(({ examples }) => examples.some((example) => shared.has(example)));
  const links = others.map(({ status }) => html`<a href="#${problemId(status)}">${status}</a> `);
  return (
    problems.length > 0 &&
    html`<h4>Problems</h4>
      ${problemList(own)} ${links.length > 0 && html`<p class="also">As everywhere: ${links}</p>`}`
  );
}

const success = ({ status, phrase, examples: [example] }: Outcome): Html =>
  html`<figure>
    <figcaption><b>${status}</b> ${phrase}${example === undefined && ', without a body'}</figcaption>
    ${example !== undefined && html`<pre><code>${example}</code></pre>`}
  </figure>`;

const article = (entry: Entry, common: readonly Outcome[]): Html =>
  html`<article id="${entry.id}" class="entry" aria-labelledby="${entry.id}-title">
    <header>
      <h3 id="${entry.id}-title"><a href="#${entry.id}">${entry.summary}</a></h3>
      <p class="route">
        <b class="method${entry.method === 'DELETE' && ' final'}">${entry.method}</b>
        <code>${entry.path}</code>
        <span class="quiet">${access[entry.access]}</span>
      </p>
    </header>
    <div class="told">
      ${prose(entry.description)} ${fieldList('Parameters', entry.parameters)}
      ${fieldList('Body', entry.fields)} ${problemsOf(entry, common)}
    </div>
    <div class="shown">${command(entry.command)} ${entry.successes.map(success)}</div>
  </article>`;

/** The way from a password to a token and on, by the operations that the document has for it. */
const steps: readonly (readonly [operation: string, title: string, text: string])[] = [
  [
    'token_create',
    'Sign in',
    'The answer has two tokens. Keep them in the variables `ACCESS` and `REFRESH`, and in `ID` the id of a row that you ' +
      'have looked up: the commands on this page use them. A click on a command selects it as a whole.',
  ],
  [
    'auth_me_retrieve',
    'Ask with the access token',
    'It goes into the header `Authorization` of every request. The scheme is `Bearer`.',
  ],
  [
    'token_refresh_create',
    'Get a new access token',
    'Access tokens soon expire. The API then answers 401 with the code `token_not_valid`, and the refresh token gets ' +
      'the next one.',
  ],
  [
    'token_verify_create',
    'Ask whether a token is good',
    '`TOKEN` is the one in question. An empty object says that it is.',
  ],
];

function signingIn(entries: readonly Entry[]): Html {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const items = steps.map(([id, title, text]) => {
    const entry = known.get(id);
    return (
      entry &&
      html`<li class="entry">
        <div class="told">
          <h3><a href="#${id}">${title}</a></h3>
          ${prose(text)}
        </div>
        <div class="shown">${command(entry.command)}</div>
      </li>`
    );
  });
  return section(
    'signing-in',
    'Signing in',
    'As with SimpleJWT: a user name and a password get two tokens, and the access token opens the rest. Tokens that a ' +
      'Django server signed with the same key are good here, and the other way round.',
    html`<ol>
      ${items}
    </ol>`,
  );
}

const contents = ({ groups }: PageModel): Html =>
  html`<nav class="rail" aria-label="Contents">
    <ul>
      <li><a href="#signing-in">Signing in</a></li>
      ${groups.map(
        ({ name, entries }) =>
          html`<li>
            <a href="#${name}">${capitalised(name)}</a>
            <ul>
              ${entries.map(
                ({ id, method, summary }) =>
                  html`<li>
                    <a href="#${id}">${summary} <small>${method}</small></a>
                  </li>`,
              )}
            </ul>
          </li>`,
      )}
      <li><a href="#problems">Problems</a></li>
    </ul>
  </nav>`;

const groupSection = ({ name, description, entries }: Group, common: readonly Outcome[]): Html =>
  section(
    name,
    capitalised(name),
    description,
    entries.map((entry) => article(entry, common)),
  );

const problemSection = (common: readonly Outcome[]): Html =>
  section(
    'problems',
    'Problems',
    'These may come up anywhere. Every problem has a `detail` in the words of Django REST framework or SimpleJWT, those ' +
      'of tokens a `code` for programs too. A body with bad fields is told of all at once: each field with a list of ' +
      'messages, and `non_field_errors` for the body as a whole.',
    html`<div class="all">${problemList(common, true)}</div>`,
  );

/** The page as a whole. */
export function page(model: PageModel, { origin, document, style, icon }: Addresses): string {
  const { title, introduction, groups, commonProblems } = model;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>API · ${title}</title>
        <link rel="icon" href="${icon}" />
        <link rel="stylesheet" href="${style}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
          <p class="mark">
            <svg viewBox="0 0 26 26" aria-hidden="true"><path d="M1 1h24v24H1zM1 13h14M15 8v10h5V8z" /></svg>
            ${title}
          </p>
          <a href="${document}">OpenAPI 3.1</a>
        </header>
        <div class="ruler"></div>
        <div class="page">
          ${contents(model)}
          <main id="main" tabindex="-1">
            <header class="band">
              <h1>The API</h1>
              ${prose(introduction)}
              <dl class="facts">
                <div>
                  <dt>Address</dt>
                  <dd><code>${origin}</code></dd>
                </div>
                <div>
                  <dt>For programs</dt>
                  <dd>
                    <a href="${document}"><code>${document}</code></a>
                  </dd>
                </div>
              </dl>
            </header>
            ${signingIn(groups.flatMap(({ entries }) => entries))}
            ${groups.map((group) => groupSection(group, commonProblems))} ${problemSection(commonProblems)}
          </main>
        </div>
      </body>
    </html>`.text;
}
