import { privately } from '../../shared/discord/message.ts'
import { speak } from '../../shared/text/say.ts'
import { describeError } from '../log.ts'
import type { Dependencies, InteractionContext, WaitUntil } from './context.ts'
import type { GuildPlace, Invocation } from './interaction.ts'

/** An interaction in a server, with what it takes to answer it. */
export interface Session {
  use: Invocation & { commandId?: string | null; path?: readonly string[] }
  place: GuildPlace
  dependencies: Dependencies
  waitUntil: WaitUntil
}

/** @param isPrivate whether the reply is declared to be for the member alone */
export function openContext({ use, place, dependencies, waitUntil }: Session, isPrivate: boolean): InteractionContext {
  const { database, discord, clock, log } = dependencies
  const { userId, locale, applicationId, token, resolved, commandId, path = [] } = use
  const { guildId, channel, member, botPermissions } = place
  const text = speak(isPrivate ? locale : place.locale)
  return {
    database,
    discord,
    now: clock(),
    interaction: { applicationId, token },
    guildId,
    place: { channel, botPermissions },
    user: { id: userId, ...member },
    resolved,
    text,
    say: (key, ...values) => ({ content: text(key, ...values) }),
    whisper: (key, ...values) => privately({ content: speak(locale)(key, ...values) }),
    mention: (other) => (commandId && other.split(' ')[0] === path[0] ? `</${other}:${commandId}>` : `\`/${other}\``),
    after: (work) => {
      const logged = work.then(
        () => {},
        (error: unknown) => log.error('work after a reply failed', { guild: guildId, ...describeError(error) }),
      )
      waitUntil(logged)
    },
  }
}
