import { guildHealth } from '../../../shared/database/guilds/health.ts'
import { type GuildOverview, guildOverview } from '../../../shared/database/guilds/overview.ts'
import { componentId } from '../../../shared/discord/component.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { examine } from '../../guild/examine.ts'
import type { GuildAccess } from '../../guild/fetch.ts'
import { command, component, type InteractionContext } from '../../interactions/context.ts'
import { LOOK_BACK_MS } from '../../messages/doctor.ts'
import { doctorLines, doctorMessage } from './message.ts'
import { doctorTranslations } from './texts.ts'

type StateContext = GuildAccess & Pick<InteractionContext, 'database' | 'now' | 'text' | 'mention'>

/** Reads the state of the bot in a guild and checks its settings. */
export async function readState(context: StateContext): Promise<{ overview: GuildOverview; lines: string[] }> {
  const { database, guildId, now } = context
  const [overview, health] = await Promise.all([
    guildOverview(database, guildId),
    guildHealth(database, guildId, now - LOOK_BACK_MS),
  ])
  return {
    overview,
    lines: doctorLines(context, { ...health, settings: overview.settings }, await examine(context, overview)),
  }
}

async function shownState(context: InteractionContext, page: number): Promise<Message> {
  const { lines } = await readState(context)
  const owner = context.user.id
  return doctorMessage(context.text, lines, page, (to) => componentId(doctorTurn, { owner, page: to }))
}

/** `/doctor`: checks what usually keeps a levelling bot from working, and says how to fix it. */
export const doctor = command({
  name: 'doctor',
  description: 'Check that everything works here, and how to fix what does not',
  translations: doctorTranslations,
  permission: Permission.ManageGuild,
  ephemeral: true,
  run: (context) => shownState(context, 1),
})

/** Checks again, and shows a page. */
export const doctorTurn = component({
  name: 'doctor',
  version: 1,
  fields: { owner: 'owner', page: 'integer' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  run: (context, { page }) => shownState(context, page),
})
