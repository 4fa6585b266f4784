// The command line: what can be done besides serving, also beside a running server.
import { parseArgs } from 'node:util';
import { commandLine } from '../audit/audit-log.ts';
import { type Config, ConfigError } from '../config.ts';
import { type Database, connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { seedDemo } from '../demo/seed.ts';
import { type ImportCommand, runImport } from '../import-django/import-command.ts';
import { list, remove, rotate } from '../keys/key-commands.ts';
import { countOfSessions } from '../sessions/revoke.ts';
import { passwordProblems, passwordRules } from '../users/new-password.ts';
import { forgetFailures } from '../users/sign-in-throttle.ts';
import {
  UserError,
  type UserState,
  createUser,
  purgeUser,
  revokeUser,
  setPassword,
  setUserState,
} from '../users/user-store.ts';
import { type CopyCommand, runCopy } from './backup.ts';

export const usage = `Usage: npm run -s api -- [command]

  serve [--web FOLDER]          start the server (the default); with the web app that was built into FOLDER
  migrate                       bring the database to this version
  seed                          fill an empty database with the demo shop
  users:create NAME [--staff] [--inactive]
                                make a user; the password is asked for, or read from standard input
  users:password NAME           give a user a new password, asked for or read as above, and end their sessions
  users:revoke NAME             end all sessions of a user
  users:unlock NAME             forget the failed sign-ins of a user name
  users:set NAME active|inactive|deleted
                                let a user in, keep them out, or treat them as absent (active brings them back)
  users:purge NAME              remove a user for good
  keys:rotate                   let the next key sign, and make a new next one
  keys:remove KID               forget a retired key that somebody else may have, and all that it has signed
                                (a KID that begins with - stands after --)
  keys:list                     tell the keys that sign and check tokens
  backup FILE                   copy the SQLite database into a new file, also while a server runs on it
  restore FILE                  make the database of such a copy, where there is none yet
  import-django --from SOURCE [--dry-run] [--prefix APP] [--tables PART=TABLE,...]
                                copy users, data and the blacklist of a Django shop, from an SQLite file or a
                                postgres:// address; again, to bring what was copied up to date
  help                          this text

Settings come from the environment: apps/api/README.md lists them.`;

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'migrate' }
  | { readonly name: 'seed' }
  | { readonly name: 'keys:rotate' | 'keys:list' }
  | CopyCommand
  | ImportCommand
  | { readonly name: 'keys:remove'; readonly kid: string }
  | { readonly name: 'serve'; readonly web?: string | undefined }
  | {
      readonly name: 'users:create';
      readonly user: string;
      readonly isStaff: boolean;
      readonly state: UserState;
    }
  | { readonly name: 'users:set'; readonly user: string; readonly state: UserState }
  | {
      readonly name: 'users:password' | 'users:revoke' | 'users:unlock' | 'users:purge';
      readonly user: string;
    };

const states: readonly string[] = ['active', 'inactive', 'deleted'] satisfies UserState[];

/** The options and the number of arguments that each command takes. */
const shapes = {
  help: { options: {}, takes: 0 },
  serve: { options: { web: { type: 'string' } }, takes: 0 },
  migrate: { options: {}, takes: 0 },
  seed: { options: {}, takes: 0 },
  'users:create': { options: { staff: { type: 'boolean' }, inactive: { type: 'boolean' } }, takes: 1 },
  'users:password': { options: {}, takes: 1 },
  'users:revoke': { options: {}, takes: 1 },
  'users:unlock': { options: {}, takes: 1 },
  'users:set': { options: {}, takes: 2 },
  'users:purge': { options: {}, takes: 1 },
  'keys:rotate': { options: {}, takes: 0 },
  'keys:remove': { options: {}, takes: 1 },
  'keys:list': { options: {}, takes: 0 },
  backup: { options: {}, takes: 1 },
  restore: { options: {}, takes: 1 },
  'import-django': {
    options: {
      from: { type: 'string' },
      'dry-run': { type: 'boolean' },
      prefix: { type: 'string' },
      tables: { type: 'string' },
    },
    takes: 0,
  },
} as const;

const isCommand = (name: string): name is keyof typeof shapes => Object.hasOwn(shapes, name);

function parse(name: keyof typeof shapes, args: readonly string[]) {
  const { options, takes } = shapes[name];
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length === takes)
      return { values: values as Record<string, string | boolean>, positionals };
  } catch (error) {
    const [message] = (error as Error).message.split('. ', 1);
    throw new UsageError(message ?? `cannot read the options of ${name}`);
  }
  throw new UsageError(`${name} takes ${takes} ${takes === 1 ? 'argument' : 'arguments'}`);
}

function importCommand(values: Readonly<Record<string, string | boolean>>): ImportCommand {
  const { from, prefix, tables } = values as Partial<Record<string, string>>;
  if (!from) throw new UsageError('import-django needs --from, a file or an address');
  const pairs = (tables?.split(',') ?? []).map((pair) => {
    const [, part, table] = /^(\w+)=([^=]+)$/.exec(pair.trim()) ?? [];
    if (!part || !table)
      throw new UsageError(`--tables takes PART=TABLE with commas between them, not ${pair}`);
    return [part, table] as const;
  });
  return {
    name: 'import-django',
    from,
    isDryRun: values['dry-run'] === true,
    prefix,
    tables: new Map(pairs),
  };
}

/** Reads the arguments of a command line. @throws UsageError */
export function readCommand(args: readonly string[]): Command {
  const [first = 'serve', ...others] = args;
  if (first === '--help' || first === '-h') return { name: 'help' };
  const [name, rest] = first.startsWith('-') ? ['serve', args] : [first, others];
  if (!isCommand(name)) throw new UsageError(`there is no command ${name}`);
  const { values, positionals } = parse(name, rest);
  const [user = '', state = ''] = positionals;
  switch (name) {
    case 'serve':
      return { name, web: values['web'] as string | undefined };
    case 'users:create':
      return {
        name,
        user,
        isStaff: values['staff'] === true,
        state: values['inactive'] ? 'inactive' : 'active',
      };
    case 'users:set':
      if (!states.includes(state))
        throw new UsageError(`a user is active, inactive or deleted; not ${state}`);
      return { name, user, state: state as UserState };
    case 'users:password':
    case 'users:revoke':
    case 'users:unlock':
    case 'users:purge':
      return { name, user };
    case 'import-django':
      return importCommand(values);
    case 'keys:remove':
      return { name, kid: user };
    case 'backup':
    case 'restore':
      return { name, file: user };
    default:
      return { name };
  }
}

export interface Terminal {
  print(line: string): void;
  /** Asks for a password, or reads it from a pipe. */
  readPassword(): Promise<string>;
}

/** The commands that do one thing to the database and end. */
export type DatabaseCommand = Exclude<Command, { name: 'serve' | 'help' }>;
type OneLineCommand = Exclude<DatabaseCommand, ImportCommand | CopyCommand>;

/** Reads the password that a command gives to a user, if it gives one. @throws UserError if it will not do */
async function newPassword(command: OneLineCommand, config: Config, terminal: Terminal): Promise<string> {
  if (command.name !== 'users:create' && command.name !== 'users:password') return '';
  const password = await terminal.readPassword();
  const problems = await passwordProblems(password, command.user, passwordRules(config));
  if (problems.length) throw new UserError(problems.join(' '));
  return password;
}

/** Runs a command on a database that is brought up to date first. */
export async function runCommand(
  command: DatabaseCommand,
  config: Config,
  terminal: Terminal,
): Promise<void> {
  if (command.name === 'seed' && config.isProduction) {
    throw new ConfigError('the demo shop is refused when NODE_ENV=production');
  }
  if (command.name === 'import-django') {
    terminal.print(await runImport(command, config, terminal.print));
    return;
  }
  if ('file' in command) {
    terminal.print(await runCopy(command, config, terminal.print));
    return;
  }
  const password = await newPassword(command, config, terminal);
  const database = connect(config.database);
  try {
    const line = await database.exclusively(async (patient) => {
      const migrated = await migrate(patient);
      return act(command, { database, config, password, migrated });
    });
    terminal.print(line);
  } finally {
    await database.close();
  }
}

async function act(
  command: OneLineCommand,
  {
    database,
    config,
    password,
    migrated,
  }: { database: Database; config: Config; password: string; migrated: readonly string[] },
): Promise<string> {
  switch (command.name) {
    case 'migrate':
      return migrated.length ? `Migrated: ${migrated.join(', ')}.` : 'The database is up to date.';
    case 'seed': {
      const products = await seedDemo(database);
      return products
        ? `Seeded 4 users and ${products} products.`
        : 'The database is not empty: nothing was seeded.';
    }
    case 'users:create': {
      const { user, isStaff, state } = command;
      const id = await createUser(database, { username: user, password, isStaff, state }, commandLine);
      return `Made user ${user} (id ${id}${isStaff ? ', staff' : ''}${state === 'inactive' ? ', inactive' : ''}).`;
    }
    case 'keys:rotate':
      return rotate(database, config);
    case 'keys:remove':
      return remove(database, config, command.kid);
    case 'keys:list':
      return list(database, config);
    case 'users:password':
      await setPassword(database, command.user, password);
      return `User ${command.user} has a new password.`;
    case 'users:revoke': {
      const ended = await revokeUser(database, command.user);
      return `User ${command.user} had ${countOfSessions(ended)}, and has none now.`;
    }
    case 'users:unlock':
      return (await forgetFailures(database, command.user))
        ? `User ${command.user} may try again.`
        : `There is no user ${command.user}; the failed sign-ins of that name are forgotten.`;
    case 'users:set':
      await setUserState(database, command.user, command.state);
      return `User ${command.user} is ${command.state}.`;
    case 'users:purge':
      await purgeUser(database, command.user);
      return `User ${command.user} is removed.`;
  }
}
