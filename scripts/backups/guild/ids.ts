import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { XpSource } from '../../../shared/levelling/xp-ledger.ts'
import type { Row, Table } from '../format.ts'
import type { Piece } from '../read.ts'

/** Tables whose ids the database gives. Another guild of the database may have the ids of the file. */
export type CountedIds = 'imports' | 'audit_entries'

/** What a restore adds to the ids of these tables. 0 where the ids of the file are free. */
export type Shifts = Readonly<Record<CountedIds, bigint>>

interface Range {
  first: bigint
  last: bigint
}

/** The sources of rows of the ledger whose key is the id of a row of `imports`. */
const OF_IMPORTS: readonly XpSource[] = ['import', 'bulk']

/** How a row of the ledger names the row that it reverses, for example `import:4`. */
const IMPORT_NAME = new RegExp(`^((?:${OF_IMPORTS.join('|')}):)(\\d+)$`)

/** The id of an import in a key of the ledger, and the text before the id; null for the key of another row. */
function importKey(source: string | null, key: string | null): { before: string; id: string } | null {
  if (key === null) return null
  if (OF_IMPORTS.some((each) => each === source)) return { before: '', id: key }
  const [, before, id] = IMPORT_NAME.exec(key) ?? []
  return before === undefined || id === undefined ? null : { before, id }
}

/** Collects the counted ids of a file, while its pieces are read. */
export class FileIds {
  private readonly ranges = new Map<CountedIds, Range>()
  private present: Table | null = null

  observe(piece: Piece): void {
    if (piece.kind === 'table') this.present = piece.table
    if (piece.kind !== 'row' || this.present === null) return
    const value = (column: string): string | null => piece.row[this.present?.columns.indexOf(column) ?? -1] ?? null
    const { table } = this.present
    if (table === 'audit_entries' || table === 'imports') this.add(table, value('id'))
    // The import may be deleted already. A new import must not get its id, because this row would seem to belong to it.
    if (table === 'xp_ledger') this.add('imports', importKey(value('source'), value('entry_key'))?.id ?? null)
  }

  private add(of: CountedIds, id: string | null): void {
    if (id === null) return
    const { first, last } = this.ranges.get(of) ?? { first: BigInt(id), last: BigInt(id) }
    const present = BigInt(id)
    this.ranges.set(of, { first: present < first ? present : first, last: present > last ? present : last })
  }

  /** Decides the shifts for a database. They are stored, so that a second run takes the same. */
  async shifts(db: Kysely<Database>, guildId: Snowflake): Promise<Shifts> {
    return {
      imports: await this.shiftOf(db, 'imports', guildId),
      audit_entries: await this.shiftOf(db, 'audit_entries', guildId),
    }
  }

  private async shiftOf(db: Kysely<Database>, table: CountedIds, guildId: Snowflake): Promise<bigint> {
    const range = this.ranges.get(table)
    if (range === undefined) return 0n
    const { rows } = await sql<{ taken: string | null; last: string | null }>`
      select (select cast(min(id) as char) from ${sql.table(table)}
        where id between ${String(range.first)} and ${String(range.last)} and guild_id <> ${guildId}) as taken,
        (select cast(max(id) as char) from ${sql.table(table)}) as last`.execute(db)
    const [found] = rows
    return found?.taken == null ? 0n : BigInt(found.last ?? '0') + 1n - range.first
  }

  /** The last id of a table among the restored rows; null where there is none. */
  lastOf(table: CountedIds, shifts: Shifts): string | null {
    const range = this.ranges.get(table)
    return range === undefined ? null : String(range.last + shifts[table])
  }
}

/** What a restore changes in each row: the guild, where it gets another id, and the counted ids. */
export function rewriterOf(guildId: Snowflake, shifts: Shifts) {
  const moved = (of: CountedIds, id: string | null): string | null =>
    id === null ? null : String(BigInt(id) + shifts[of])
  return ({ table, columns }: Table): ((row: Row) => Row) => {
    const source = columns.indexOf('source')
    const change = (column: string, value: string | null, row: Row): string | null => {
      if (column === 'guild_id' || (table === 'guilds' && column === 'id')) return guildId
      if (table === 'imports' && column === 'id') return moved('imports', value)
      if (table === 'import_rows' && column === 'import_id') return moved('imports', value)
      if (table === 'audit_entries' && column === 'id') return moved('audit_entries', value)
      if (table !== 'xp_ledger' || (column !== 'entry_key' && column !== 'reverses')) return value
      const found = importKey(column === 'entry_key' ? (row[source] ?? null) : null, value)
      return found === null ? value : `${found.before}${moved('imports', found.id)}`
    }
    return (row) => columns.map((column, nth) => change(column, row[nth] ?? null, row))
  }
}
