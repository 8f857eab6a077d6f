import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { button, buttonRow } from '../../messages/button.ts'
import type { SetupIds } from './ids.ts'
import { currentSettings, pageOf, type SetupContext } from './page.ts'

/** The third page: the problems that are left. @param found the reply of `/doctor` */
export function checkPage(context: SetupContext, overview: GuildOverview, found: Message, ids: SetupIds): Message {
  const { text } = context
  const page = pageOf(context, {
    step: 3,
    fields: currentSettings(context, overview),
    outcome: null,
    rows: [
      buttonRow(
        button(text('list.previous'), ids.page('roles')),
        button(text('whitelabel.refresh'), ids.page('check')),
        button(text('setup.finish'), ids.page('done'), ButtonStyle.Primary),
      ),
    ],
  })
  return { ...page, embeds: [...page.embeds, ...(found.embeds ?? [])] }
}

/** The end of the setup: names the commands that members and admins can use next. */
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
