import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { workText } from '../../messages/season.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { levelRolesRefusal } from '../settings/own-rules.ts'
import { sayImports } from './texts.ts'

/** Reads the facts that decide whether work on many members may begin. */
export async function workFacts({ database, guildId, order }: GuildLoadContext) {
  const [work, stored, shownOrder] = await Promise.all([
    guildWork(database, guildId),
    guildOverview(database, guildId),
    order(),
  ])
  return { work, stored, order: shownOrder }
}

/**
 * Why work on many members cannot begin; null where it can. It may begin while levels are recalculated. The work can give and take
 * every level role, so the caller must be allowed to give each of them, as with `/import`.
 */
export function workProblem(
  context: GuildContext,
  { work, stored, order }: Awaited<ReturnType<typeof workFacts>>,
): Problem | null {
  const { locale } = context
  if (work === 'import') return refuse('cannot-do', sayImports(locale)('atWork'))
  if (work !== null && work !== 'curve') return refuse('cannot-do', workText(sayAsCommands(locale), work))
  const refusal = levelRolesRefusal(context, stored, order)
  return refusal === null ? null : refuse('forbidden', refusal)
}
