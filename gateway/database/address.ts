import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { ConnectionOptions, SslOptions } from 'mysql2'
import type { GenericSchema, InferOutput } from 'valibot'
import { parametersOf, readTls } from '../../shared/config/database-tls.ts'
import { type Parsed, parseEnvironment } from '../../shared/config/environment.ts'
import { AMAZON_PROFILE, type DatabaseTls } from '../../shared/config/tls-parameters.ts'

/** A certificate or key file, named by the database's address, cannot be used. The message holds the path, never the content. */
class UnusableFile extends Error {}

const WHAT = { ca: 'certificate authority', cert: 'client certificate', key: "client certificate's key" } as const

/**
 * mysql2's options for connecting to an address.
 * @param url `mysql://user:password@host:port/name?parameters`, with the parameters of `readTls`
 * @throws UnusableFile, or an Error that names an unknown parameter
 */
export function connectionOptions(url: string): ConnectionOptions {
  const { hostname, port, username, password, pathname, search } = new URL(url)
  const read = readTls(parametersOf(search.slice(1)) ?? [['?', '']])
  if (!read.ok) throw new Error(`the database's address should be one ${read.problem}`)
  const ssl = sslOptions(read.tls)
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(ssl === null ? {} : { ssl }),
  }
}

/** Whether an address allows an unencrypted connection to a server without TLS. */
export const fallsBackToClearText = (url: string): boolean => /[?&]ssl-mode=PREFERRED(&|$)/.test(url)

function sslOptions(tls: DatabaseTls | null): SslOptions | string | null {
  if (tls === null || tls.mode === 'DISABLED') return null
  if (tls.ca === AMAZON_PROFILE) return AMAZON_PROFILE
  const files = {
    ...(tls.ca === null ? {} : { ca: pemOf('ca', tls.ca) }),
    ...(tls.cert === null ? {} : { cert: pemOf('cert', tls.cert) }),
    ...(tls.key === null ? {} : { key: pemOf('key', tls.key) }),
  }
  checkPair(files)
  return {
    ...files,
    rejectUnauthorized: tls.mode === 'VERIFY_CA' || tls.mode === 'VERIFY_IDENTITY',
    verifyIdentity: tls.mode === 'VERIFY_IDENTITY',
  }
}

function pemOf(which: keyof typeof WHAT, given: string): string {
  if (given.includes('-----BEGIN ')) return given
  const pem = readOrExplain(which, given)
  if (pem.includes('-----BEGIN ')) return pem
  throw new UnusableFile(`the ${WHAT[which]} ${given} is not in PEM form`)
}

function readOrExplain(which: keyof typeof WHAT, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new UnusableFile(`the ${WHAT[which]} ${path} cannot be read${code}`)
  }
}

function checkPair(files: { ca?: string; cert?: string; key?: string }): void {
  try {
    createSecureContext(files)
  } catch {
    const what = files.cert === undefined ? WHAT.ca : `${WHAT.ca}, ${WHAT.cert} or ${WHAT.key}`
    throw new UnusableFile(`the database's ${what} is damaged, or key and certificate do not belong together`)
  }
}

/**
 * Reads a process's settings as `parseEnvironment` does, and also reads the TLS files that they name, so that an unusable
 * file is reported at the start like any other bad setting.
 */
export function parseWithDatabase<const Schema extends GenericSchema<unknown, { DATABASE_URL: string }>>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): Parsed<InferOutput<Schema>> {
  const parsed = parseEnvironment(schema, environment)
  if (!parsed.ok) return parsed
  try {
    connectionOptions(parsed.value.DATABASE_URL)
    return parsed
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error
    const key = ['DB_SSL_CA', 'DB_SSL_CERT', 'DB_SSL_KEY'].find((name) => environment[name]) ?? 'DATABASE_URL'
    const expected = `given usable files: ${error.message}`
    return { ok: false, problems: [{ key, expected, given: 'something else' }] }
  }
}
