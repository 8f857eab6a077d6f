import type { AuditEntry, AuditKind, AuditVia } from '../../audit/entry.ts'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** An entry as it is stored. */
export interface StoredEntry extends Omit<AuditEntry, 'kind'> {
  /** A number as text. A newer entry has a higher one. */
  id: string
  /** Milliseconds since 1970. */
  at: number
  /** A kind that this release does not know is written by a newer one. */
  kind: string
}

/** Which entries of a guild are wanted. An absent filter takes all. */
export interface EntryFilter {
  guildId: Snowflake
  /** At least one. */
  kinds?: readonly AuditKind[] | undefined
  /** Null: changes by scripts. */
  actorId?: Snowflake | null | undefined
  targetId?: Snowflake | undefined
  via?: AuditVia | undefined
  /** Only older entries than this id. */
  before?: string | undefined
  /** Only newer entries than this id. */
  after?: string | undefined
}

/** The columns of an entry, as `newestEntries` names them. */
export interface EntryRow {
  id: string
  guildId: Snowflake
  at: number
  actorId: Snowflake | null
  via: AuditVia
  keyId: string | null
  kind: string
  targetId: Snowflake | null
  subject: string | null
  before: string | null
  after: string | null
  reason: string | null
}

const COLUMNS = [
  'id',
  'guild_id as guildId',
  'at',
  'actor_id as actorId',
  'via',
  'key_id as keyId',
  'kind',
  'target_id as targetId',
  'subject',
  'value_before as before',
  'value_after as after',
  'reason',
] as const

/** Makes an entry of its columns. */
export const toEntry = ({ actorId, via, keyId, before, after, ...row }: EntryRow): StoredEntry => ({
  ...row,
  actor: { id: actorId, via, keyId },
  before: fromJson(before),
  after: fromJson(after),
})

const fromJson = (json: string | null): unknown => (json === null ? null : JSON.parse(json))

/** The query for the newest entries of a guild, over an index that begins with the guild. @param limit most entries */
export function newestEntries(
  db: Queries,
  { guildId, kinds, actorId, targetId, via, before, after }: EntryFilter,
  limit: number,
) {
  const [kind, ...others] = kinds ?? []
  let query = db.selectFrom('audit_entries').select(COLUMNS).where('guild_id', '=', guildId)
  if (kind !== undefined) query = query.where('kind', 'in', [kind, ...others])
  if (actorId === null) query = query.where('actor_id', 'is', null)
  else if (actorId !== undefined) query = query.where('actor_id', '=', actorId)
  if (targetId !== undefined) query = query.where('target_id', '=', targetId)
  if (via !== undefined) query = query.where('via', '=', via)
  if (before !== undefined) query = query.where('id', '<', before)
  if (after !== undefined) query = query.where('id', '>', after)
  return query.orderBy('id', 'desc').limit(limit)
}

/** Lists entries of a guild, the newest first. @param limit most entries */
export const listEntries = async (db: Queries, filter: EntryFilter, limit: number): Promise<StoredEntry[]> =>
  (await newestEntries(db, filter, limit).execute()).map(toEntry)

/** The latest entries of changes by a member or of that member, the newest first. Two statements at the same time. */
export async function listMemberEntries(
  db: Queries,
  { memberId, ...filter }: Omit<EntryFilter, 'actorId' | 'targetId'> & { memberId: Snowflake },
  limit: number,
): Promise<StoredEntry[]> {
  const [by, of] = await Promise.all([
    listEntries(db, { ...filter, actorId: memberId }, limit),
    listEntries(db, { ...filter, targetId: memberId }, limit),
  ])
  const all = new Map([...by, ...of].map((entry) => [entry.id, entry]))
  return [...all.values()].sort((a, b) => compareSnowflakes(b.id, a.id)).slice(0, limit)
}
