import type { Reach } from '../../shared/database/guilds.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Speak } from '../../shared/text/say.ts'
import { ACCENT_COLOR } from './style.ts'

export const aboutMessage = (text: Speak, { activeGuilds, members }: Reach): Message => ({
  embeds: [
    {
      color: ACCENT_COLOR,
      title: text('about.title'),
      description: text('about.description'),
      fields: [
        { name: text('about.servers'), value: text('about.number', { number: activeGuilds }), inline: true },
        { name: text('about.members'), value: text('about.number', { number: members }), inline: true },
      ],
    },
  ],
})
