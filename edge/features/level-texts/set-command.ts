import { setLevelText } from '../../../shared/database/guilds/level-texts.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { Type } from '../../../shared/discord/option.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import { levelTextExample } from '../../../shared/levelling/example-announcement.ts'
import { isAnnouncedAlone, isFullFor, MOST_LEVEL_TEXTS, withLevelText } from '../../../shared/levelling/level-text.ts'
import { LONGEST_WORDING } from '../../../shared/levelling/wording.ts'
import { wordingFault } from '../../../shared/levelling/wording-values.ts'
import { FORM_CHOICES, typedText } from '../../../shared/settings/announcement-text.ts'
import { wordingFaultText } from '../../../shared/settings/wording-texts.ts'
import { namedChoices } from '../../../shared/text/language.ts'
import { command } from '../../interactions/context.ts'
import { belowLines, shownAnnouncement } from '../../messages/announcement-preview.ts'
import { levelTextsSetTranslations } from './texts.ts'

/** `/leveltexts set level text [form]`: stores the text for a level, and shows the announcement exactly as it will be posted. */
export const set = command({
  name: 'set',
  description: 'Set the text for a level, and show how it will be posted',
  translations: levelTextsSetTranslations,
  ephemeral: true,
  options: {
    level: {
      type: Type.Integer,
      description: 'For which level',
      required: true,
      min_value: 1,
      max_value: MAX_LEVEL,
    },
    text: {
      type: Type.String,
      description: 'With {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server}; \\n is a new line',
      required: true,
      max_length: LONGEST_WORDING,
    },
    form: {
      type: Type.String,
      description: 'A plain message (default) or an embed',
      choices: namedChoices(FORM_CHOICES),
    },
  },
  prefetch: ({ database, guildId }) => guildOverview(database, guildId),
  async run(context, { level, text: typed, form = 'plain' }, prefetched) {
    const { database, guildId, actor, user, now, locale, text, mention } = context
    const wanted = { level, text: typedText(typed), form }
    const fault = wordingFault(wanted.text, form)
    if (fault !== null) return { content: wordingFaultText(fault, locale) }
    const stored = prefetched ?? (await guildOverview(database, guildId))
    const made = await setLevelText(database, { guildId, actor }, wanted, now)
    if (made !== 'made') {
      const isFull = isFullFor(stored.levelTexts, level)
      return {
        content: isFull
          ? text('levelTexts.tooMany', { most: MOST_LEVEL_TEXTS, remove: mention('leveltexts remove') })
          : text('levelTexts.same', { level }),
      }
    }
    const isPosted = stored.settings.notificationType !== 'disable' && isAnnouncedAlone(level, stored)
    const hidden = text('levelTexts.unannounced', {
      level,
      levels: mention('settings announced-levels'),
      notifications: mention('settings notifications'),
    })
    const lines = [...(isPosted ? [] : [`⚠️ ${hidden}`]), text('levelTexts.saved', { level })]
    const body = levelTextExample({ ...stored, levelTexts: withLevelText(stored.levelTexts, wanted) }, level, user.id)
    return belowLines(lines, body && shownAnnouncement(body))
  },
})
