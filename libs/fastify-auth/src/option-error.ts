// What a wrong option is answered with, wherever it is checked.

/** An option that cannot be used. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError';
  /** The option's name. */
  readonly option: string;
  /** What it must be or have, never its value where that is a secret. */
  readonly must: string;

  constructor(option: string, must: string) {
    super(`fastify-auth: ${option} must ${must}`);
    this.option = option;
    this.must = must;
  }
}
