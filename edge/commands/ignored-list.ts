import type { IgnoredKind } from '../../shared/database/ignored.ts'
import type { GroupTranslations } from '../../shared/discord/translation.ts'
import { ignoredPageId } from '../components/ignored.ts'
import { ignoredPage } from '../guild/ignored-page.ts'
import { command } from '../interactions/context.ts'
import { ignoredMessage } from '../messages/ignored.ts'

/** `/ignored … list`: the same for channels and for roles. */
export const ignoredList = (kind: IgnoredKind, description: string, translations: GroupTranslations) =>
  command({
    name: 'list',
    description,
    translations,
    private: true,
    async run(context) {
      const page = await ignoredPage(context, kind, 1)
      return ignoredMessage(context, kind, page, ignoredPageId(context.user.id, kind))
    },
  })
