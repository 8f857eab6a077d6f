import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@planetscale/database'
import { sql } from 'kysely'
import { startBridge } from '../../../gateway/bridge/server.ts'
import { parseWithDatabase } from '../../../gateway/database/address.ts'
import { openDatabase } from '../../../gateway/database/database.ts'
import { whyUnreachable } from '../../../gateway/ops/why-unreachable.ts'
import type { PrivateServer } from '../../../scripts/databases/private-server.ts'
import { startMariadb } from '../../../scripts/mariadb/server.ts'
import { databaseSettings } from '../../../shared/config/database.ts'
import { type Authority, type Issued, issue, makeAuthority } from '../../support/certificates.ts'
import { runScript } from '../../support/script.ts'
import { until } from '../../support/until.ts'

const TIMEOUT_MS = 60_000
const directory = mkdtempSync(join(tmpdir(), 'prosperity-tls-'))
const [serverCertificate, serverKey] = [join(directory, 'server.pem'), join(directory, 'server.key')]
let authority: Authority
let stranger: Authority
let client: Issued
let server: PrivateServer
/** The address of the test's own server on 127.0.0.1. */
let plainUrl: string

/** Makes the server present another certificate from now on. */
async function present(issued: Issued): Promise<void> {
  copyFileSync(issued.certificate, serverCertificate)
  copyFileSync(issued.key, serverKey)
  const db = openDatabase({ url: plainUrl, connections: 1 })
  await sql`flush ssl`.execute(db)
  await db.destroy()
}

beforeAll(async () => {
  authority = await makeAuthority(directory, 'authority')
  stranger = await makeAuthority(directory, 'stranger')
  client = await issue(authority, directory, { name: 'client' })
  const good = await issue(authority, directory, { name: 'good', alternatives: 'DNS:localhost,IP:127.0.0.1' })
  copyFileSync(good.certificate, serverCertificate)
  copyFileSync(good.key, serverKey)
  server = await startMariadb({
    directory: join(directory, 'mariadb'),
    database: 'tls',
    durable: false,
    arguments: [`--ssl-ca=${authority.certificate}`, `--ssl-cert=${serverCertificate}`, `--ssl-key=${serverKey}`],
  })
  plainUrl = server.url
}, TIMEOUT_MS)
afterAll(async () => {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
}, TIMEOUT_MS)

/** The cipher of a connection with these settings; empty if it is not encrypted. */
async function cipherBy(environment: Record<string, string>): Promise<string> {
  const settings = parseWithDatabase(databaseSettings, environment)
  if (!settings.ok) throw new Error(settings.problems.map(({ key, expected }) => `${key}: ${expected}`).join())
  const db = openDatabase({ url: settings.value.DATABASE_URL, connections: 1 })
  try {
    const { rows } = await sql<{ Value: string }>`show session status like 'Ssl_cipher'`.execute(db)
    return rows[0]?.Value ?? 'no answer'
  } finally {
    await db.destroy()
  }
}

const whyNot = (environment: Record<string, string>): Promise<string> =>
  cipherBy(environment).then(
    (cipher) => `connected with ${cipher}`,
    (error: Error) => error.message,
  )

describe('an address that asks for TLS', () => {
  test.each([
    'ssl-mode=REQUIRED',
    'sslmode=require',
    'ssl_mode=required',
    'sslMode=REQUIRED',
    'ssl-mode=PREFERRED',
    'tls=skip-verify',
    'sslaccept=accept_invalid_certs',
    'ssl={"rejectUnauthorized":false}',
    'useSSL=true&requireSSL=true',
  ])('?%s is encrypted, whoever the server is', async (query) => {
    expect(await cipherBy({ DATABASE_URL: `${plainUrl}?${query}` })).toStartWith('TLS_')
  })

  test.each([
    'ssl=true',
    'ssl=1',
    'ssl={"rejectUnauthorized":true}',
    'sslaccept=strict',
    'tls=true',
    'sslmode=verify-full',
    'ssl-mode=VERIFY_CA',
  ])('?%s takes only a server whose authority is known', async (query) => {
    const DATABASE_URL = `${plainUrl}?${query}`
    expect(await whyNot({ DATABASE_URL })).toContain("the database's certificate is refused: self signed certificate")
    expect(await cipherBy({ DATABASE_URL, DB_SSL_CA: authority.certificate })).toStartWith('TLS_')
    const wrong = await whyNot({ DATABASE_URL, DB_SSL_CA: stranger.certificate })
    expect(wrong).toContain("the database's certificate is refused")
  })

  test('can do so by keys of the environment alone', async () => {
    const { hostname, port, username, password } = new URL(plainUrl)
    const keys = { DB_HOST: hostname, DB_PORT: port, DB_USER: username, DB_PASSWORD: password, DB_NAME: 'tls' }
    expect(await cipherBy(keys)).toBe('')
    expect(await cipherBy({ ...keys, DB_SSL: 'required' })).toStartWith('TLS_')
    expect(await cipherBy({ ...keys, DB_SSL_CA: authority.certificate })).toStartWith('TLS_')
  })

  test('with a client certificate connects to a server that requires one; without it the server refuses', async () => {
    const db = openDatabase({ url: plainUrl, connections: 1 })
    await sql`create user certified@'127.0.0.1' identified by 'secret-of-tests-1' require x509`.execute(db)
    await db.destroy()
    const DATABASE_URL = Object.assign(new URL(plainUrl), {
      username: 'certified',
      password: 'secret-of-tests-1',
      pathname: '/',
    })
    const own = { DATABASE_URL: `${DATABASE_URL}information_schema`, DB_SSL_CA: authority.certificate }
    expect(await whyNot(own)).toContain('Access denied')
    const pair = { DB_SSL_CERT: client.certificate, DB_SSL_KEY: client.key }
    expect(await cipherBy({ ...own, ...pair })).toStartWith('TLS_')
  })

  test('is used by the bridge and by scripts/migrate', async () => {
    const url = `${plainUrl}?ssl-mode=VERIFY_CA&ssl-ca=${encodeURIComponent(authority.certificate)}`
    const bridge = startBridge({ databaseUrl: url, user: 'edge', password: 'edge-password-of-tests' })
    const answer = await connect({ url: bridge.url }).execute("show session status like 'Ssl_cipher'")
    await bridge.stop()
    expect(answer.rows).toMatchObject([{ Value: expect.stringMatching(/^TLS_/) }])
    const migrated = await runScript('migrate', [], { DATABASE_URL: `${plainUrl}?sslaccept=strict` })
    expect(migrated).toMatchObject({ exitCode: 1, complained: expect.stringContaining('certificate is refused') })
    expect((await runScript('migrate', [], { DATABASE_URL: url })).exitCode).toBe(0)
  })
})

describe('a certificate', () => {
  const strict = () => ({ DATABASE_URL: `${plainUrl}?ssl=true`, DB_SSL_CA: authority.certificate })

  test('for another host is refused, unless the host is not checked', async () => {
    await present(await issue(authority, directory, { name: 'elsewhere', alternatives: 'DNS:db.example' }))
    expect(await whyNot(strict())).toMatch(/certificate is refused: Hostname\/IP does not match/)
    expect(await cipherBy({ ...strict(), DATABASE_URL: `${plainUrl}?ssl-mode=VERIFY_CA` })).toStartWith('TLS_')
  })

  test('that has expired is refused', async () => {
    const expired = await issue(authority, directory, { name: 'expired', alternatives: 'IP:127.0.0.1', days: 0 })
    await present(expired)
    const refused = await until('the certificate has expired', async () => {
      const why = await whyNot(strict())
      return why.startsWith('connected') ? null : why
    })
    expect(refused).toContain("the database's certificate is refused: certificate has expired")
    expect(whyUnreachable(new Error(refused))).toBe('its certificate has expired')
  })
})

describe('a file', () => {
  test.each([
    ['that is missing', 'missing.pem', 'cannot be read (ENOENT)'],
    ['without a certificate', 'empty.pem', 'is not in PEM form'],
    ['that is damaged', 'damaged.pem', 'is damaged'],
  ])('%s keeps the process from starting, with its key named', async (_, name, why) => {
    writeFileSync(join(directory, 'empty.pem'), 'nothing')
    writeFileSync(join(directory, 'damaged.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    const environment = { DATABASE_URL: plainUrl, DB_SSL_CA: join(directory, name) }
    const { exitCode, complained } = await runScript('migrate', [], environment)
    expect(exitCode).toBe(78)
    expect(complained).toContain('DB_SSL_CA')
    expect(complained).toContain(why)
  })
})

test(
  'a server without TLS is refused where TLS is required, and taken where it is preferred',
  async () => {
    const own = join(directory, 'plain')
    const bare = await startMariadb({ directory: own, database: 'plain', durable: false, arguments: ['--skip-ssl'] })
    expect(await whyNot({ DATABASE_URL: `${bare.url}?ssl-mode=REQUIRED` })).toContain(
      'does not support secure connection',
    )
    expect(await cipherBy({ DATABASE_URL: `${bare.url}?ssl-mode=PREFERRED` })).toBe('')
    await bare.stop()
  },
  TIMEOUT_MS,
)
