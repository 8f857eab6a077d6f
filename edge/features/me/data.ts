import { exportPerson, exportText } from '../../../shared/database/privacy/export.ts'
import { command } from '../../interactions/context.ts'
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
  async run({ database, guildId, user, now, text, say, webUrl }, { where = 'here' }) {
    const scope = where === 'here' ? guildId : null
    const bytes = new TextEncoder().encode(
      exportText(user.id, scope, await exportPerson(database, user.id, scope), now),
    )
    if (bytes.byteLength > LARGEST_FILE_BYTES) return say('me.dataTooLarge')
    const file = { name: 'my-data.json', type: 'application/json', bytes, description: text('me.dataFile') }
    const links = webLinks(webUrl, { privacy: text('web.privacy') })
    return {
      ...say(where === 'here' ? 'me.data' : 'me.dataEverywhere'),
      picture: file,
      ...(links.length > 0 && { components: [buttonRow(...links)] }),
    }
  },
})
