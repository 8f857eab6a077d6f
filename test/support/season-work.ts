import type { Kysely } from 'kysely'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import { closeSeason, topOfSeason } from '../../shared/database/seasons/close.ts'
import { endBatch } from '../../shared/database/seasons/end.ts'
import { listSeasons } from '../../shared/database/seasons/seasons.ts'
import { startBatch } from '../../shared/database/seasons/start.ts'
import { reopenSeason, undoSeasonBatch } from '../../shared/database/seasons/undo.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** Does what the gateway's job does with the newest season of a guild, where no gateway runs. Nobody has left the server. */
export async function workOnNewestSeason(db: Kysely<Database>, guildId: Snowflake, now: number): Promise<void> {
  const [season] = await listSeasons(db, guildId)
  const rules = (await loadGuildRules(db, [guildId])).get(guildId)
  if (season === undefined || rules === undefined) throw new Error('the guild has no season, or is not stored')
  const { number, state, winners } = season
  const batch = () =>
    db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => {
        if (state === 'starting') return startBatch(trx, guildId, number, now)
        if (state === 'ending') return endBatch(trx, rules, number, now)
        return undoSeasonBatch(trx, rules, { number, actorId: null }, now)
      })
  let done = await batch()
  while (done !== null && !done.isDone) done = await batch()
  const closing = { rules, number, reply: null, now }
  if (state === 'ending') await closeSeason(db, closing, await topOfSeason(db, guildId, number, winners))
  if (state === 'undoing') await reopenSeason(db, closing)
}
