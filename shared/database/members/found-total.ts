import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { levelAt } from '../../levelling/curve.ts'
import { type RoleAssignType, type RoleFate, ruleOf } from '../../levelling/level-roles.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { Ladder } from '../../levelling/xp-authority.ts'
import type { Total } from '../../levelling/xp-change.ts'
import { DEFAULT_SETTINGS } from '../guilds/settings.ts'
import { type OpenEntry, readOpenEntry } from '../ledger/open-entry.ts'
import type { Queries } from '../queries.ts'

/** The values that decide a change of a member's total. */
export interface FoundTotal {
  /** Null for a member who is not stored. */
  total: Total | null
  /** How many rows of the ledger were ever written for the member. */
  ledgerRows: number
  /** The last change of the edge, if it is not finished. */
  open: OpenEntry | null
  /** Whether the change was made before: the ledger has a row with its key. */
  isWritten: boolean
  ladder: Ladder
  /** Whether the guild's members are counted per range of XP, too. */
  countsRanges: boolean
}

interface Row {
  part: 'total' | 'entry' | 'guild' | 'level-role' | 'manager-role'
  partId: Snowflake | null
  xp: number | null
  level: number | null
  type: RoleAssignType | null
  rangesFrom: number | null
  ledgerRows: number | null
  openEntry: string | null
  curve: string | null
  whenNext: RoleFate | null
  whenLost: RoleFate | null
}

/** Loads a member's total and the guild's level roles in one statement. @param key of the change, see `TotalChange` */
export async function findTotal(db: Queries, { guildId, userId }: MemberKey, key: string): Promise<FoundTotal> {
  const { rows } = await sql<Row>`
    select 'total' as part, null as partId, xp, null as level, null as type, null as rangesFrom, ledger_rows as ledgerRows,
      open_entry as openEntry, null as curve, null as whenNext, null as whenLost
      from guild_users where guild_id = ${guildId} and user_id = ${userId}
    union all select 'entry', null, null, null, null, null, null, null, null, null, null
      from xp_ledger where guild_id = ${guildId} and user_id = ${userId} and source = 'admin' and entry_key = ${key}
    union all select 'guild', null, null, null, role_assign_type, xp_ranges_from, null, null, curve, null, null
      from guilds where id = ${guildId}
    union all select 'level-role', role_id, null, level, null, null, null, null, null, when_next, when_lost
      from level_roles where guild_id = ${guildId}
    union all select 'manager-role', role_id, null, null, null, null, null, null, null, null, null
      from manager_roles where guild_id = ${guildId}`.execute(db)
  const { xp = null, ledgerRows, openEntry } = rows.find(({ part }) => part === 'total') ?? {}
  const levelRoles = rows.flatMap((row) =>
    row.part === 'level-role' && row.partId !== null && row.level !== null
      ? [{ level: row.level, roleId: row.partId, ...ruleOf(row.whenNext, row.whenLost ?? 'take') }]
      : [],
  )
  const managerRoleIds = rows.flatMap((row) => (row.part === 'manager-role' && row.partId !== null ? [row.partId] : []))
  const guild = rows.find(({ part }) => part === 'guild')
  const type = guild?.type ?? DEFAULT_SETTINGS.roleAssignType
  const curve = readCurve(guild?.curve)
  const open = openEntry ? readOpenEntry({ guildId, userId }, openEntry) : null
  return {
    // Computed from the XP: after a change of the curve, the stored level is corrected a little later.
    total: xp === null ? null : { xp, level: levelAt(xp, curve) },
    ledgerRows: ledgerRows ?? 0,
    open,
    isWritten: rows.some(({ part }) => part === 'entry') || (open?.entry.source === 'admin' && open.entry.key === key),
    ladder: { levelRoles, type, curve, managerRoleIds: new Set(managerRoleIds) },
    countsRanges: guild !== undefined && guild.rangesFrom !== null,
  }
}
