import type { Reach } from '../../../shared/database/guilds/reach.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { buttonRow } from '../../messages/button.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import { webLinks } from '../../messages/web-links.ts'

/** @param name what the bot is called */
export const aboutMessage = (
  { text, mention, webUrl }: Pick<InteractionContext, 'text' | 'mention' | 'webUrl'>,
  name: string,
  { activeGuilds, members }: Reach,
): Message => {
  const links = webLinks(webUrl, { guide: text('web.guide'), privacy: text('web.privacy') })
  return {
    embeds: [
      {
        color: ACCENT_COLOR,
        title: text('about.title', { name }),
        description: text('about.description', {
          level: mention('level'),
          leaderboard: mention('leaderboard'),
          setup: mention('setup'),
        }),
        fields: [
          { name: text('about.servers'), value: text('about.number', { number: activeGuilds }), inline: true },
          { name: text('about.members'), value: text('about.number', { number: members }), inline: true },
        ],
      },
    ],
    ...(links.length > 0 && { components: [buttonRow(...links)] }),
  }
}
