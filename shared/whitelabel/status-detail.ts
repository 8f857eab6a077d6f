import * as v from 'valibot'
import { botDetailTexts } from '../text/bot-detail.ts'
import { speakFrom } from '../text/say.ts'

/** Why a bot stands where it stands; the words are found when somebody reads them, in their language. */
const schema = v.variant('why', [
  /** Discord does not take the token. */
  v.object({ why: v.literal('token') }),
  /** The Server Members intent is off. */
  v.object({ why: v.literal('intent'), botId: v.string() }),
  /** Discord closed the connection, by a code that the operators of the bot have to look at. */
  v.object({ why: v.literal('closed'), code: v.number() }),
  /** The identifies of the day are spent. Milliseconds since 1970. */
  v.object({ why: v.literal('spent'), resetAt: v.number() }),
  v.object({ why: v.picklist(['unreadable', 'unknown-action', 'unknown-status', 'premium']) }),
])

export type StatusDetail = v.InferOutput<typeof schema>

/** As it is kept in `whitelabel_bots.status_detail`. */
export const storeDetail = (detail: StatusDetail): string => JSON.stringify(detail)

const stored = v.pipe(v.string(), v.parseJson(), schema)

const speak = speakFrom(botDetailTexts)

/** In words that the owner can act on. What was kept as text, before details had a language, is said as it is.
 * @param setup how the reader runs `/whitelabel setup`
 */
export function sayDetail(locale: string, kept: string, setup: string): string {
  const text = speak(locale)
  const parsed = v.safeParse(stored, kept)
  if (!parsed.success) return kept
  const detail = parsed.output
  switch (detail.why) {
    case 'token':
      return text('botDetail.token', { setup })
    case 'intent':
      return text('botDetail.intent', { page: `https://discord.com/developers/applications/${detail.botId}/bot` })
    case 'closed':
      return text('botDetail.closed', { code: String(detail.code) })
    case 'spent':
      return text('botDetail.spent', { when: `<t:${Math.ceil(detail.resetAt / 1_000)}:R>` })
    case 'unreadable':
      return text('botDetail.unreadable', { setup })
    case 'unknown-action':
      return text('botDetail.unknownAction')
    case 'unknown-status':
      return text('botDetail.unknownStatus')
    case 'premium':
      return text('botDetail.premium')
  }
}
