import { describe, expect, test } from 'bun:test'
import { databaseSettings } from '../../../shared/config/database.ts'
import { describeProblems, parseEnvironment } from '../../../shared/config/environment.ts'

const ADDRESS = 'mysql://a:hunter22@c/d'

/** The result of an environment: the address's parameters, or the problem. */
function read(environment: Record<string, string>): string {
  const parsed = parseEnvironment(databaseSettings, environment)
  if (!parsed.ok) return describeProblems(parsed.problems)
  return decodeURIComponent(parsed.value.DATABASE_URL.slice(ADDRESS.length + 1))
}
const query = (text: string): string => read({ DATABASE_URL: `${ADDRESS}?${text}` })

describe('a spelling of TLS', () => {
  test.each([
    // MySQL's own client, Rails and SQLAlchemy.
    ['ssl-mode=DISABLED', 'DISABLED'],
    ['ssl-mode=PREFERRED', 'PREFERRED'],
    ['ssl-mode=REQUIRED', 'REQUIRED'],
    ['ssl-mode=VERIFY_CA', 'VERIFY_CA'],
    ['ssl-mode=VERIFY_IDENTITY', 'VERIFY_IDENTITY'],
    ['ssl_mode=verify_identity', 'VERIFY_IDENTITY'],
    ['SSL-MODE=required', 'REQUIRED'],
    // libpq.
    ['sslmode=disable', 'DISABLED'],
    ['sslmode=allow', 'PREFERRED'],
    ['sslmode=prefer', 'PREFERRED'],
    ['sslmode=require', 'REQUIRED'],
    ['sslmode=verify-ca', 'VERIFY_CA'],
    ['sslmode=verify-full', 'VERIFY_IDENTITY'],
    ['sslmode=verify-full&sslrootcert=system', 'VERIFY_IDENTITY'],
    // mysql2.
    ['ssl=true', 'VERIFY_IDENTITY'],
    ['ssl=1', 'VERIFY_IDENTITY'],
    ['ssl=false', 'DISABLED'],
    ['ssl={}', 'VERIFY_IDENTITY'],
    ['ssl={"rejectUnauthorized":true}', 'VERIFY_IDENTITY'],
    ['ssl=%7B%22rejectUnauthorized%22%3Atrue%7D', 'VERIFY_IDENTITY'],
    ['ssl={"rejectUnauthorized":false}', 'REQUIRED'],
    ['ssl={"rejectUnauthorized":true,"verifyIdentity":false}', 'VERIFY_CA'],
    ['ssl=true&rejectUnauthorized=false', 'REQUIRED'],
    ['ssl=Amazon%20RDS', 'VERIFY_CA&ssl-ca=Amazon RDS'],
    // Prisma and PlanetScale.
    ['sslaccept=strict', 'VERIFY_IDENTITY'],
    ['sslaccept=accept_invalid_certs', 'REQUIRED'],
    ['sslaccept=strict&sslcert=/etc/ca.pem', 'VERIFY_IDENTITY&ssl-ca=/etc/ca.pem'],
    // Go.
    ['tls=true', 'VERIFY_IDENTITY'],
    ['tls=false', 'DISABLED'],
    ['tls=skip-verify', 'REQUIRED'],
    ['tls=preferred', 'PREFERRED'],
    // JDBC.
    ['useSSL=true', 'REQUIRED'],
    ['useSSL=false', 'DISABLED'],
    ['useSSL=true&requireSSL=true', 'REQUIRED'],
    ['useSSL=true&requireSSL=true&verifyServerCertificate=true', 'VERIFY_CA'],
    ['useSSL=true&requireSSL=true&verifyServerCertificate=false', 'REQUIRED'],
    ['sslMode=VERIFY_CA', 'VERIFY_CA'],
    ['sslMode=trust', 'REQUIRED'],
    ['sslMode=verify-full&serverSslCert=/etc/ca.pem', 'VERIFY_IDENTITY&ssl-ca=/etc/ca.pem'],
    // Files.
    ['ssl-ca=/etc/ca.pem', 'VERIFY_IDENTITY&ssl-ca=/etc/ca.pem'],
    ['ssl-mode=REQUIRED&ssl-ca=/etc/ca.pem', 'VERIFY_CA&ssl-ca=/etc/ca.pem'],
    ['ssl-cert=/c&ssl-key=/k', 'VERIFY_IDENTITY&ssl-cert=/c&ssl-key=/k'],
    ['sslmode=require&sslcert=/c&sslkey=/k&sslrootcert=/r', 'VERIFY_CA&ssl-ca=/r&ssl-cert=/c&ssl-key=/k'],
  ])('?%s means %s', (text, mode) => {
    expect(query(text)).toBe(`ssl-mode=${mode}`)
  })

  test('in the output is read as the same settings again', () => {
    const once = parseEnvironment(databaseSettings, { DATABASE_URL: `${ADDRESS}?sslcert=/c&sslkey=/k&ssl=1` })
    if (!once.ok) throw new Error('this address is one')
    expect(parseEnvironment(databaseSettings, once.value)).toEqual(once)
  })
})

describe('an unknown parameter is refused by its name', () => {
  test.each([
    ['multipleStatements=true', 'multipleStatements'],
    ['connection_limit=5', 'connection_limit'],
    ['ssl-mod=REQUIRED', 'ssl-mod'],
    ['ssl-mode=MAYBE', 'ssl-mode'],
    ['ssl-mode=', 'ssl-mode'],
    ['ssl-mode', 'ssl-mode'],
    ['ssl={"minVersion":"TLSv1.3"}', 'ssl'],
    ['ssl={broken', 'ssl'],
    ['tls=custom', 'tls'],
    ['sslaccept=maybe', 'sslaccept'],
    ['sslidentity=/p12', 'sslidentity'],
    ['constructor=1', 'constructor'],
    ['ssl-mode=DISABLED&ssl=true', 'contradict'],
    ['ssl-mode=VERIFY_CA&rejectUnauthorized=false', 'contradict'],
    ['ssl-key=/k', 'ssl-cert and ssl-key'],
    ['ssl-ca=/a&sslrootcert=/b', 'sslrootcert'],
    ['ssl=%E0%A4%A', 'decoded'],
  ])('?%s', (text, named) => {
    const complaint = query(text)
    expect(complaint).toContain('DATABASE_URL')
    expect(complaint).toContain(named)
  })

  test('and the message never has a value or a possible part of a password', () => {
    expect(query('ssl-mode=hunter2')).not.toContain('hunter2')
    expect(query('p@ss,word!=1')).not.toContain('ss,word')
  })
})

describe('the keys beside the address', () => {
  test('have the same effect as parameters', () => {
    expect(read({ DATABASE_URL: ADDRESS, DB_SSL: 'verify-ca' })).toBe('ssl-mode=VERIFY_CA')
    const files = { DB_SSL_CA: '/ca', DB_SSL_CERT: '/c', DB_SSL_KEY: '/k' }
    expect(read({ DATABASE_URL: ADDRESS, ...files })).toBe('ssl-mode=VERIFY_IDENTITY&ssl-ca=/ca&ssl-cert=/c&ssl-key=/k')
    const parts = { DB_USER: 'a', DB_PASSWORD: 'hunter22', DB_HOST: 'c', DB_NAME: 'd' }
    expect(read({ ...parts, DB_SSL: 'REQUIRED' })).toEndWith('ssl-mode=REQUIRED')
  })

  test('add to the address’s parameters, and must not contradict them', () => {
    expect(read({ DATABASE_URL: `${ADDRESS}?ssl=1`, DB_SSL_CA: '/ca' })).toBe('ssl-mode=VERIFY_IDENTITY&ssl-ca=/ca')
    expect(read({ DATABASE_URL: `${ADDRESS}?ssl=1`, DB_SSL: 'DISABLED' })).toContain('DB_SSL ')
    expect(read({ DATABASE_URL: ADDRESS, DB_SSL: 'perhaps' })).toContain(
      'one of DISABLED, PREFERRED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY',
    )
    expect(read({ DATABASE_URL: ADDRESS, DB_SSL_CERT: '/c' })).toContain('DB_SSL_CERT')
  })
})
