import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { fitList } from '../../messages/list.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import { webLinks } from '../../messages/web-links.ts'
import type { SetupIds } from './ids.ts'
import { currentSettings, pageOf, type SetupContext } from './page.ts'

/** Discord's limit for all embeds of a message together is 6,000. The page above has the current settings. */
const LONGEST_FOUND = 3_000

/** The third page: the problems that are left. @param found the lines of `/doctor` */
export function checkPage(
  context: SetupContext,
  overview: GuildOverview,
  found: readonly string[],
  ids: SetupIds,
): Message {
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
  const description = fitList(found, { limit: LONGEST_FOUND, more: (count) => text('list.more', { count }) })
  return { ...page, embeds: [...page.embeds, { color: ACCENT_COLOR, title: text('doctor.title'), description }] }
}

/** The end of the setup: names the commands that members and admins can use next, and links to the guide. */
export function donePage({ text, mention, webUrl }: SetupContext): Message {
  const links = webLinks(webUrl, { adminGuide: text('web.guide') })
  return {
    content: text('setup.done', {
      level: mention('level'),
      leaderboard: mention('leaderboard'),
      settings: mention('settings show'),
      ignored: mention('ignored channels add'),
      doctor: mention('doctor'),
    }),
    embeds: [],
    components: links.length > 0 ? [buttonRow(...links)] : [],
  }
}
