import * as v from 'valibot'
import type { Author } from '../../shared/audit/entry.ts'
import { type Profile, partsSet, withoutParts } from '../../shared/branding/profile.ts'
import { type Branding, forgetBranding, saveBranding } from '../../shared/database/branding/branding.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { DiscordAnswer, DiscordApi } from '../runtime/discord.ts'

/** A change of the main bot's profile in a guild. Pictures are data URIs. Null removes a part, and an absent part stays. */
export type ProfileChange = Partial<Profile>

/**
 * Why the profile was not changed. `nickname`: the bot may not change its nickname. `tooFast`: Discord asks to wait. `refused`: Discord
 * does not accept a picture or a text. `gone`: the bot is not in the guild. `unwell`: Discord fails or does not answer.
 */
export type ProfileRefusal = 'nickname' | 'tooFast' | 'refused' | 'gone' | 'unwell'

/** Dependencies of a change. */
export interface ProfileParts {
  database: Queries
  discord: DiscordApi
  /** Of the main bot. A secret. */
  token: string
  now: number
}

const REASON = 'Changed by an administrator of the server'
const MISSING_PERMISSIONS = 50_013

const memberSchema = v.object({ avatar: v.nullish(v.string(), null), banner: v.nullish(v.string(), null) })
const refusalSchema = v.object({ code: v.number() })

/** Why Discord refused the change; null if it did not. */
function refusalOf({ status, body }: DiscordAnswer): ProfileRefusal | null {
  if (status === 200) return null
  if (status === 429 || (status === 400 && JSON.stringify(body).includes('_RATE_LIMIT"'))) return 'tooFast'
  if (status === 400) return 'refused'
  const read = v.safeParse(refusalSchema, body)
  if (status === 403 && read.success && read.output.code === MISSING_PERMISSIONS) return 'nickname'
  return status === 403 || status === 404 ? 'gone' : 'unwell'
}

async function send({ discord, token }: ProfileParts, guildId: string, body: object) {
  const path = `/guilds/${guildId}/members/@me`
  const answer = await discord({ method: 'PATCH', path, token, body, reason: REASON }).catch(() => null)
  if (answer === null) return { ok: false, reason: 'unwell' } as const
  const reason = refusalOf(answer)
  return reason === null ? ({ ok: true, body: answer.body } as const) : ({ ok: false, reason } as const)
}

/** Changes the profile of the main bot in a guild, and stores what Discord has accepted. */
export async function changeProfile(
  parts: ProfileParts,
  author: Author,
  change: ProfileChange,
): Promise<{ ok: true } | { ok: false; reason: ProfileRefusal }> {
  const sent = await send(parts, author.guildId, change)
  if (!sent.ok) return sent
  const hashes = v.parse(memberSchema, sent.body)
  const stored = {
    ...change,
    ...(change.avatar !== undefined && { avatar: hashes.avatar }),
    ...(change.banner !== undefined && { banner: hashes.banner }),
  }
  await saveBranding(parts.database, author, stored, parts.now)
  return { ok: true }
}

/** Removes all parts that the guild has set. @returns `changed` where another change was stored at the same time */
export async function resetProfile(
  parts: ProfileParts,
  { actor }: Pick<Author, 'actor'>,
  branding: Branding,
): Promise<{ ok: true } | { ok: false; reason: ProfileRefusal | 'changed' }> {
  const sent = await send(parts, branding.guildId, withoutParts(partsSet(branding)))
  if (!sent.ok) return sent
  const isForgotten = await forgetBranding(parts.database, branding, { actor, why: 'asked' }, parts.now)
  return isForgotten ? { ok: true } : { ok: false, reason: 'changed' }
}
