import { findBot } from '../../shared/database/bots/whitelabel.ts'
import type { Elsewhere } from '../../shared/discord/command.ts'
import { asEphemeral } from '../../shared/discord/message.ts'
import { namedMention, plainName, shownName } from '../../shared/discord/name.ts'
import { patiently } from '../runtime/discord.ts'
import { describeError } from '../runtime/log.ts'
import type { WaitUntil } from '../runtime/timers.ts'
import type { InteractionContext } from './context.ts'
import type { Dependencies, GuildInteraction } from './dependencies.ts'
import type { Mentions } from './mentions.ts'
import type { Invocation } from './parse.ts'

/** The name of the main bot. A whitelabel bot has its own name. */
const MAIN_BOT_NAME = 'Prosperity'
/** Discord forgets an interaction's token after this. */
const TOKEN_LIFE_MS = 15 * 60_000

interface Opened {
  use: Invocation
  dependencies: Dependencies
  waitUntil: WaitUntil
  /** The language of the reply. */
  replyLocale: string
  /** For the log; null where the bot is no member. */
  guildId: string | null
}

/** The part of a context that does not depend on a server. */
function openPersonal(
  { use, dependencies, waitUntil, replyLocale, guildId }: Opened,
  { mention }: Pick<Mentions, 'mention'>,
): Elsewhere<InteractionContext> {
  const { database, discord, botTokens, whitelabel, application, clock, startTimer, log } = dependencies
  const { speak, cards, webUrl, download } = dependencies
  const { id, userId, userNames, locale, applicationId, token, resolved, onComponentsV2: componentsV2 } = use
  const now = clock()
  const text = speak(replyLocale)
  const memberText = speak(locale)
  let botToken: Promise<string | null> | undefined
  return {
    database,
    discord: patiently(discord, startTimer),
    botToken: () => (botToken ??= botTokens(applicationId)),
    isMainBot: applicationId === application.id,
    download,
    whitelabel,
    cards,
    webUrl,
    now,
    interaction: { id, applicationId, token, expiresAt: now + TOKEN_LIFE_MS, componentsV2 },
    locale: replyLocale,
    async botName() {
      if (applicationId === application.id) return MAIN_BOT_NAME
      // A bot that was just deleted has no name.
      return shownName((await findBot(database, applicationId))?.name) ?? 'Bot'
    },
    user: { id: userId },
    member(memberId) {
      if (memberId === userId) return namedMention(memberId, ...userNames)
      const user = resolved.users.get(memberId)
      return namedMention(memberId, resolved.members.get(memberId)?.nick, user?.global_name, user?.username)
    },
    resolved,
    text,
    memberText,
    say: (key, ...values) => ({ content: text(key, ...values) }),
    sayEphemerally: (key, ...values) => asEphemeral({ content: memberText(key, ...values) }),
    mention,
    after: (work) => {
      const logged = work.then(
        () => {},
        (error: unknown) => log.error('work after a reply failed', { guild: guildId, ...describeError(error) }),
      )
      waitUntil(logged)
    },
  }
}

/** Opens the context in which a command or component runs where the bot is no member. Its reply is in the user's language. */
export const openElsewhere = (
  opened: Pick<Opened, 'use' | 'dependencies' | 'waitUntil'>,
  mentions: Pick<Mentions, 'mention'>,
): Elsewhere<InteractionContext> => openPersonal({ ...opened, replyLocale: opened.use.locale, guildId: null }, mentions)

/** Opens the context in which a command or component runs. @param isEphemeral whether the reply is declared ephemeral */
export function openContext(
  { use, place, dependencies, waitUntil }: GuildInteraction,
  isEphemeral: boolean,
  mentions: Pick<Mentions, 'mention'>,
): InteractionContext {
  const { userId, userNames, userAvatar, resolved } = use
  const { guildId, channel, member, botPermissions } = place
  const replyLocale = isEphemeral ? use.locale : place.locale
  return {
    ...openPersonal({ use, dependencies, waitUntil, replyLocale, guildId }, mentions),
    guildId,
    place: { channel, botPermissions },
    user: { id: userId, ...member },
    actor: { id: userId, via: 'command', keyId: null },
    picturedMember(memberId) {
      const user = resolved.users.get(memberId)
      const names =
        memberId === userId ? userNames : [resolved.members.get(memberId)?.nick, user?.global_name, user?.username]
      const avatar = memberId === userId ? userAvatar : (user?.avatar ?? null)
      return { name: names.map((one) => plainName(one)).find((one) => one !== null) ?? memberId, avatar }
    },
    forgetLimits: () => dependencies.commandLimits.forget(guildId),
  }
}
