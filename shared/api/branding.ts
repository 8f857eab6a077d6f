import * as v from 'valibot'
import { LONGEST_BIO, LONGEST_NICK } from '../branding/profile.ts'
import { described } from './described.ts'
import { time } from './ids.ts'

/** `GET /guilds/:guild_id/branding`: what is set for this server; null for the bot's own. */
export const brandingReply = v.object({
  nick: v.nullable(v.string()),
  bio: described('The text in the profile of the bot', v.nullable(v.string())),
  avatarUrl: v.nullable(v.string()),
  bannerUrl: v.nullable(v.string()),
  premiumEndedAt: described(
    'Since when the person who set it has been without premium. Some days later it is reset. Null otherwise',
    v.nullable(time),
  ),
  refusal: described('Why it cannot be changed now, as a sentence; null where it can', v.nullable(v.string())),
})

const picture = v.optional(
  v.nullable(
    described('A PNG, JPEG or GIF picture of up to 1 MiB as a data URI', v.pipe(v.string(), v.maxLength(1_450_000))),
  ),
)

const text = (longest: number) =>
  v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest))))

/** `PATCH /guilds/:guild_id/branding`: absent parts stay as they are, null takes a part away. */
export const brandingPatch = v.pipe(
  v.strictObject({ nick: text(LONGEST_NICK), bio: text(LONGEST_BIO), avatar: picture, banner: picture }),
  v.check((change) => Object.keys(change).length > 0),
)

export type BrandingReply = v.InferOutput<typeof brandingReply>
export type BrandingPatch = v.InferInput<typeof brandingPatch>
