/** How a connection to MySQL is secured, in the words of MySQL's own client. */
export const TLS_MODES = ['DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const
type TlsMode = (typeof TLS_MODES)[number]

/** `ca`, `cert` and `key` are paths of PEM files, or PEM text. */
export interface DatabaseTls {
  /** REQUIRED encrypts without looking at the certificate; VERIFY_CA leaves out only the host name. */
  mode: TlsMode
  ca: string | null
  cert: string | null
  key: string | null
}

/** mysql2's own name for the certificates of Amazon's databases. */
export const AMAZON_PROFILE = 'Amazon RDS'

/** What an address's parameters ask for, as far as they have been read. */
export interface Wishes {
  /** Every mode that is asked for in so many words. */
  modes: Set<TlsMode>
  /** Somebody asks for TLS and leaves open how strict. */
  on: boolean
  /** Somebody says not to look at certificates. */
  lax: boolean
  ca?: string
  cert?: string
  key?: string
  /** libpq's and Rails' client certificate, or Prisma's certificate authority: which of them, the rest says. */
  either?: string
  prisma?: boolean
}

const YES = /^(?:true|1|yes|on|enabled?)$/i
const NO = /^(?:false|0|no|off|disabled?)$/i

/** Drivers and tools write the same modes in many ways. */
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

/** A name or a word without what spellings differ in: `ssl_mode`, `sslMode` and `ssl-mode` are one. */
export const plain = (text: string): string => text.toLowerCase().replace(/[-_\s]/g, '')

/** @returns whether the value is understood */
type Reader = (value: string, wishes: Wishes) => boolean

const addMode = (wishes: Wishes, mode: TlsMode): true => {
  wishes.modes.add(mode)
  return true
}

/** A switch that is either on or off, and what each means. */
const flag =
  (yes: (wishes: Wishes) => void, no: (wishes: Wishes) => void = () => {}): Reader =>
  (value, wishes) => {
    if (YES.test(value)) yes(wishes)
    else if (NO.test(value)) no(wishes)
    else return false
    return true
  }

const turnOn = (wishes: Wishes): true => {
  wishes.on = true
  return true
}
const turnOff = (wishes: Wishes): true => addMode(wishes, 'DISABLED')
const beLax = (wishes: Wishes): true => {
  wishes.lax = true
  return true
}
const ask =
  (mode: TlsMode) =>
  (wishes: Wishes): true =>
    addMode(wishes, mode)

const mode: Reader = (value, wishes) => {
  if (YES.test(value)) return turnOn(wishes)
  if (NO.test(value)) return turnOff(wishes)
  const asked = MODE_OF[plain(value)]
  return asked !== undefined && addMode(wishes, asked)
}

const file =
  (which: 'ca' | 'cert' | 'key' | 'either'): Reader =>
  (value, wishes) => {
    if (value === '' || (wishes[which] !== undefined && wishes[which] !== value)) return false
    wishes[which] = value
    return true
  }

/** Prisma's; PlanetScale's addresses carry it, too. */
const accept: Reader = (value, wishes) => {
  wishes.prisma = true
  if (plain(value) === 'acceptinvalidcerts') return beLax(wishes)
  return plain(value) === 'strict' && addMode(wishes, 'VERIFY_IDENTITY')
}

/** mysql2's: a word, a profile, or its options as JSON. */
const ssl: Reader = (value, wishes) => {
  if (value === AMAZON_PROFILE) return addMode(wishes, 'VERIFY_CA') && file('ca')(value, wishes)
  return value.startsWith('{') ? sslJson(value, wishes) : mode(value, wishes)
}

function sslJson(value: string, wishes: Wishes): boolean {
  const options: unknown = parseJson(value)
  if (typeof options !== 'object' || options === null) return false
  turnOn(wishes)
  return Object.entries(options).every(([name, option]: [string, unknown]) => {
    const text = Array.isArray(option) ? option.join('\n') : String(option)
    if (name === 'ca' || name === 'cert' || name === 'key') return file(name)(text, wishes)
    if (name === 'rejectUnauthorized') return flag(turnOn, beLax)(text, wishes)
    return name === 'verifyIdentity' && flag(ask('VERIFY_IDENTITY'), ask('VERIFY_CA'))(text, wishes)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Every parameter that is known, by its plain name. */
export const READERS: Readonly<Record<string, Reader>> = {
  // MySQL's own client, libpq, Rails, JDBC.
  sslmode: mode,
  ssl,
  sslca: file('ca'),
  sslrootcert: (value, wishes) => (value === 'system' ? turnOn(wishes) : file('ca')(value, wishes)),
  serversslcert: file('ca'),
  sslcert: file('either'),
  sslkey: file('key'),
  sslverifyservercert: flag(ask('VERIFY_IDENTITY'), beLax),
  sslverify: flag(ask('VERIFY_IDENTITY'), beLax),
  // Go's.
  tls: mode,
  // Prisma's.
  sslaccept: accept,
  // JDBC's. Whoever says that TLS is used never gets less.
  usessl: flag(ask('REQUIRED'), turnOff),
  requiressl: flag(ask('REQUIRED')),
  verifyservercertificate: flag(ask('VERIFY_CA'), beLax),
  trustservercertificate: flag(beLax),
  sslclientcert: file('cert'),
  // Python's.
  ssldisabled: flag(turnOff),
  sslverifycert: flag(ask('VERIFY_CA'), beLax),
  sslverifyidentity: flag(ask('VERIFY_IDENTITY'), ask('VERIFY_CA')),
  // mysql2's option, beside its `ssl`.
  rejectunauthorized: flag(turnOn, beLax),
}
