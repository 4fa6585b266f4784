// Tokens of which nothing is kept, as SimpleJWT gives them without its blacklist app: good until they expire.
import type { RefreshedTokens, TokenPair } from '@latchkey/tokens';
import type { AuthUser, UserStore } from './stores.ts';
import type { TokenCodec } from './token-codec.ts';
import type { Admission, TokenService } from './token-service.ts';

export class StatelessTokens implements TokenService {
  readonly #codec: TokenCodec;
  readonly #users: UserStore;
  readonly #rotates: boolean;

  constructor(codec: TokenCodec, users: UserStore, rotates: boolean) {
    this.#codec = codec;
    this.#users = users;
    this.#rotates = rotates;
  }

  async open({ id }: AuthUser): Promise<TokenPair> {
    const claims = { user_id: `${id}` };
    return { refresh: this.#codec.issue('refresh', claims), access: this.#codec.issue('access', claims) };
  }

  async refresh(token: string, _client: unknown, admit: Admission): Promise<RefreshedTokens> {
    const claims = await this.#codec.verify(token, 'refresh');
    await admit(claims);
    const access = this.#codec.issue('access', claims);
    return this.#rotates ? { access, refresh: this.#codec.issue('refresh', claims) } : { access };
  }

  async verify(token: string): Promise<'good'> {
    await this.#codec.verify(token);
    return 'good';
  }

  async findUser(id: number) {
    const user = await this.#users.findById(id);
    return user && { user, hasEnded: false };
  }
}
