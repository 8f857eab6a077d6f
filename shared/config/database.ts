import * as v from 'valibot'
import { securedAddress } from './database-tls.ts'
import { canBeToldApart, passwordCanBeToldApart, SECRET_EXPECTED } from './secrets.ts'

const optionalText = v.optional(v.string())

/**
 * The settings of the connection to MySQL: `DATABASE_URL`, or the five `DB_` keys instead, with TLS settings in the address
 * or in the `DB_SSL` keys. The output is one address, with the TLS settings in one spelling.
 */
export const databaseSettings = v.pipe(
  v.object({
    DATABASE_URL: optionalText,
    DB_HOST: optionalText,
    DB_PORT: optionalText,
    DB_USER: optionalText,
    DB_PASSWORD: optionalText,
    DB_NAME: optionalText,
    DB_SSL: optionalText,
    DB_SSL_CA: optionalText,
    DB_SSL_CERT: optionalText,
    DB_SSL_KEY: optionalText,
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const given = dataset.value
    const refuse = (key: keyof typeof given, expected: string): void =>
      addIssue({
        message: expected,
        path: [{ type: 'object', origin: 'value', input: given, key, value: undefined }],
      })

    const secured = (url: string): { DATABASE_URL: string } | typeof NEVER => {
      const address = securedAddress(url, given)
      if (address.ok) return { DATABASE_URL: address.url }
      refuse(address.key, address.expected)
      return NEVER
    }

    if (given.DATABASE_URL !== undefined) {
      if (isMysqlUrl(given.DATABASE_URL) && !passwordCanBeToldApart(given.DATABASE_URL)) {
        refuse('DATABASE_URL', `an address whose password has ${SECRET_EXPECTED}`)
        return NEVER
      }
      if (isMysqlUrl(given.DATABASE_URL)) return secured(given.DATABASE_URL)
      refuse('DATABASE_URL', 'mysql://user:password@host:port/name, with special characters percent-encoded')
      return NEVER
    }
    const { DB_HOST: host, DB_PORT: port = '3306', DB_USER: user, DB_NAME: name, DB_PASSWORD: password = '' } = given
    const portIsFine = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535
    if (host === undefined) refuse('DB_HOST', "the database's host name (or set DATABASE_URL instead)")
    if (user === undefined) refuse('DB_USER', "the database user's name (or set DATABASE_URL instead)")
    if (name === undefined) refuse('DB_NAME', "the database's name (or set DATABASE_URL instead)")
    const passwordIsFine = password === '' || canBeToldApart(password)
    if (!passwordIsFine) refuse('DB_PASSWORD', SECRET_EXPECTED)
    if (!portIsFine) refuse('DB_PORT', 'a port, from 1 to 65535')
    if (host === undefined || user === undefined || name === undefined || !portIsFine || !passwordIsFine) return NEVER

    const [userPart, passwordPart, namePart] = [user, password, name].map(encodeURIComponent)
    const hostPart = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
    const url = `mysql://${userPart}:${passwordPart}@${hostPart}:${port}/${namePart}`
    if (isMysqlUrl(url)) return secured(url)
    refuse('DB_HOST', "the database's host name or IP address, without a scheme or a path")
    return NEVER
  }),
)

/** Checks an address by pattern, because `shared` has no runtime's `URL`. */
const MYSQL_URL =
  /^mysql:\/\/[^\s:@/?#]+(:[^\s:@/?#]*)?@(\[[\da-f:.]+\]|[^\s:@/?#[\]]+)(:\d{1,5})?\/[^\s/?#]+(\?[^\s#]*)?$/i

const isMysqlUrl = (text: string): boolean => MYSQL_URL.test(text)
