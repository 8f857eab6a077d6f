/** How a connection to MySQL is encrypted, by the names of MySQL's own client, the strictest last. */
export const TLS_MODES = ['DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const
type TlsMode = (typeof TLS_MODES)[number]

/** TLS settings. `ca`, `cert` and `key` are paths of PEM files, or PEM text. */
export interface DatabaseTls {
  /** REQUIRED encrypts without checking the certificate; VERIFY_CA checks all but the host name. */
  mode: TlsMode
  ca: string | null
  cert: string | null
  key: string | null
}

/** mysql2's name for the certificate authorities of Amazon's databases. */
export const AMAZON_PROFILE = 'Amazon RDS'

/** What the parameters read so far request. */
export interface TlsRequest {
  /** Every mode that a parameter names. */
  modes: Set<TlsMode>
  /** A parameter turns on TLS without naming a mode. */
  on: boolean
  /** A parameter turns off the check of certificates. */
  unverified: boolean
  ca?: string
  cert?: string
  key?: string
  /** `sslcert`: the client's certificate in libpq and Rails, the authority in Prisma. The other parameters decide. */
  either?: string
  prisma?: boolean
}

const YES = /^(?:true|1|yes|on|enabled?)$/i
const NO = /^(?:false|0|no|off|disabled?)$/i

/** The modes by the names that drivers and tools give them. */
const MODE_OF: Readonly<Record<string, TlsMode>> = {
  disabled: 'DISABLED',
  disable: 'DISABLED',
  preferred: 'PREFERRED',
  prefer: 'PREFERRED',
  allow: 'PREFERRED',
  required: 'REQUIRED',
  require: 'REQUIRED',
  trust: 'REQUIRED',
  skipverify: 'REQUIRED',
  verifyca: 'VERIFY_CA',
  verifyidentity: 'VERIFY_IDENTITY',
  verifyfull: 'VERIFY_IDENTITY',
  strict: 'VERIFY_IDENTITY',
}

/** A name without case and separators: `ssl_mode`, `sslMode` and `ssl-mode` become the same. */
export const plain = (text: string): string => text.toLowerCase().replace(/[-_\s]/g, '')

/** Reads a parameter's value. @returns whether the value is known */
type Reader = (value: string, request: TlsRequest) => boolean

const addMode = (request: TlsRequest, mode: TlsMode): true => {
  request.modes.add(mode)
  return true
}

/** A parameter that is on or off. */
const flag =
  (yes: (request: TlsRequest) => void, no: (request: TlsRequest) => void = () => {}): Reader =>
  (value, request) => {
    if (YES.test(value)) yes(request)
    else if (NO.test(value)) no(request)
    else return false
    return true
  }

const turnOn = (request: TlsRequest): true => {
  request.on = true
  return true
}
const turnOff = (request: TlsRequest): true => addMode(request, 'DISABLED')
const skipVerification = (request: TlsRequest): true => {
  request.unverified = true
  return true
}
const ask =
  (mode: TlsMode) =>
  (request: TlsRequest): true =>
    addMode(request, mode)

const mode: Reader = (value, request) => {
  if (YES.test(value)) return turnOn(request)
  if (NO.test(value)) return turnOff(request)
  const asked = MODE_OF[plain(value)]
  return asked !== undefined && addMode(request, asked)
}

const file =
  (which: 'ca' | 'cert' | 'key' | 'either'): Reader =>
  (value, request) => {
    if (value === '' || (request[which] !== undefined && request[which] !== value)) return false
    request[which] = value
    return true
  }

/** Prisma's `sslaccept`, which PlanetScale's addresses have too. */
const accept: Reader = (value, request) => {
  request.prisma = true
  if (plain(value) === 'acceptinvalidcerts') return skipVerification(request)
  return plain(value) === 'strict' && addMode(request, 'VERIFY_IDENTITY')
}

/** mysql2's `ssl`: a word, a profile, or its options as JSON. */
const ssl: Reader = (value, request) => {
  if (value === AMAZON_PROFILE) return addMode(request, 'VERIFY_CA') && file('ca')(value, request)
  return value.startsWith('{') ? sslJson(value, request) : mode(value, request)
}

function sslJson(value: string, request: TlsRequest): boolean {
  const options: unknown = parseJson(value)
  if (typeof options !== 'object' || options === null) return false
  turnOn(request)
  return Object.entries(options).every(([name, option]: [string, unknown]) => {
    const text = Array.isArray(option) ? option.join('\n') : String(option)
    if (name === 'ca' || name === 'cert' || name === 'key') return file(name)(text, request)
    if (name === 'rejectUnauthorized') return flag(turnOn, skipVerification)(text, request)
    return name === 'verifyIdentity' && flag(ask('VERIFY_IDENTITY'), ask('VERIFY_CA'))(text, request)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Every known parameter, by its plain name. */
export const READERS: Readonly<Record<string, Reader>> = {
  // MySQL's own client, libpq, Rails and JDBC.
  sslmode: mode,
  ssl,
  sslca: file('ca'),
  sslrootcert: (value, request) => (value === 'system' ? turnOn(request) : file('ca')(value, request)),
  serversslcert: file('ca'),
  sslcert: file('either'),
  sslkey: file('key'),
  sslverifyservercert: flag(ask('VERIFY_IDENTITY'), skipVerification),
  sslverify: flag(ask('VERIFY_IDENTITY'), skipVerification),
  // Go.
  tls: mode,
  // Prisma.
  sslaccept: accept,
  // JDBC. `useSSL=true` and `requireSSL=true` always encrypt, also where JDBC itself would fall back to clear text.
  usessl: flag(ask('REQUIRED'), turnOff),
  requiressl: flag(ask('REQUIRED')),
  verifyservercertificate: flag(ask('VERIFY_CA'), skipVerification),
  trustservercertificate: flag(skipVerification),
  sslclientcert: file('cert'),
  // Python.
  ssldisabled: flag(turnOff),
  sslverifycert: flag(ask('VERIFY_CA'), skipVerification),
  sslverifyidentity: flag(ask('VERIFY_IDENTITY'), ask('VERIFY_CA')),
  // mysql2's option beside its `ssl`.
  rejectunauthorized: flag(turnOn, skipVerification),
}
