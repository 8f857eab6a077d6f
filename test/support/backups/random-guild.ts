import { type Kysely, sql } from 'kysely'
import { insertRows } from '../../../scripts/backups/guild/insert.ts'
import { GUILD_TABLES } from '../../../shared/database/guild-tables.ts'
import { recountGuild } from '../../../shared/database/members/recount.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Random } from '../fuzz/random.ts'

interface Column {
  name: string
  type: string
  isNullable: boolean
  isCounted: boolean
}

const ODD_TEXT = ['', 'é😀', '"quoted" \\ back\nslash', "it's", '٣', '=1+1', '%s ?', 'null']

/** Values that a column must have where no random one is possible. */
function fixed(table: string, column: string, guildId: string, random: Random): string | null | undefined {
  const name = `${table}.${column}`
  if (column === 'busy_guild_id' || name === 'guild_users.open_entry') return null
  if (name === 'guilds.curve_settled_at' || name === 'guilds.curve_changed_at') return '5'
  if (name === 'guilds.xp_ranges_from') return random.chance(0.5) ? '1' : null
  if (name === 'guilds.xp_ranges_filled' || name === 'guilds.member_count') return '0'
  if (name === 'guild_users.xp') return String(random.pick([0, 1, 100, 99, 2 ** 53 - 1, random.whole(0, 1e6)]))
  // Unique over all guilds: with a taken name, the row of the other guild would be updated.
  if (name === 'guilds.board_name') return random.chance(0.5) ? `board-${guildId}` : null
  if (name === 'seasons.state') return 'ended'
  if (name === 'imports.state') return random.pick(['done', 'stopped', 'undone'])
  // With the source of an import, it is the import's id.
  if (name === 'xp_ledger.entry_key') return String(random.whole(1, 9))
  if (name === 'xp_ledger.source') return random.pick(['voice', 'admin', 'import', 'reversal', 'opening'])
  if (name === 'member_periods.source') return random.pick(['messages', 'voice', 'reactions'])
  return undefined
}

function randomValue({ name, type, isNullable }: Column, random: Random): string | null {
  if (isNullable && random.chance(0.3)) return null
  const [, listed] = /^enum\((.*)\)$/.exec(type) ?? []
  if (listed !== undefined) return random.pick(listed.split(',').map((word) => word.slice(1, -1)))
  const [, width] = /^(?:var)?char\((\d+)\)/.exec(type) ?? []
  if (width !== undefined || type.includes('text')) return random.pick(ODD_TEXT).slice(0, Number(width ?? 99))
  if (/^(double|float|decimal)/.test(type)) return random.pick(['0', '0.1', '1e-7', '2.5'])
  if (type.startsWith('tinyint')) return String(random.whole(0, 1))
  if (type.startsWith('bigint') && name.endsWith('_id'))
    return String(random.pick([1n, 2n ** 63n + 1n, BigInt(random.whole(1, 1e9)) * 1_000_003_441n]))
  return String(random.whole(0, 9))
}

/** Texts of ASCII columns, which cannot hold odd texts. */
const asciiText = (random: Random): string => random.pick(['a', 'b:1', 'x-y', '3', 'import:3'])

/**
 * Fills every table that a backup of a guild keeps with random rows, and counts the members. A table that a later migration adds
 * gets rows, too.
 * @param members how many, with ids that are spread over all that are possible
 */
export async function fillGuild(db: Kysely<Database>, guildId: string, random: Random, members: number): Promise<void> {
  const shapes = await shapesOf(db)
  const userIds = Array.from({ length: members }, () => String(BigInt(random.whole(1, 2 ** 50)) * 8_191n))
  const importIds = ['3', '7']
  for (const [table, plan] of Object.entries(GUILD_TABLES)) {
    if ('leave' in plan) continue
    const columns = shapes.get(table) ?? []
    const perMember = plan.keep === 'member' || plan.keep === 'user'
    const count = table === 'guilds' ? 1 : perMember ? members : random.whole(0, 4)
    const rows = Array.from({ length: count }, (_, nth) =>
      columns.map((column) => {
        if (column.name === 'guild_id' || (table === 'guilds' && column.name === 'id')) return guildId
        if (table === 'imports' && column.name === 'id') return importIds[nth] ?? String(nth + 20)
        if (column.name === 'import_id') return random.pick(importIds)
        if (column.isCounted) return String(nth + 1)
        // A message belongs to one guild.
        if (column.name === 'message_id') return String(1_000 * Number(guildId.slice(-1)) + nth)
        if ((perMember && column.name === 'user_id') || (table === 'users' && column.name === 'id'))
          return userIds[nth] ?? '1'
        const given = fixed(table, column.name, guildId, random)
        if (given !== undefined) return given
        return column.type.includes('ascii') && !(column.isNullable && random.chance(0.3))
          ? asciiText(random)
          : randomValue(column, random)
      }),
    )
    const names = columns.map(({ name }) => name)
    const [first = ''] = names
    // Random keys may be the same.
    await insertRows(
      db,
      { table, columns: names, nextId: null },
      rows,
      `on duplicate key update ${first} = values(${first})`,
    )
  }
  await recountGuild(db, guildId)
}

async function shapesOf(db: Kysely<Database>): Promise<ReadonlyMap<string, Column[]>> {
  const { rows } = await sql<Record<'tableName' | 'name' | 'type' | 'nullable' | 'extra' | 'charset', string | null>>`
    select table_name as tableName, column_name as name, column_type as type, is_nullable as nullable, extra as extra,
      character_set_name as charset
    from information_schema.columns where table_schema = database() order by table_name, ordinal_position`.execute(db)
  const tables = new Map<string, Column[]>()
  for (const { tableName, name, type, nullable, extra, charset } of rows) {
    const isText = charset !== null && !(type ?? '').startsWith('enum')
    const column = {
      name: name ?? '',
      type: isText && charset === 'ascii' ? `ascii ${type}` : (type ?? ''),
      isNullable: nullable === 'YES',
      isCounted: (extra ?? '').includes('auto_increment'),
    }
    tables.set(tableName ?? '', [...(tables.get(tableName ?? '') ?? []), column])
  }
  return tables
}
