import { type DatabaseTls, plain, READERS, TLS_MODES, type TlsRequest } from './tls-parameters.ts'

/** The TLS settings, or a sentence part about a wrong parameter. It has the parameter's name, never its value. */
export type ReadTls = { ok: true; tls: DatabaseTls | null } | { ok: false; problem: string }

const KNOWN = 'ssl-mode, ssl-ca, ssl-cert and ssl-key are known'

/** A parameter's name for a message. Text that does not look like a name is hidden, because it may be part of a password. */
const shown = (name: string): string => (/^[\w.-]{1,40}$/.test(name) ? `"${name}"` : 'one')

/**
 * Reads TLS settings from the parameters of an address. An unknown parameter is a problem, never ignored.
 * @param parameters decoded names and values
 */
export function readTls(parameters: readonly (readonly [name: string, value: string])[]): ReadTls {
  const request: TlsRequest = { modes: new Set(), on: false, unverified: false }
  for (const [name, value] of parameters) {
    const read = Object.hasOwn(READERS, plain(name)) ? READERS[plain(name)] : undefined
    if (read === undefined) return { ok: false, problem: `without the parameter ${shown(name)} (${KNOWN})` }
    if (!read(value, request)) return { ok: false, problem: `with another value of the parameter ${shown(name)}` }
  }
  return decide(request)
}

function decide(request: TlsRequest): ReadTls {
  const { modes, unverified, key } = request
  // In libpq and Rails, `sslcert` is the client's certificate and has a key. In Prisma it is the authority and has none.
  const isClient = key !== undefined && request.either !== undefined && !request.prisma
  const cert = request.cert ?? (isClient ? request.either : undefined)
  const ca = request.ca ?? (isClient ? undefined : request.either)
  if ((cert === undefined) !== (key === undefined)) {
    return { ok: false, problem: 'with both ssl-cert and ssl-key, or neither' }
  }
  const given = { ca: ca ?? null, cert: cert ?? null, key: key ?? null }
  const on = request.on || unverified || ca !== undefined || cert !== undefined
  const strictest = TLS_MODES.findLast((known) => modes.has(known))
  if (strictest === undefined && !on) return { ok: true, tls: null }
  if (modes.has('DISABLED')) {
    if (modes.size > 1 || request.on || unverified)
      return { ok: false, problem: 'without parameters that contradict each other' }
    return { ok: true, tls: { mode: 'DISABLED', ca: null, cert: null, key: null } }
  }
  if (unverified) {
    const asksMore = strictest === 'VERIFY_CA' || strictest === 'VERIFY_IDENTITY'
    if (asksMore) return { ok: false, problem: 'without parameters that contradict each other' }
    return { ok: true, tls: { ...given, mode: 'REQUIRED' } }
  }
  // Naming an authority means that certificates must be verified.
  const isLoose = strictest === 'PREFERRED' || strictest === 'REQUIRED'
  return {
    ok: true,
    tls: { ...given, mode: isLoose && ca !== undefined ? 'VERIFY_CA' : (strictest ?? 'VERIFY_IDENTITY') },
  }
}

/** A query string's parameters, decoded; null where it cannot be decoded. */
export function parametersOf(query: string): (readonly [string, string])[] | null {
  try {
    return query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', ...rest] = part.replaceAll('+', ' ').split('=')
        return [decodeURIComponent(name), decodeURIComponent(rest.join('='))] as const
      })
  } catch {
    return null
  }
}

/** TLS settings as parameters of an address, in the one spelling that Prosperity uses. */
const tlsQuery = ({ mode: tlsMode, ca, cert, key }: DatabaseTls): string =>
  Object.entries({ 'ssl-mode': tlsMode, 'ssl-ca': ca, 'ssl-cert': cert, 'ssl-key': key })
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&')

type TlsKey = 'DB_SSL' | 'DB_SSL_CA' | 'DB_SSL_CERT' | 'DB_SSL_KEY'

/** The parameter that each key of the environment stands for. */
const PARAMETER_OF: Readonly<Record<TlsKey, string>> = {
  DB_SSL: 'ssl',
  DB_SSL_CA: 'ssl-ca',
  DB_SSL_CERT: 'ssl-client-cert',
  DB_SSL_KEY: 'ssl-key',
}

/** An address with its TLS settings, or the key that is wrong and a description of what it should be. */
export type SecuredAddress = { ok: true; url: string } | { ok: false; key: TlsKey | 'DATABASE_URL'; expected: string }

/**
 * Joins the parameters of a MySQL address with the `DB_SSL` keys of the environment, in one spelling.
 * @param url `mysql://user:password@host:port/name`, with or without parameters
 */
export function securedAddress(
  url: string,
  keys: Readonly<Partial<Record<TlsKey, string | undefined>>>,
): SecuredAddress {
  const [address = '', query = ''] = url.split(/\?(.*)/s)
  const own = parametersOf(query)
  const alone = own === null ? null : readTls(own)
  const inAddress = (problem: string) =>
    ({ ok: false, key: 'DATABASE_URL', expected: `an address ${problem}` }) as const
  if (own === null || alone === null) return inAddress('with parameters that can be decoded')
  if (!alone.ok) return inAddress(alone.problem)
  if (keys.DB_SSL !== undefined && !readTls([[PARAMETER_OF.DB_SSL, keys.DB_SSL]]).ok) {
    return { ok: false, key: 'DB_SSL', expected: `one of ${TLS_MODES.join(', ')}` }
  }
  // The keys of `PARAMETER_OF` are exactly those of `TlsKey`.
  const names = Object.keys(PARAMETER_OF) as TlsKey[]
  const given = names.flatMap((key) => (keys[key] === undefined ? [] : [[PARAMETER_OF[key], keys[key]] as const]))
  const both = readTls([...own, ...given])
  if (both.ok) return { ok: true, url: both.tls === null ? address : `${address}?${tlsQuery(both.tls)}` }
  const key = names.find((name) => keys[name] !== undefined) ?? 'DATABASE_URL'
  return { ok: false, key, expected: `given ${both.problem}` }
}
