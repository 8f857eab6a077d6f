import * as v from 'valibot'
import type { WebSession } from '../../shared/database/web/sessions.ts'
import { ALL_PERMISSIONS } from '../../shared/discord/permission.ts'
import { snowflakeSchema } from '../../shared/discord/snowflake-schema.ts'
import type { DiscordApi } from '../runtime/discord.ts'
import { remember } from '../runtime/kept.ts'
import type { SessionTokens } from './session-tokens.ts'

/** A guild that a person is in, as Discord shows it to the person's own login. */
export interface PersonGuild {
  id: string
  name: string
  /** The hash in the icon's address; null where the guild has no icon. */
  icon: string | null
  /** The owner of the guild has all permissions. */
  permissions: bigint
}

export type PersonGuildsFound =
  | { ok: true; guilds: readonly PersonGuild[] }
  /** `logged-out`: Discord or the key no longer knows the person's token, so the person must log in again. */
  | { ok: false; reason: 'logged-out' | 'unavailable' }

/**
 * The guilds that a person is in, kept in memory per isolate: Discord allows few of these requests. The list only offers
 * guilds: before each use of a guild, the bot asks Discord for the person's rights there.
 */
export interface PersonGuilds {
  /** @param refresh whether the person asked for a new list */
  find(session: Pick<WebSession, 'idHash' | 'sealedToken'>, refresh: boolean): Promise<PersonGuildsFound>
}

const FRESH_MS = 60_000
/** A list up to this age is not read again, even if the person asks for a new one. */
const REFRESHED_MS = 5_000
/** While Discord refuses or does not answer, a list up to this age is used. */
const STALE_MS = 10 * 60_000
/** A person is in up to 200 guilds: some 40 KiB. */
const MOST_PEOPLE = 300

/** https://discord.com/developers/docs/resources/user#get-current-user-guilds */
const guildsSchema = v.array(
  v.pipe(
    v.object({
      id: snowflakeSchema,
      name: v.string(),
      icon: v.optional(v.nullable(v.string()), null),
      owner: v.optional(v.boolean(), false),
      permissions: v.pipe(
        v.string(),
        v.regex(/^\d{1,20}$/),
        v.transform((text) => BigInt(text)),
      ),
    }),
    v.transform(
      ({ id, name, icon, owner, permissions }): PersonGuild => ({
        ...{ id, name, icon },
        permissions: owner ? ALL_PERMISSIONS : permissions,
      }),
    ),
  ),
)

interface PersonGuildsParts {
  discord: DiscordApi
  tokens: SessionTokens
  /** Milliseconds since 1970. */
  clock(): number
}

export function createPersonGuilds({ discord, tokens, clock }: PersonGuildsParts): PersonGuilds {
  const kept = new Map<string, { guilds: readonly PersonGuild[]; readAt: number }>()
  return {
    async find({ idHash, sealedToken }, refresh) {
      const known = kept.get(idHash)
      const age = known === undefined ? Number.POSITIVE_INFINITY : clock() - known.readAt
      if (known !== undefined && age < (refresh ? REFRESHED_MS : FRESH_MS)) return { ok: true, guilds: known.guilds }
      const token = await tokens.open(idHash, sealedToken)
      if (token === null) return { ok: false, reason: 'logged-out' }
      const readAt = clock()
      const request = { method: 'GET', path: '/users/@me/guilds', token, scheme: 'Bearer' } as const
      const answer = await discord(request).catch(() => null)
      if (answer?.status === 401) {
        kept.delete(idHash)
        return { ok: false, reason: 'logged-out' }
      }
      const parsed = v.safeParse(guildsSchema, answer?.body)
      if (answer?.status === 200 && parsed.success) {
        remember(kept, idHash, { guilds: parsed.output, readAt }, MOST_PEOPLE)
        return { ok: true, guilds: parsed.output }
      }
      return known !== undefined && age < STALE_MS
        ? { ok: true, guilds: known.guilds }
        : { ok: false, reason: 'unavailable' }
    },
  }
}
