import type { Reach } from '../../../shared/database/guilds/reach.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'

/** @param name what the bot is called */
export const aboutMessage = (
  { text, mention }: Pick<InteractionContext, 'text' | 'mention'>,
  name: string,
  { activeGuilds, members }: Reach,
): Message => ({
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
})
