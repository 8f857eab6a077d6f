import * as v from 'valibot'
import { type GuildRules, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { reachedAmong } from '../../../shared/database/members/reached-levels.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import { isBeingScreened } from '../../../shared/discord/screening.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { syncedFrom } from '../../../shared/levelling/level-roles.ts'
import { NO_REPORT, reportOn, type SyncReport } from '../../../shared/levelling/sync-report.ts'
import { asBot, type GuildAccess } from '../fetch.ts'

/** https://discord.com/developers/docs/resources/guild#list-guild-members */
const MOST_LISTED = 1_000

const listSchema = v.array(
  v.object({
    user: v.object({ id: v.string(), username: v.string(), global_name: v.optional(v.nullable(v.string())) }),
    nick: v.optional(v.nullable(v.string())),
    roles: v.array(v.string()),
    pending: v.optional(v.boolean(), false),
    flags: v.optional(v.number(), 0),
  }),
)

interface ReportContext extends GuildAccess {
  database: Queries
}

/** A report on a part of the members. `next`: the last member's id; null where these were the last members. */
export type PartialReport = SyncReport & { next: Snowflake | null }

/**
 * What a sync of level roles would change now. Each part compares up to a thousand members of the server, in the order of
 * their ids; members whom the sync would not look at are left out.
 * @param most how many parts are compared
 * @returns null where Discord does not show the members
 */
export async function reportSync(
  context: ReportContext,
  { after, most }: { after: Snowflake; most: number },
): Promise<PartialReport | null> {
  const { database, guildId } = context
  const ask = await asBot(context)
  if (ask === null) return null
  const list = async (from: Snowflake) => {
    const { status, body } = await ask(`/guilds/${guildId}/members?limit=${MOST_LISTED}&after=${from}`)
    const parsed = v.safeParse(listSchema, body)
    return status === 200 && parsed.success ? parsed.output : null
  }
  const [loaded, first] = await Promise.all([loadGuildRules(database, [guildId]), list(after)])
  const rules = loaded.get(guildId)
  let report: SyncReport = NO_REPORT
  if (rules === undefined || rules.levelRoles.length === 0) return { ...report, next: null }
  const assigned = { levelRoles: rules.levelRoles, type: rules.settings.roleAssignType }
  let listed = first
  for (let parts = 1; ; parts++) {
    if (listed === null) return null
    report = reportOn(await compared(database, rules, listed), assigned, report)
    const last = listed.length < MOST_LISTED ? undefined : listed.at(-1)
    if (last === undefined || parts === most) return { ...report, next: last?.user.id ?? null }
    listed = await list(last.user.id)
  }
}

/** The members whom a sync would look at, with their levels. A member who is being screened gets no role. */
async function compared(database: Queries, rules: GuildRules, listed: v.InferOutput<typeof listSchema>) {
  const { settings, levelRoles, curve } = rules
  const level = syncedFrom(levelRoles, settings.curveChangedAt)
  const present = listed.filter((member) => !isBeingScreened(member))
  const ids = present.map(({ user }) => user.id)
  const levels = await reachedAmong(database, { guildId: settings.id, level, curve }, ids)
  return present.flatMap(({ user, nick, roles: roleIds }) => {
    const reached = levels.get(user.id)
    const name = nick ?? user.global_name ?? user.username
    return reached === undefined ? [] : [{ userId: user.id, name, level: reached, roleIds }]
  })
}
