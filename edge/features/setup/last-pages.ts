import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { button, buttons, pageOf, type SetupContext, type SetupIds, standing } from './parts.ts'

/** The third page: what does not work yet. @param found the reply of `/doctor` */
export function checkPage(context: SetupContext, overview: GuildOverview, found: Message, ids: SetupIds): Message {
  const { text } = context
  const page = pageOf(context, {
    step: 3,
    fields: standing(context, overview),
    outcome: null,
    rows: [
      buttons(
        button(text('list.previous'), ids.page('roles')),
        button(text('whitelabel.refresh'), ids.page('check')),
        button(text('setup.finish'), ids.page('done'), ButtonStyle.Primary),
      ),
    ],
  })
  return { ...page, embeds: [...page.embeds, ...(found.embeds ?? [])] }
}

/** What members and admins can do next. */
export const donePage = ({ text, mention }: SetupContext): Message => ({
  content: text('setup.done', {
    level: mention('level'),
    leaderboard: mention('leaderboard'),
    settings: mention('settings show'),
    ignored: mention('ignored channels add'),
    doctor: mention('doctor'),
  }),
  embeds: [],
  components: [],
})
