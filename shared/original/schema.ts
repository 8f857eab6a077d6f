/** A column of the original's database, as `information_schema` describes it. */
export interface FoundColumn {
  table: string
  column: string
  /** Its type in lower case, without a length: `bigint`. */
  type: string
}

/** The columns that are read of each table, with the other names that they have had, in the order of preference. */
const COLUMNS = {
  guilds: {
    id: [],
    name: [],
    active: [],
    notificationType: [],
    notificationChannelId: ['notificationChannel'],
    xpDelaySeconds: ['xpDelay'],
    xpRate: [],
    roleAssignType: [],
    locale: [],
  },
  users: { id: [], username: [], globalName: [], discriminator: [], avatar: [], premiumStatus: [], premiumSource: [] },
  guildUsers: { guildId: [], userId: [], xp: [], messageCount: [], lastXpAt: ['lastXpMessageSent'] },
  levelRoles: { guildId: [], roleId: ['id'], level: [] },
  ignoredChannels: { guildId: [], channelId: ['id'] },
  ignoredRoles: { guildId: [], roleId: ['id'] },
  whitelabelBots: {
    botId: [],
    userId: [],
    token: [],
    publicKey: [],
    action: [],
    lastAction: [],
    name: ['botName'],
    discriminator: ['botDiscrim'],
    avatarHash: ['botAvatarHash'],
    statusType: [],
    statusContent: [],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

export type SourceTable = keyof typeof COLUMNS
export type SourceColumn<Table extends SourceTable> = keyof (typeof COLUMNS)[Table] & string

/** A row, by the names above. A column that the source does not have is absent. */
export type SourceRow<Table extends SourceTable> = { [Column in SourceColumn<Table>]?: unknown }

/** Without these columns, a table cannot be read. */
const NEEDED: { [Table in SourceTable]: readonly SourceColumn<Table>[] } = {
  guilds: ['id', 'name'],
  users: ['id', 'username'],
  guildUsers: ['guildId', 'userId', 'xp'],
  levelRoles: ['guildId', 'roleId', 'level'],
  ignoredChannels: ['guildId', 'channelId'],
  ignoredRoles: ['guildId', 'roleId'],
  whitelabelBots: ['botId', 'userId', 'token'],
}

/** The original's early releases did not have the other tables. */
const NEEDED_TABLES: readonly SourceTable[] = ['guilds', 'users', 'guildUsers']

/** The columns that this release computes or writes anew. */
const LEFT_OUT = ['level', 'createdat', 'updatedat', 'oldbotid']

const TEXT = /char|text|enum/
/** A number of these types has lost the last digits of an id. */
const ROUNDED_TYPES = ['float', 'double', 'real']

/** A column of the source that is read. Some releases stored ids as numbers, others as text. */
interface MappedColumn {
  name: string
  isText: boolean
}

/** A table of the source with the columns that are read. */
export interface MappedTable {
  name: string
  columns: Readonly<Record<string, MappedColumn>>
}

export type SourceSchema = Readonly<Partial<Record<SourceTable, MappedTable>>>

export type MappedSchema =
  | { ok: true; schema: SourceSchema; unknown: readonly string[] }
  /** Names of tables and columns. `own`: it is a database of this release. */
  | { ok: false; why: 'missing' | 'rounded' | 'own'; names: readonly string[] }

/** A name without case and separators: `guild_users` and `guildUsers` become the same. */
const plain = (name: string): string => name.toLowerCase().replaceAll('_', '')

/**
 * Finds the original's tables and columns by their names, in camelCase or snake_case.
 * @returns also the columns and tables that are not read
 */
export function mapSchema(found: readonly FoundColumn[]): MappedSchema {
  if (found.some(({ table }) => plain(table) === 'kyselymigration')) return { ok: false, why: 'own', names: [] }
  const schema: Partial<Record<SourceTable, MappedTable>> = {}
  const [missing, rounded, unknown] = [[] as string[], [] as string[], [] as string[]]
  const read = new Set<string>()
  // The keys of `COLUMNS` are exactly these.
  for (const table of Object.keys(COLUMNS) as SourceTable[]) {
    const own = found.filter((one) => plain(one.table) === plain(table))
    const name = own[0]?.table
    if (name === undefined) {
      if (NEEDED_TABLES.includes(table)) missing.push(table)
      continue
    }
    read.add(name)
    const columns: Record<string, MappedColumn> = {}
    for (const [column, others] of Object.entries<readonly string[]>(COLUMNS[table])) {
      const names = [column, ...others].map(plain)
      const match = names.flatMap((each) => own.filter((one) => plain(one.column) === each))[0]
      if (match !== undefined) {
        columns[column] = { name: match.column, isText: TEXT.test(match.type) }
        if (/id$/i.test(column) && ROUNDED_TYPES.includes(match.type)) rounded.push(`${name}.${match.column}`)
      } else if (NEEDED[table].some((each) => each === column)) missing.push(`${name}.${column}`)
    }
    schema[table] = { name, columns }
    const taken = new Set(Object.values(columns).map((one) => one.name))
    for (const { column } of own)
      if (!taken.has(column) && !LEFT_OUT.includes(plain(column))) unknown.push(`${name}.${column}`)
  }
  if (missing.length > 0) return { ok: false, why: 'missing', names: missing }
  if (rounded.length > 0) return { ok: false, why: 'rounded', names: rounded }
  const others = [...new Set(found.map(({ table }) => table))].filter((table) => !read.has(table))
  return { ok: true, schema, unknown: [...others, ...unknown] }
}
