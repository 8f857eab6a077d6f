import { join } from 'node:path'

const ROOT = join(import.meta.dir, '../..')

export interface Ended {
  exitCode: number
  /** Its standard output. */
  said: string
  /** Its standard error. */
  complained: string
}

/** Runs a program with this environment alone. */
export async function runFile(
  path: string,
  words: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  // An empty value counts as absent, and replaces the value of a .env file.
  const emptied = Object.fromEntries(SETTINGS.map((key) => [key, '']))
  const child = Bun.spawn([path, ...words], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...emptied, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said, complained] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()])
  return { exitCode: await child.exited, said, complained }
}

/** Runs scripts/NAME. */
export const runScript = (
  name: string,
  words: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> => runFile(join(ROOT, 'scripts', name), words, environment)

const SETTINGS = [
  ...['ENV', 'BOT_TOKEN', 'DISCORD_APPLICATION_ID', 'DISCORD_API_URL', 'DEVGUILD_ID', 'WHITELABEL_TOKEN_KEYS'],
  ...['DATABASE_URL', 'DB_HOST', 'DB_PORT', 'DB_USER', 'DB_PASSWORD', 'DB_NAME'],
  ...['DB_SSL', 'DB_SSL_CA', 'DB_SSL_CERT', 'DB_SSL_KEY'],
]
