import type { InvitableGuild, OwnGuild } from '../../../shared/api/me.ts'
import type { Tier } from '../../../shared/api/tier.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import { type KnownGuild, knownGuilds } from '../../../shared/database/web/own-guilds.ts'
import { iconUrl } from '../../../shared/discord/icon.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { access } from '../../sessions/access.ts'
import type { People } from '../../sessions/people.ts'
import type { PersonGuild } from '../../sessions/person-guilds.ts'
import { tierOfPermissions } from '../../sessions/tier-of.ts'

/** The most guilds for which the bot asks Discord about the person's roles at once. */
const MOST_ASKED = 20

/** The parts of a person's list of servers. */
export interface OwnGuilds {
  guilds: OwnGuild[]
  invitable: InvitableGuild[]
}

const smallIcon = (cdnUrl: string, { id, icon }: PersonGuild): string | null => iconUrl(cdnUrl, { id, hash: icon }, 64)

type Asking = Pick<People, 'sights' | 'bots'>

/** The tier that a person's roles in a guild give; null where they give none, or the bot there cannot ask Discord. */
async function tierByRole({ sights, bots }: Asking, known: KnownGuild, userId: Snowflake): Promise<Tier | null> {
  const opened = await bots.open(known.customerBot)
  if (!opened.ok) return null
  const judged = await access(sights.as(opened.bot), { guild: { ...known, isActive: true }, userId }, 'read')
  return judged.ok ? judged.tier : null
}

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name)

/**
 * The guilds that a person may open, and those to which they may add the bot. The permissions are those of the person's own
 * list, which may be minutes old. When the person opens a guild, the bot asks Discord again.
 */
export async function ownGuilds(
  database: Queries,
  { guilds, userId, now }: { guilds: readonly PersonGuild[]; userId: Snowflake; now: number },
  people: Asking & Pick<People, 'cdnUrl'>,
): Promise<OwnGuilds> {
  const { cdnUrl, bots } = people
  const ids = guilds.map(({ id }) => id)
  const found = await knownGuilds(database, ids, { mainBotId: bots.mainBotId, now })
  const known = new Map(found.map((guild) => [guild.id, guild]))
  const withRoles = guilds.flatMap(({ id, permissions }) => {
    const guild = known.get(id)
    const hasRoles = guild !== undefined && guild.managerRoleIds.length + guild.viewerRoleIds.length > 0
    return hasRoles && tierOfPermissions(permissions) === null ? [guild] : []
  })
  const asked = withRoles.slice(0, MOST_ASKED)
  const tiers = new Map(
    await Promise.all(asked.map(async (guild) => [guild.id, await tierByRole(people, guild, userId)] as const)),
  )
  const own = guilds.flatMap((guild): OwnGuild[] => {
    const stored = known.get(guild.id)
    const tier = tierOfPermissions(guild.permissions) ?? tiers.get(guild.id) ?? null
    if (stored === undefined || tier === null) return []
    const { id, name } = guild
    return [{ id, name, iconUrl: smallIcon(cdnUrl, guild), tier, memberCount: stored.memberCount }]
  })
  const invitable = guilds
    .filter(({ id, permissions }) => !known.has(id) && tierOfPermissions(permissions) !== null)
    .map((guild) => ({ id: guild.id, name: guild.name, iconUrl: smallIcon(cdnUrl, guild) }))
  return { guilds: own.sort(byName), invitable: invitable.sort(byName) }
}
