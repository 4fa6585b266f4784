// One session of an owner and a thief on real servers, each step of which is compared with the reference.
import fc from 'fast-check';
import { testConfig } from '../testing/shop.ts';
import { Client, type Tokens } from './client.ts';
import { Reference } from './reference.ts';
import type { Send } from './wire.ts';

type Person = 'owner' | 'thief';

export type Action =
  | { readonly does: 'refresh' | 'use' | 'sign out'; readonly who: Person }
  | { readonly does: 'refresh in two tabs' | 'lose the answer' | 'steal' | 'pretend' | 'restart' }
  | { readonly does: 'wait'; readonly seconds: number };

const by = (does: 'refresh' | 'use' | 'sign out') =>
  fc.record({ does: fc.constant(does), who: fc.constantFrom<Person[]>('owner', 'thief') });
const simply = (...all: ('refresh in two tabs' | 'lose the answer' | 'steal' | 'pretend' | 'restart')[]) =>
  fc.record({ does: fc.constantFrom(...all) });
const wait = fc.record({
  does: fc.constant('wait' as const),
  // No sum of a few is within a second of the grace, of a day, or of what is left of an access token.
  seconds: fc.constantFrom(4, 12, 35, 400, 10_900, 90_000),
});

export const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    { weight: 60, arbitrary: by('refresh') },
    { weight: 40, arbitrary: by('use') },
    { weight: 10, arbitrary: by('sign out') },
    { weight: 50, arbitrary: simply('refresh in two tabs', 'lose the answer', 'steal', 'pretend') },
    { weight: 60, arbitrary: wait },
    // A start takes longer than all the rest of a life.
    { weight: 1, arbitrary: simply('restart') },
  ),
  { minLength: 5, maxLength: 20 },
);

/** What somebody has of a session. */
interface Hand {
  /** Of the refresh token. */
  readonly generation: number;
  readonly access: string;
  readonly accessIssuedAt: number;
}

/** The servers that a session lives on. */
export interface World {
  readonly send: Send;
  /** @param token of the session that the time passes for */
  wait(seconds: number, token: string): Promise<void>;
  restart(): Promise<void>;
}

/** An answer that the rules do not give. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

function agree(what: string, seen: unknown, expected: unknown): void {
  if (seen !== expected) throw new WrongAnswer(`${what}: ${String(seen)}, not ${String(expected)}`);
}

export class SessionLife {
  readonly #world: World;
  readonly #devices: { readonly owner: Client; readonly other: Client };
  readonly #reference = new Reference({
    refresh: testConfig.REFRESH_TOKEN_LIFETIME,
    access: testConfig.ACCESS_TOKEN_LIFETIME,
  });
  /** The refresh token of each generation: there is never a second one. */
  readonly #refreshTokens: string[];
  readonly #accessTokens: string[];
  readonly #hands: { owner: Hand; thief: Hand | undefined };
  #doesPretend = false;

  private constructor(world: World, owner: Client, { access, refresh }: Tokens) {
    this.#world = world;
    this.#devices = { owner, other: new Client(world.send, 'another browser') };
    this.#refreshTokens = [refresh];
    this.#accessTokens = [access];
    this.#hands = { owner: { generation: 0, access, accessIssuedAt: 0 }, thief: undefined };
  }

  static async begin(world: World): Promise<SessionLife> {
    const owner = new Client(world.send, 'the browser of the owner');
    return new SessionLife(world, owner, await owner.signIn());
  }

  /** @throws WrongAnswer */
  async act(action: Action): Promise<void> {
    switch (action.does) {
      case 'refresh':
        return this.#refreshAs(action.who);
      case 'use':
        return this.#use(action.who);
      case 'sign out':
        return this.#signOut(action.who);
      case 'refresh in two tabs':
        return this.#refreshInTwoTabs();
      case 'lose the answer':
        await this.#refresh('owner', this.#hands.owner.generation);
        return;
      case 'steal':
        this.#hands.thief = this.#hands.owner;
        return;
      case 'pretend':
        this.#doesPretend = !this.#doesPretend;
        return;
      case 'restart':
        return this.#world.restart();
      case 'wait':
        return this.#wait(action.seconds);
    }
  }

  /**
   * When all is done, the owner comes back. A thief who has used a successor is out at once, any other at the owner's
   * second refresh; and if the session is over, none of its tokens opens anything.
   * @throws WrongAnswer
   */
  async end(): Promise<void> {
    await this.#wait(35);
    const { owner, thief } = this.#hands;
    const isReuse = !this.#reference.hasExpired(owner.generation) && this.#reference.isInUse;
    const isAhead = thief !== undefined && thief.generation > owner.generation && isReuse;
    await this.#refreshAs('owner');
    if (isAhead) agree('the session of a thief who has used a successor', this.#reference.hasEnded, true);
    await this.#wait(35);
    await this.#refreshAs('owner');
    await this.#use('owner');
    await this.#wait(35);
    await this.#refreshAs('thief');
    await this.#use('thief');
    agree('what a thief gets in the end', this.#hands.thief, thief);
    if (!this.#reference.hasEnded) return;
    for (const token of this.#accessTokens)
      agree('a dead access token', await this.#devices.owner.me(token), 401);
    for (const token of this.#refreshTokens) {
      agree('a dead refresh token', (await this.#devices.owner.refresh(token)).status, 401);
    }
  }

  #deviceOf(who: Person): Client {
    return who === 'owner' || this.#doesPretend ? this.#devices.owner : this.#devices.other;
  }

  async #wait(seconds: number): Promise<void> {
    this.#reference.now += seconds;
    await this.#world.wait(seconds, this.#refreshTokens[0] ?? '');
  }

  /** @returns what is in the hand then, `undefined` after a refusal */
  async #refresh(who: Person, generation: number): Promise<Hand | undefined> {
    const device = this.#deviceOf(who);
    const expected = this.#reference.refresh(generation, device === this.#devices.owner);
    const verdict = await device.refresh(this.#refreshTokens[generation] ?? '');
    agree(`the ${who} refreshes`, verdict.status, expected === undefined ? 401 : 200);
    if (expected === undefined) return undefined;
    const { access = '', refresh = '' } = verdict;
    this.#refreshTokens[expected] ??= refresh;
    agree(`the successor that the ${who} gets`, refresh, this.#refreshTokens[expected]);
    this.#accessTokens.push(access);
    return { generation: expected, access, accessIssuedAt: this.#reference.now };
  }

  async #refreshAs(who: Person): Promise<void> {
    const hand = this.#hands[who];
    if (hand) this.#hands[who] = (await this.#refresh(who, hand.generation)) ?? hand;
  }

  async #refreshInTwoTabs(): Promise<void> {
    const { generation } = this.#hands.owner;
    const hands = await Promise.all([this.#refresh('owner', generation), this.#refresh('owner', generation)]);
    this.#hands.owner = hands[1] ?? this.#hands.owner;
  }

  async #use(who: Person): Promise<void> {
    const hand = this.#hands[who];
    if (!hand) return;
    const opens = this.#reference.use(hand.generation, hand.accessIssuedAt);
    agree(`the ${who} asks`, await this.#deviceOf(who).me(hand.access), opens ? 200 : 401);
  }

  async #signOut(who: Person): Promise<void> {
    const hand = this.#hands[who];
    if (!hand) return;
    const ends = this.#reference.blacklist(hand.generation);
    const { status } = await this.#deviceOf(who).blacklist(this.#refreshTokens[hand.generation] ?? '');
    agree(`the ${who} signs out`, status, ends ? 200 : 401);
  }
}
