import { findBot } from '../../shared/database/bots/whitelabel.ts'
import { asEphemeral } from '../../shared/discord/message.ts'
import { namedMention, plainName, shownName } from '../../shared/discord/name.ts'
import { patiently } from '../runtime/discord.ts'
import { describeError } from '../runtime/log.ts'
import type { InteractionContext } from './context.ts'
import type { GuildInteraction } from './dependencies.ts'
import type { Mentions } from './mentions.ts'

/** The name of the main bot. A whitelabel bot has its own name. */
const MAIN_BOT_NAME = 'Prosperity'
/** Discord forgets an interaction's token after this. */
const TOKEN_LIFE_MS = 15 * 60_000

/** Opens the context in which a command or component runs. @param isEphemeral whether the reply is declared ephemeral */
export function openContext(
  { use, place, dependencies, waitUntil }: GuildInteraction,
  isEphemeral: boolean,
  { mention }: Pick<Mentions, 'mention'>,
): InteractionContext {
  const { database, discord, botTokens, commandLimits, whitelabel, application, clock, startTimer, log } = dependencies
  const { speak, cards, webUrl } = dependencies
  const { id, userId, userNames, userAvatar, locale, applicationId, token, resolved, onComponentsV2 } = use
  const { guildId, channel, member, botPermissions } = place
  const now = clock()
  const replyLocale = isEphemeral ? locale : place.locale
  const text = speak(replyLocale)
  const memberText = speak(locale)
  let botToken: Promise<string | null> | undefined
  return {
    database,
    discord: patiently(discord, startTimer),
    botToken: () => (botToken ??= botTokens(applicationId)),
    whitelabel,
    cards,
    webUrl,
    now,
    interaction: { id, applicationId, token, expiresAt: now + TOKEN_LIFE_MS, componentsV2: onComponentsV2 },
    locale: replyLocale,
    async botName() {
      if (applicationId === application.id) return MAIN_BOT_NAME
      // A bot that was just deleted has no name.
      return shownName((await findBot(database, applicationId))?.name) ?? 'Bot'
    },
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
    forgetLimits: () => commandLimits.forget(guildId),
    after: (work) => {
      const logged = work.then(
        () => {},
        (error: unknown) => log.error('work after a reply failed', { guild: guildId, ...describeError(error) }),
      )
      waitUntil(logged)
    },
  }
}
