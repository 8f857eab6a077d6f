import * as v from 'valibot'
import { ANNOUNCEMENT_FORMS } from '../levelling/announcement-body.ts'
import { MAX_LEVEL } from '../levelling/curve.ts'
import { described } from './described.ts'
import { count, id, sentence } from './ids.ts'

const level = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LEVEL))

const text = described(
  'With {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp} and {server}; {{ is a plain brace',
  v.pipe(v.string(), v.maxLength(2_000)),
)
const form = v.picklist(ANNOUNCEMENT_FORMS)

/** `PUT /guilds/:guild_id/level-texts/:level` */
export const levelTextBody = v.strictObject({ text, form })

/** `POST /guilds/:guild_id/level-texts/preview` */
export const levelTextPreviewBody = v.strictObject({ level, text, form })

const item = v.object({
  level,
  text,
  form,
  announced: described('Whether level-ups to this level are announced now', v.boolean()),
})
export type LevelTextItem = v.InferOutput<typeof item>

/** `GET /guilds/:guild_id/level-texts`, and the reply to PUT and DELETE. */
export const levelTextsReply = v.object({
  version: v.string(),
  items: described('Lowest level first', v.array(item)),
  most: described('The most levels that can have a text of their own', count),
  saved: described('What was done, in words; null for GET', v.nullable(sentence)),
})
export type LevelTextsReply = v.InferOutput<typeof levelTextsReply>

export const levelTextPreviewReply = v.object({
  refusal: described('Why the text would be refused; null where it would not', v.nullable(sentence)),
  content: described(
    'The message as Discord gets it, in the server’s language; empty where the text is refused. It mentions `userId`',
    sentence,
  ),
  embed: described('The text of the message’s embed; null where it has none', v.nullable(sentence)),
  userId: described('The member in the example', id),
  announced: described('Whether level-ups to this level are announced now', v.boolean()),
})
export type LevelTextPreviewReply = v.InferOutput<typeof levelTextPreviewReply>
