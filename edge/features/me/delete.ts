import { previewErasure } from '../../../shared/database/privacy/summary.ts'
import type { Elsewhere } from '../../../shared/discord/command.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { webLinks } from '../../messages/web-links.ts'
import { deleteOpenId } from './delete-components.ts'
import { meDeleteTranslations } from './delete-texts.ts'
import { whereOption } from './where.ts'

/**
 * `/me delete`: shows which data of the member would be deleted, here or in all servers, with a button that asks for a typed
 * confirmation. An owner of whitelabel bots must delete the bots first, because servers depend on them.
 */
export const deleteCommand = command({
  name: 'delete',
  description: 'Delete everything that is stored about you',
  translations: meDeleteTranslations,
  ephemeral: true,
  options: whereOption,
  run: (context, { where = 'here' }) => askMessage(context, where === 'here' ? context.guildId : null),
  elsewhere: (context) => askMessage(context, null),
})

/** The data that would be deleted, and the button that asks for a confirmation. @param scope the server; null for all servers */
async function askMessage(
  { database, user, text, webUrl }: Elsewhere<InteractionContext>,
  scope: Snowflake | null,
): Promise<Message> {
  const where = scope === null ? 'everywhere' : 'here'
  const found = await previewErasure(database, user.id, scope)
  const { guilds, xp, messages, entries, seasons, sessions, keys, bots } = found
  if (where === 'everywhere' && bots > 0) return { content: text('me.deleteBots', { bots }) }
  const lines = [
    where === 'here' ? text('me.deleteAsk') : text('me.deleteAskEverywhere', { guilds }),
    text('me.deleteXp', { xp, messages, entries }),
    ...(seasons > 0 ? [text('me.deleteSeasons', { seasons })] : []),
    ...(where === 'everywhere' && sessions + keys > 0 ? [text('me.deleteLogins', { sessions, keys })] : []),
    text('me.deleteStays'),
    text('me.deleteAfter'),
  ]
  const ask = button(text('me.deleteButton'), deleteOpenId(user.id, where), ButtonStyle.Danger)
  return {
    content: lines.join('\n'),
    components: [buttonRow(ask, ...webLinks(webUrl, { privacy: text('web.privacy') }))],
  }
}
