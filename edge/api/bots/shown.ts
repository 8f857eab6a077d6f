import type { OwnBot } from '../../../shared/api/bots.ts'
import type { ShownBot } from '../../../shared/database/bots/whitelabel.ts'
import { avatarUrl } from '../../../shared/discord/avatar.ts'
import { inviteLink } from '../../../shared/discord/invite.ts'
import { shownName } from '../../../shared/discord/name.ts'
import { readPresence } from '../../../shared/whitelabel/presence.ts'
import { possibleActions, stateLines } from '../../whitelabel/bot-state.ts'
import type { ApiContext } from '../context.ts'
import { sayAsCommands } from '../guild/say.ts'

/** A bot as its owner sees it, without its token. */
export const shownBot = (
  bot: ShownBot,
  { locale, whitelabel, people }: Pick<ApiContext, 'locale' | 'whitelabel' | 'people'>,
): OwnBot => ({
  id: bot.botId,
  name: shownName(bot.name) ?? bot.botId,
  avatarUrl: avatarUrl(
    { id: bot.botId, avatar: bot.avatarHash, discriminator: '0' },
    { size: 128, cdnUrl: people.cdnUrl },
  ),
  status: bot.status,
  statusText: stateLines(sayAsCommands(locale), locale, bot).join('\n'),
  action: bot.action,
  possible: [...possibleActions(bot)],
  presence: readPresence(bot.presence),
  interactionsUrl: whitelabel?.interactionsUrl(bot.botId) ?? null,
  inviteUrl: inviteLink(bot.botId),
  updatedAt: bot.updatedAt,
})
