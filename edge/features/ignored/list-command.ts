import type { IgnoredKind } from '../../../shared/database/guilds/ignored.ts'
import type { GroupTranslations } from '../../../shared/discord/translation.ts'
import { command } from '../../interactions/context.ts'
import { ignoredPageId } from './component.ts'
import { ignoredMessage } from './message.ts'
import { ignoredPage } from './page.ts'

/** `/ignored channels list` and `/ignored roles list`. */
export const ignoredList = (kind: IgnoredKind, description: string, translations: GroupTranslations) =>
  command({
    name: 'list',
    description,
    translations,
    ephemeral: true,
    async run(context) {
      const page = await ignoredPage(context, kind, 1)
      return ignoredMessage(context, kind, page, ignoredPageId(context.user.id, kind))
    },
  })
