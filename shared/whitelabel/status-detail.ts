import * as v from 'valibot'
import { relativeTime } from '../discord/markdown.ts'
import { botDetailTexts } from '../text/bot-detail.ts'
import { speakFrom } from '../text/say.ts'

/** The reason for a bot's status. It is stored without words, and put into words in the reader's language. */
const schema = v.variant('why', [
  /** Discord refused the token. */
  v.object({ why: v.literal('token') }),
  /** The Server Members intent is off. */
  v.object({ why: v.literal('intent'), botId: v.string() }),
  /** Discord closed the connection with a code that Prosperity's operators must look at. */
  v.object({ why: v.literal('closed'), code: v.number() }),
  /** No identifies are left for today. `resetAt` is in milliseconds since 1970. */
  v.object({ why: v.literal('spent'), resetAt: v.number() }),
  v.object({ why: v.picklist(['unreadable', 'unknown-action', 'unknown-status', 'premium']) }),
])

export type StatusDetail = v.InferOutput<typeof schema>

/** The text that is stored in `whitelabel_bots.status_detail`. */
export const storeDetail = (detail: StatusDetail): string => JSON.stringify(detail)

const storedDetail = v.pipe(v.string(), v.parseJson(), schema)

const speak = speakFrom(botDetailTexts)

/**
 * Puts a stored detail into words that tell the owner what to do. A plain text, as earlier releases stored it, is returned
 * unchanged.
 * @param locale Discord's locale code of the reader
 * @param stored a text of `storeDetail`
 * @param setup a mention of the command `/whitelabel setup`
 */
export function sayDetail(locale: string, stored: string, setup: string): string {
  const text = speak(locale)
  const parsed = v.safeParse(storedDetail, stored)
  if (!parsed.success) return stored
  const detail = parsed.output
  switch (detail.why) {
    case 'token':
      return text('botDetail.token', { setup })
    case 'intent':
      return text('botDetail.intent', { page: `https://discord.com/developers/applications/${detail.botId}/bot` })
    case 'closed':
      return text('botDetail.closed', { code: String(detail.code) })
    case 'spent':
      return text('botDetail.spent', { when: relativeTime(detail.resetAt) })
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
