import type { Message } from '../../../shared/discord/message.ts'
import type { LevelText } from '../../../shared/levelling/level-text.ts'
import { FORM_CHOICES } from '../../../shared/settings/announcement-text.ts'
import { quotedText } from '../../../shared/settings/quoted-text.ts'
import { languageOf } from '../../../shared/text/language.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { listMessage, pageOf } from '../../messages/list.ts'

const TEXTS_PER_PAGE = 10

/** A page of the texts for single levels, lowest level first. @param wanted any whole number; the nearest page is shown */
export function levelTextsMessage(
  { text, mention, locale }: Pick<InteractionContext, 'text' | 'mention' | 'locale'>,
  levelTexts: readonly LevelText[],
  wanted: number,
  pageId: (page: number) => string,
): Message {
  const lines = levelTexts.map(({ level, form, text: own }) =>
    text('levelTexts.line', { level, form: FORM_CHOICES[form][languageOf(locale)], text: quotedText(own) }),
  )
  return listMessage(text, {
    title: text('levelTexts.title'),
    empty: text('levelTexts.empty', { set: mention('leveltexts set') }),
    page: pageOf(lines, wanted, TEXTS_PER_PAGE),
    pageId,
  })
}
