import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { listManagerRoles } from '../../../shared/database/guilds/manager-roles.ts'
import { carriedWork, restoreCarried, takeCarried } from '../../../shared/database/imports/carried.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { SeenGuild } from '../../../shared/imports/carried/plan.ts'
import type { EffectContext } from '../context.ts'
import { seeGuild } from '../see-guild.ts'

/** Reads what decides which roles and channels of a file can be taken over. @param actorId null for a script @returns null where Discord does not show the guild */
export async function seenFor(
  { db, guildRest }: Pick<EffectContext, 'db' | 'guildRest'>,
  guildId: Snowflake,
  actorId: Snowflake | null,
): Promise<SeenGuild | null> {
  const [seen, managers] = await Promise.all([seeGuild(guildRest, guildId, actorId), listManagerRoles(db, guildId)])
  return seen && { ...seen, managerRoleIds: new Set(managers) }
}

/** Takes over the settings and level roles of an import before its first member, or restores them at its undo. */
export async function changeCarried({ guildId, payload }: JobOf<'import'>, context: EffectContext): Promise<void> {
  const { db, now, log } = context
  const { importId: id, actor } = payload
  const work = await carriedWork(db, id)
  if (work === null) return
  const [seen, loaded] = await Promise.all([seenFor(context, guildId, actor.id), loadGuildRules(db, [guildId])])
  const rules = loaded.get(guildId)
  if (rules === undefined) return
  const standing = { ...rules, seen }
  await db
    .transaction()
    .setIsolationLevel('read committed')
    .execute((trx) =>
      work.what === 'take'
        ? takeCarried(trx, { id, actor }, work.things, standing, now())
        : restoreCarried(trx, { id, actor }, standing, now()),
    )
  log.info({ guild: guildId, import: id, what: work.what }, 'the settings of an import were changed')
}
