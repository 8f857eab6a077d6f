import { type AuditEntry, entryOf } from '../../audit/entry.ts'
import { record } from '../audit/record.ts'
import type { Queries } from '../queries.ts'
import { forgetUnusedChannels } from './channels.ts'
import { listEarningChannels } from './earning-channels.ts'
import { listLevelTexts } from './level-texts.ts'
import { listMultipliers } from './multipliers.ts'
import { type GuildAuthor, touchGuild } from './version.ts'

/** Empties a list. @param entries an entry of the audit for each item of the list @param make deletes the items */
async function clear(
  db: Queries,
  { guildId }: GuildAuthor,
  { entries, make }: { entries: readonly AuditEntry[]; make(): Promise<unknown> },
  now: number,
): Promise<void> {
  if (entries.length === 0) return
  await Promise.all([record(db, { entries, at: now, make, unmade: () => [] }), touchGuild(db, guildId, now)])
  await forgetUnusedChannels(db, guildId)
}

/** Empties the list of the only channels in which members earn, so that they earn in all channels. */
export async function clearEarningChannels(db: Queries, author: GuildAuthor, now: number): Promise<void> {
  const { guildId } = author
  const ids = await listEarningChannels(db, guildId)
  const before = { type: 'channel' }
  const entries = ids.map((targetId) => entryOf(author, { kind: 'earning-channel.removed', targetId, before }))
  const make = () =>
    db.deleteFrom('earning_channels').where('guild_id', '=', guildId).where('channel_id', 'in', ids).execute()
  await clear(db, author, { entries, make }, now)
}

/** Removes the multipliers of all roles and channels. */
export async function clearMultipliers(db: Queries, author: GuildAuthor, now: number): Promise<void> {
  const { guildId } = author
  const listed = await listMultipliers(db, guildId)
  const ids = listed.map(({ id }) => id)
  const entries = listed.map(({ kind: type, id: targetId }) =>
    entryOf(author, { kind: 'multiplier.removed', targetId, before: { type } }),
  )
  // A role and a channel never have the same id.
  const make = () =>
    db.deleteFrom('multipliers').where('guild_id', '=', guildId).where('target_id', 'in', ids).execute()
  await clear(db, author, { entries, make }, now)
}

/** Removes the texts of all levels that have one of their own. */
export async function clearLevelTexts(db: Queries, author: GuildAuthor, now: number): Promise<void> {
  const { guildId } = author
  const levels = (await listLevelTexts(db, guildId)).map(({ level }) => level)
  const entries = levels.map((level) => entryOf(author, { kind: 'level-text.removed', before: { level } }))
  const make = () => db.deleteFrom('level_texts').where('guild_id', '=', guildId).where('level', 'in', levels).execute()
  await clear(db, author, { entries, make }, now)
}
