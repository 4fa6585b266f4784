// One session of an owner and a thief on real servers, each step of which is compared with the reference.
import fc from 'fast-check';
import { testConfig } from '../testing/shop.ts';
import { Client, type Mode } from './client.ts';
import { Reference } from './reference.ts';
import type { Send } from './wire.ts';

type Person = 'owner' | 'thief';

type PersonalAct = 'refresh' | 'use' | 'give back' | 'sign out';
type SimpleAct =
  'refresh in two tabs' | 'lose the answer' | 'steal' | 'pretend' | 'change the password' | 'restart';

export type Action =
  | { readonly does: PersonalAct; readonly who: Person }
  | { readonly does: SimpleAct }
  | { readonly does: 'wait'; readonly seconds: number };

const by = (...all: PersonalAct[]) =>
  fc.record({ does: fc.constantFrom(...all), who: fc.constantFrom<Person[]>('owner', 'thief') });
const simply = (...all: SimpleAct[]) => fc.record({ does: fc.constantFrom(...all) });
const wait = fc.record({
  does: fc.constant('wait' as const),
  // No sum of a few is within a second of the grace, of a day, or of what is left of an access token.
  seconds: fc.constantFrom(4, 12, 35, 400, 10_900, 90_000),
});

export const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    { weight: 60, arbitrary: by('refresh') },
    { weight: 40, arbitrary: by('use') },
    { weight: 10, arbitrary: by('give back', 'sign out') },
    { weight: 50, arbitrary: simply('refresh in two tabs', 'lose the answer', 'steal', 'pretend') },
    { weight: 5, arbitrary: simply('change the password') },
    { weight: 60, arbitrary: wait },
    // A start takes longer than all the rest of a life.
    { weight: 1, arbitrary: simply('restart') },
  ),
  { minLength: 5, maxLength: 15 },
);

/** The servers that sessions live on. */
export interface World {
  readonly mode: Mode;
  readonly send: Send;
  /** Makes a user. @returns the name */
  newUser(password: string): Promise<string>;
  /** @param tokens one of each session that the time passes for */
  wait(seconds: number, tokens: readonly string[]): Promise<void>;
  restart(): Promise<void>;
}

/** An answer that the rules do not give. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

function agree(what: string, seen: unknown, expected: unknown): void {
  if (seen !== expected) throw new WrongAnswer(`${what}: ${String(seen)}, not ${String(expected)}`);
}

/** A session and all tokens that have come of it. A change of the password begins another one. */
interface Session {
  readonly reference: Reference;
  /** The refresh token of each generation: there is never a second one. */
  readonly refreshTokens: string[];
  readonly accessTokens: string[];
}

/** What somebody has of a session. */
interface Hand {
  readonly session: Session;
  /** Of the refresh token. */
  readonly generation: number;
  readonly access: string;
  readonly accessIssuedAt: number;
}

const ownAgent = 'the browser of the owner';
const otherAgent = 'another browser';

const passwords = ['the first password of all', 'and one that came later'] as const;

export class SessionLife {
  readonly #world: World;
  readonly #clients: Readonly<Record<string, Client>>;
  readonly #sessions: Session[] = [];
  readonly #hands: { owner: Hand; thief: Hand | undefined };
  #doesPretend = false;

  private constructor(
    world: World,
    clients: Readonly<Record<string, Client>>,
    access: string,
    refresh: string,
  ) {
    this.#world = world;
    this.#clients = clients;
    this.#hands = { owner: this.#open(access, refresh), thief: undefined };
  }

  static async begin(world: World): Promise<SessionLife> {
    const clientOf = (userAgent: string) => new Client(world.send, { mode: world.mode, userAgent });
    const clients = { [ownAgent]: clientOf(ownAgent), [otherAgent]: clientOf(otherAgent) };
    const username = await world.newUser(passwords[0]);
    const { access, refresh } = await clientOf(ownAgent).signIn(username, passwords[0]);
    return new SessionLife(world, clients, access, refresh);
  }

  /** @throws WrongAnswer */
  async act(action: Action): Promise<void> {
    switch (action.does) {
      case 'refresh':
        return this.#refreshAs(action.who);
      case 'use':
        return this.#use(action.who);
      case 'give back':
        return this.#giveBack(action.who);
      case 'sign out':
        return this.#signOut(action.who);
      case 'refresh in two tabs':
        return this.#refreshInTwoTabs();
      case 'lose the answer':
        await this.#refresh('owner', this.#hands.owner);
        return;
      case 'steal':
        this.#hands.thief = this.#hands.owner;
        return;
      case 'pretend':
        this.#doesPretend = !this.#doesPretend;
        return;
      case 'change the password':
        return this.#changePassword();
      case 'restart':
        return this.#world.restart();
      case 'wait':
        return this.#wait(action.seconds);
    }
  }

  /**
   * When all is done, the owner comes back. A thief who has used a successor is out at once, any other at the owner's
   * second refresh; and of a session that is over no token opens anything.
   * @throws WrongAnswer
   */
  async end(): Promise<void> {
    await this.#wait(35);
    const { owner, thief } = this.#hands;
    const { reference } = owner.session;
    const isReuse = !reference.hasExpired(owner.generation) && reference.isInUse;
    const isAhead = thief?.session === owner.session && thief.generation > owner.generation && isReuse;
    await this.#refreshAs('owner');
    if (isAhead) agree('the session of a thief who has used a successor', reference.hasEnded, true);
    await this.#wait(35);
    await this.#refreshAs('owner');
    await this.#use('owner');
    await this.#wait(35);
    await this.#refreshAs('thief');
    await this.#use('thief');
    agree('what a thief gets in the end', this.#hands.thief, thief);
    for (const session of this.#sessions) await this.#expectEnd(session);
  }

  async #expectEnd({ reference, accessTokens, refreshTokens }: Session): Promise<void> {
    if (!reference.hasEnded) return;
    const client = this.#clientOf('owner');
    for (const token of accessTokens) agree('a dead access token', await client.me(token), 401);
    for (const token of refreshTokens)
      agree('a dead refresh token', (await client.refresh(token)).status, 401);
  }

  #open(access: string, refresh: string): Hand {
    const lifetimes = {
      refresh: testConfig.REFRESH_TOKEN_LIFETIME,
      access: testConfig.ACCESS_TOKEN_LIFETIME,
    };
    const reference = new Reference(ownAgent, lifetimes);
    const session = { reference, refreshTokens: [refresh], accessTokens: [access] };
    this.#sessions.push(session);
    return { session, generation: 0, access, accessIssuedAt: 0 };
  }

  #agentOf(who: Person): string {
    return who === 'owner' || this.#doesPretend ? ownAgent : otherAgent;
  }

  #clientOf(who: Person): Client {
    return this.#clients[this.#agentOf(who)] as Client;
  }

  async #wait(seconds: number): Promise<void> {
    for (const { reference } of this.#sessions) reference.now += seconds;
    await this.#world.wait(
      seconds,
      this.#sessions.map(({ refreshTokens }) => refreshTokens[0] ?? ''),
    );
  }

  /** @returns what is in the hand then, `undefined` after a refusal */
  async #refresh(who: Person, { session, generation }: Hand): Promise<Hand | undefined> {
    const { reference, refreshTokens, accessTokens } = session;
    const expected = reference.refresh(generation, this.#agentOf(who));
    const verdict = await this.#clientOf(who).refresh(refreshTokens[generation] ?? '');
    agree(`the ${who} refreshes`, verdict.status, expected === undefined ? 401 : 200);
    if (expected === undefined) {
      agree('the cookie after a refusal', verdict.refresh, undefined);
      return undefined;
    }
    const { access = '', refresh = '' } = verdict;
    refreshTokens[expected] ??= refresh;
    agree(`the successor that the ${who} gets`, refresh, refreshTokens[expected]);
    accessTokens.push(access);
    return { session, generation: expected, access, accessIssuedAt: reference.now };
  }

  async #refreshAs(who: Person): Promise<void> {
    const hand = this.#hands[who];
    if (hand) this.#hands[who] = (await this.#refresh(who, hand)) ?? hand;
  }

  async #refreshInTwoTabs(): Promise<void> {
    const { owner } = this.#hands;
    const hands = await Promise.all([this.#refresh('owner', owner), this.#refresh('owner', owner)]);
    this.#hands.owner = hands[1] ?? owner;
  }

  async #use(who: Person): Promise<void> {
    const hand = this.#hands[who];
    if (!hand) return;
    const opens = hand.session.reference.use(hand.generation, hand.accessIssuedAt);
    agree(`the ${who} asks`, await this.#clientOf(who).me(hand.access), opens ? 200 : 401);
  }

  async #giveBack(who: Person): Promise<void> {
    const hand = this.#hands[who];
    if (!hand) return;
    const ends = hand.session.reference.blacklist(hand.generation);
    const { status } = await this.#clientOf(who).blacklist(hand.session.refreshTokens[hand.generation] ?? '');
    agree(`the ${who} gives a token back`, status, ends ? 200 : 401);
  }

  async #signOut(who: Person): Promise<void> {
    const hand = this.#hands[who];
    if (!hand) return;
    hand.session.reference.signOut(hand.generation);
    const { status } = await this.#clientOf(who).logout(hand.session.refreshTokens[hand.generation]);
    agree(`the ${who} signs out`, status, 200);
  }

  async #changePassword(): Promise<void> {
    const { session, generation, access, accessIssuedAt } = this.#hands.owner;
    const [current, next] = this.#sessions.length % 2 ? passwords : passwords.toReversed();
    const opens = session.reference.use(generation, accessIssuedAt);
    const verdict = await this.#clientOf('owner').changePassword(access, current ?? '', next ?? '');
    agree('the owner changes the password', verdict.status, opens ? 200 : 401);
    if (!opens) return;
    for (const { reference } of this.#sessions) reference.hasEnded = true;
    this.#hands.owner = this.#open(verdict.access ?? '', verdict.refresh ?? '');
  }
}
