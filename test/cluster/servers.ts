import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleep } from './program.js';

// Servers of the tests' own: on free ports of the loopback, with their data in a temporary folder, stopped at the end.

/** Where a command is; undefined where there is none. */
export function found(command: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** The Redis server of this machine, or Valkey; undefined where there is none. */
export const redisServer = found('redis-server') ?? found('valkey-server');

/** Where Debian keeps the programs of PostgreSQL, the newest version; elsewhere they are on the path. */
function postgresFolder(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const newest = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  if (newest !== undefined) return join(versions, newest, 'bin');
  const initdb = found('initdb');
  return initdb === undefined ? undefined : join(initdb, '..');
}

/** The folder with the programs of PostgreSQL; undefined where it is not installed. */
export const postgres = postgresFolder();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface Redis {
  readonly url: string;
  /** Has it do a command, and gives the answer. */
  command(name: string, ...words: readonly string[]): Promise<unknown>;
  /** Kills the server. */
  kill(): Promise<void>;
  /** Starts it again over the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Redis with an append-only file, so that it can be killed and started again. */
export async function startRedis(): Promise<Redis> {
  const folder = mkdtempSync(join(tmpdir(), 'solieu-redis-'));
  const port = await freePort();
  let server: ChildProcess;
  const start = async () => {
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--appendonly',
      'yes',
      '--save',
      '',
    ];
    server = spawn(redisServer!, options, { stdio: ['ignore', 'pipe', 'ignore'] });
    const isReady = new Promise<void>((resolve) => {
      server.stdout?.on('data', (data) => {
        if (String(data).includes('eady to accept connections')) resolve();
      });
    });
    await Promise.race([isReady, once(server, 'exit').then(() => Promise.reject(new Error('Redis does not start.')))]);
  };
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exit = once(server, 'exit');
    server.kill('SIGKILL');
    await exit;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    async command(name, ...words) {
      const { Redis } = await import('ioredis');
      const connection = new Redis(port);
      try {
        return await connection.call(name, ...words);
      } finally {
        connection.disconnect();
      }
    },
    kill,
    restart: start,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Stands between the program and Redis. */
export interface Middleman {
  readonly url: string;
  /** Hands nothing on any more for the connections that there are, without closing them. */
  silence(): void;
  /** Hands on to another server what is connected from now on; old connections stay where they are. */
  leadTo(url: string): void;
  stop(): void;
}

/** Hands connections on to a server; the one of a number (from 1) breaks while it is being made, or never has an answer. */
export async function middleman(
  to: string,
  broken?: { readonly number: number; readonly when: 'at once' | 'at the first answer' | 'never' },
): Promise<Middleman> {
  let goal = new URL(to);
  const pairs: { readonly from: Socket; readonly server: Socket }[] = [];
  let made = 0;
  const proxy = createServer((from) => {
    const isBroken = ++made === broken?.number;
    if (isBroken && broken?.when === 'at once') {
      from.destroy();
      return;
    }
    const server = connect(Number(goal.port), goal.hostname);
    const both = [from, server];
    for (const socket of both) {
      socket.on('error', () => undefined).on('close', () => both.forEach((one) => void one.destroy()));
    }
    pairs.push({ from, server });
    from.pipe(server);
    if (!isBroken) server.pipe(from);
    else if (broken?.when === 'at the first answer') server.once('data', () => from.destroy());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port: own } = proxy.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${own}`,
    silence() {
      for (const { from, server } of pairs) {
        from.unpipe(server).pause();
        server.unpipe(from).pause();
      }
    },
    leadTo(url) {
      goal = new URL(url);
    },
    stop() {
      proxy.close();
      for (const { from } of pairs) from.destroy();
    },
  };
}

export interface Postgres {
  /** Runs statements of psql in a folder, and gives what they print, without headers. */
  psql(script: string, cwd: string, database: string): string;
  /** What tells psql where the server is. */
  environment(database: string): NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Starts PostgreSQL. It refuses to be run by root, which then hands over to the user postgres that Debian makes. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'solieu-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chmodSync(folder, 0o755);
    chownSync(data, id('-u'), id('-g'));
  }
  const as = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];
  const command = (name: string, ...args: string[]) => {
    const [file, ...more] = [...as, join(postgres!, name), ...args];
    return [file!, more] as const;
  };
  const quiet = { stdio: 'ignore', cwd: data } as const;
  execFileSync(...command('initdb', '-D', data, '-U', 'solieu', '-A', 'trust', '-E', 'UTF8', '--no-sync'), quiet);
  const port = String(await freePort());
  const options = ['-D', data, '-p', port, '-k', data, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'];
  const server = spawn(...command('postgres', ...options), quiet);
  const environment = (database: string) => {
    const address = { PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'solieu', PGDATABASE: database };
    return { ...process.env, ...address, PATH: `${postgres}:${process.env['PATH']}` };
  };
  for (let tries = 0; ; tries++) {
    try {
      execFileSync(join(postgres!, 'pg_isready'), { stdio: 'ignore', env: environment('postgres') });
      break;
    } catch (error) {
      if (tries === 200 || server.exitCode !== null) throw error;
      await sleep(50);
    }
  }
  return {
    environment,
    psql: (script, cwd, database) =>
      execFileSync(join(postgres!, 'psql'), ['-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1'], {
        input: script,
        env: environment(database),
        encoding: 'utf8',
        cwd,
        maxBuffer: 2 ** 28,
      }),
    async stop() {
      const exit = once(server, 'exit');
      server.kill('SIGINT'); // fast: connections are cut
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
