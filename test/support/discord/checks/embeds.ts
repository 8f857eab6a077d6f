import type { APIEmbed } from 'discord-api-types/v10'
import * as v from 'valibot'
import { badLength, tooLong, wording } from '../rest/form-errors.ts'

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const MOST_TOGETHER = 6_000

const trimmed = v.pipe(v.string(), v.trim())
const upTo = (most: number) => v.pipe(trimmed, v.maxLength(most, tooLong(most)))
const between = (least: number, most: number) =>
  v.pipe(trimmed, v.minLength(least, badLength(least, most)), v.maxLength(most, badLength(least, most)))
const address = v.pipe(
  v.string(),
  v.regex(/^(https?|attachment):\/\//, wording('URL_TYPE_INVALID_SCHEME', "Scheme must be one of ('http', 'https').")),
  v.maxLength(2_048, tooLong(2_048)),
)
const image = v.nullish(v.object({ url: address }))

const embedSchema = v.object({
  title: v.nullish(upTo(256)),
  type: v.nullish(v.string()),
  description: v.nullish(upTo(4_096)),
  url: v.nullish(address),
  timestamp: v.nullish(v.pipe(v.string(), v.isoTimestamp(wording('DATETIME_TYPE_PARSE', 'Could not parse value.')))),
  color: v.nullish(
    v.pipe(
      v.number(),
      v.integer(),
      v.maxValue(0xff_ff_ff, wording('NUMBER_TYPE_MAX', 'int value should be less than or equal to 16777215.')),
    ),
  ),
  footer: v.nullish(v.object({ text: upTo(2_048), icon_url: v.nullish(address) })),
  image,
  thumbnail: image,
  author: v.nullish(v.object({ name: upTo(256), url: v.nullish(address), icon_url: v.nullish(address) })),
  fields: v.nullish(
    v.pipe(
      v.array(v.object({ name: between(1, 256), value: between(1, 1_024), inline: v.optional(v.boolean()) })),
      v.maxLength(25, badLength(0, 25)),
    ),
  ),
})

type Embed = v.InferOutput<typeof embedSchema>

export const embedsSchema = v.pipe(
  v.array(embedSchema),
  v.maxLength(10, badLength(0, 10)),
  v.check(
    (embeds) => embeds.reduce((sum, embed) => sum + lengthOf(embed), 0) <= MOST_TOGETHER,
    wording('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_TOGETHER}`),
  ),
)

function lengthOf({ title, description, footer, author, fields }: Embed): number {
  const texts = [title, description, footer?.text, author?.name, ...(fields ?? []).flatMap((f) => [f.name, f.value])]
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}

/** Embeds as Discord keeps them: trimmed, typed, without what is null. What is left of the schema's output is an embed. */
export const keptEmbeds = (embeds: readonly Embed[]): APIEmbed[] =>
  embeds.map((embed) => ({
    type: 'rich',
    ...Object.fromEntries(Object.entries(embed).filter(([, value]) => value !== null && value !== undefined)),
  })) as APIEmbed[]
