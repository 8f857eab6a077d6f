import { type DatabaseTls, plain, READERS, TLS_MODES, type Wishes } from './tls-parameters.ts'

/** @param problem what is wrong with a parameter, with its name and never its value */
export type ReadTls = { ok: true; tls: DatabaseTls | null } | { ok: false; problem: string }

const KNOWN = 'ssl-mode, ssl-ca, ssl-cert and ssl-key are known'

/** A parameter's name is shown where it looks like one; anything else may be part of a password. */
const shown = (name: string): string => (/^[\w.-]{1,40}$/.test(name) ? `"${name}"` : 'one')

/**
 * What the parameters of an address ask for. Nothing is passed over: what is not understood is a problem.
 * @param parameters decoded
 */
export function readTls(parameters: readonly (readonly [name: string, value: string])[]): ReadTls {
  const wishes: Wishes = { modes: new Set(), on: false, lax: false }
  for (const [name, value] of parameters) {
    const read = Object.hasOwn(READERS, plain(name)) ? READERS[plain(name)] : undefined
    if (read === undefined) return { ok: false, problem: `without the parameter ${shown(name)} (${KNOWN})` }
    if (!read(value, wishes)) return { ok: false, problem: `with another value of the parameter ${shown(name)}` }
  }
  return decide(wishes)
}

function decide(wishes: Wishes): ReadTls {
  const { modes, lax, key } = wishes
  // libpq's and Rails' comes with a key; Prisma's, which names the authority, without one.
  const isClient = key !== undefined && wishes.either !== undefined && !wishes.prisma
  const cert = wishes.cert ?? (isClient ? wishes.either : undefined)
  const ca = wishes.ca ?? (isClient ? undefined : wishes.either)
  if ((cert === undefined) !== (key === undefined)) {
    return { ok: false, problem: 'with both ssl-cert and ssl-key, or neither' }
  }
  const given = { ca: ca ?? null, cert: cert ?? null, key: key ?? null }
  const on = wishes.on || lax || ca !== undefined || cert !== undefined
  const strictest = TLS_MODES.findLast((known) => modes.has(known))
  if (strictest === undefined && !on) return { ok: true, tls: null }
  if (modes.has('DISABLED')) {
    if (modes.size > 1 || wishes.on || lax)
      return { ok: false, problem: 'without parameters that contradict each other' }
    return { ok: true, tls: { mode: 'DISABLED', ca: null, cert: null, key: null } }
  }
  if (lax) {
    const asksMore = strictest === 'VERIFY_CA' || strictest === 'VERIFY_IDENTITY'
    if (asksMore) return { ok: false, problem: 'without parameters that contradict each other' }
    return { ok: true, tls: { ...given, mode: 'REQUIRED' } }
  }
  // An authority that is named is asked.
  const isLoose = strictest === 'PREFERRED' || strictest === 'REQUIRED'
  return {
    ok: true,
    tls: { ...given, mode: isLoose && ca !== undefined ? 'VERIFY_CA' : (strictest ?? 'VERIFY_IDENTITY') },
  }
}

/** A query string's parameters, decoded. Null where it cannot be read. */
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

/** The same as parameters of an address, in one spelling. */
const tlsQuery = ({ mode: tlsMode, ca, cert, key }: DatabaseTls): string =>
  Object.entries({ 'ssl-mode': tlsMode, 'ssl-ca': ca, 'ssl-cert': cert, 'ssl-key': key })
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&')

type TlsKey = 'DB_SSL' | 'DB_SSL_CA' | 'DB_SSL_CERT' | 'DB_SSL_KEY'

/** The parameters that the keys of the environment stand for. */
const PARAMETER_OF: Readonly<Record<TlsKey, string>> = {
  DB_SSL: 'ssl',
  DB_SSL_CA: 'ssl-ca',
  DB_SSL_CERT: 'ssl-client-cert',
  DB_SSL_KEY: 'ssl-key',
}

export type SecuredAddress = { ok: true; url: string } | { ok: false; key: TlsKey | 'DATABASE_URL'; expected: string }

/** An address of MySQL whose parameters, and the keys beside it, are in one spelling. */
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
  // Its keys are those of `TlsKey`.
  const names = Object.keys(PARAMETER_OF) as TlsKey[]
  const given = names.flatMap((key) => (keys[key] === undefined ? [] : [[PARAMETER_OF[key], keys[key]] as const]))
  const both = readTls([...own, ...given])
  if (both.ok) return { ok: true, url: both.tls === null ? address : `${address}?${tlsQuery(both.tls)}` }
  const key = names.find((name) => keys[name] !== undefined) ?? 'DATABASE_URL'
  return { ok: false, key, expected: `given ${both.problem}` }
}
