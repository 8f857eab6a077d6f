import type { Message } from '../../../shared/discord/message.ts'
import { factorOf } from '../../../shared/levelling/earning-factor.ts'
import { RULE_CHOICES } from '../../../shared/settings/multiplier-rule.ts'
import { languageOf } from '../../../shared/text/language.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { entryLine } from '../../messages/entry-line.ts'
import { listMessage } from '../../messages/list.ts'
import { targetMention } from '../../messages/multiplier.ts'
import type { MultipliersPage } from './page.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention' | 'locale'>

/** A page of the multipliers. Its first line says how several multipliers count at once. */
export function multipliersMessage(
  { text, mention, locale }: MessageContext,
  page: MultipliersPage,
  pageId: (page: number) => string,
): Message {
  const remove = mention('multipliers remove')
  const lines = page.items.map((entry) => {
    return text('multipliers.line', {
      factor: factorOf(entry.percent),
      entry: entryLine(text, targetMention(entry), entry, remove),
    })
  })
  const rule = text('multipliers.rule', {
    rule: RULE_CHOICES[page.rule][languageOf(locale)],
    stacking: mention('settings stacking'),
  })
  const [role, channel] = [mention('multipliers role'), mention('multipliers channel')]
  return listMessage(text, {
    title: text('multipliers.title'),
    empty: text('multipliers.empty', { role, channel }),
    page: { ...page, items: lines.length === 0 ? [] : [rule, ...lines] },
    pageId,
  })
}
