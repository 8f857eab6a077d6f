import type { Kysely } from 'kysely'
import { listManagerRoles } from '../../shared/database/guilds/manager-roles.ts'
import type { Database } from '../../shared/database/schema.ts'
import { ALL_PERMISSIONS } from '../../shared/discord/permission.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { CarriedPart } from '../../shared/imports/carried/part.ts'
import type { SeenGuild } from '../../shared/imports/carried/plan.ts'
import type { PlannedThing } from '../../shared/imports/carried/planned.ts'
import { plannedLine } from '../../shared/imports/carried/planned-line.ts'
import { partOf } from '../../shared/imports/carried/thing.ts'
import { openGuild } from '../guilds/discord.ts'

/** What Discord shows of a server to the bot of BOT_TOKEN; `unasked` without a token. The operator may do what the owner may. */
export async function seenFromScript(db: Kysely<Database>, guildId: Snowflake): Promise<SeenGuild | 'unasked'> {
  const { BOT_TOKEN: token = '', DISCORD_API_URL: apiUrl = 'https://discord.com/api' } = process.env
  if (token === '') return 'unasked'
  const [{ view, channels }, managers] = await Promise.all([
    openGuild({ token, apiUrl }, guildId),
    listManagerRoles(db, guildId),
  ])
  const actor = { id: view.ownerId, roleIds: [], permissions: ALL_PERMISSIONS }
  return { view, channels, actor, managerRoleIds: new Set(managers) }
}

const TITLES: Readonly<Record<CarriedPart, { title: string; option: string }>> = {
  settings: { title: 'Settings of the file', option: '--settings' },
  'level-roles': { title: 'Level roles of the file', option: '--level-roles' },
}

const plain = (line: string): string =>
  line
    .replace(/<@&(\d+)>/g, 'role $1')
    .replace(/<#(\d+)>/g, 'channel $1')
    .replace(/\\([_*-])/g, '$1')
    .replace(/[*`]/g, '')

/** The settings and level roles of the file, and what becomes of each. @param isUnasked whether Discord was not asked about roles and channels */
export function carriedLines(
  planned: readonly PlannedThing[],
  takes: readonly CarriedPart[],
  isUnasked: boolean,
): string[] {
  const linesOf = (part: CarriedPart): string[] => {
    const those = planned.filter(({ thing }) => partOf(thing) === part)
    const { title, option } = TITLES[part]
    const how = takes.includes(part) ? 'taken over with --apply' : `taken over only with ${option}`
    return those.length === 0
      ? []
      : [`${title}, ${how}:`, ...those.map((one) => `  ${plain(plannedLine(one, 'en-US'))}`)]
  }
  const lines = [...linesOf('settings'), ...linesOf('level-roles')]
  const unchecked = 'Roles and channels are checked when they are taken over. With BOT_TOKEN, they are checked now.'
  return lines.length > 0 && isUnasked ? [...lines, unchecked] : lines
}
