import { exportPerson, exportText } from '../../../shared/database/privacy/export.ts'
import type { Elsewhere } from '../../../shared/discord/command.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { buttonRow } from '../../messages/button.ts'
import { webLinks } from '../../messages/web-links.ts'
import { meDataTranslations } from './data-texts.ts'
import { whereOption } from './where.ts'

/** Discord's limit for a file in a message, in bytes. https://discord.com/developers/docs/reference#uploading-files */
const LARGEST_FILE_BYTES = 10 * 1_024 * 1_024

/** `/me data`: a file of everything that is stored about the member, in this server or everywhere. */
export const dataCommand = command({
  name: 'data',
  description: 'A file of everything that is stored about you',
  translations: meDataTranslations,
  ephemeral: true,
  options: whereOption,
  run: (context, { where = 'here' }) => dataMessage(context, where === 'here' ? context.guildId : null),
  elsewhere: (context) => dataMessage(context, null),
})

/** A file of everything that is stored about the member. @param scope the server; null for all servers */
async function dataMessage(
  { database, user, now, text, say, webUrl }: Elsewhere<InteractionContext>,
  scope: Snowflake | null,
): Promise<Message> {
  const bytes = new TextEncoder().encode(exportText(user.id, scope, await exportPerson(database, user.id, scope), now))
  if (bytes.byteLength > LARGEST_FILE_BYTES) return say('me.dataTooLarge')
  const file = { name: 'my-data.json', type: 'application/json', bytes, description: text('me.dataFile') }
  const links = webLinks(webUrl, { privacy: text('web.privacy') })
  return {
    ...say(scope === null ? 'me.dataEverywhere' : 'me.data'),
    picture: file,
    ...(links.length > 0 && { components: [buttonRow(...links)] }),
  }
}
