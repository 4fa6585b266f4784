// Stands in for argon2 where thousands sign in and what a password costs is not the point.

const digest = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');

export const hash = async (text: string): Promise<string> =>
  `$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$${digest(text)}`;

export const verify = async (stored: string, text: string): Promise<boolean> =>
  stored.endsWith(`$${digest(text)}`);
