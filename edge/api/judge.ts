import { includesTier, type Tier } from '../../shared/api/tier.ts'
import { noteApiKeyUse, type UsedKey } from '../../shared/database/web/api-keys.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { access } from '../sessions/access.ts'
import type { Bot } from '../sessions/guild-bots.ts'
import type { Sights } from '../sessions/guild-sights.ts'
import type { Identity } from '../sessions/identify.ts'
import type { ApiContext, GuildContext, PersonContext } from './context.ts'
import type { Found } from './find-caller.ts'
import { type Problem, refuse } from './problem.ts'
import { type AnyRoute, isWrite } from './route.ts'
import { BotUnusableError, refusedToken } from './serving-bot.ts'
import type { SayApi } from './texts.ts'

/** The facts about the caller that the context of a handler has. */
export type Caller =
  | ({ kind: 'person' } & Pick<PersonContext, 'person' | 'session'>)
  | ({ kind: 'guild' } & Pick<GuildContext, 'bot' | 'tier' | 'actor' | 'member'>)

/** `unknown`: the key or session does not exist, so the request may be a guess. */
export type Verdict = { ok: true; caller: Caller } | { ok: false; problem: Problem; unknown?: true }

/** A request whose caller is judged. */
export interface Asked {
  route: AnyRoute
  /** Null for a route that is about no guild. */
  guildId: Snowflake | null
  base: Pick<ApiContext, 'database' | 'now' | 'after'>
  sights: Sights
  /** The bot that serves the guild. @throws where its token cannot be opened, or the caller is unknown */
  servingBot(): Promise<Bot>
  say: SayApi
}

/** The last use of a key is stored at most this often. */
const USE_NOTED_EVERY_MS = 60_000

/** The tier of a key: at most that of a manager. */
const TIER_OF_SCOPE = { read: 'viewer', write: 'manager' } as const satisfies Record<'read' | 'write', Tier>

const no = (problem: Problem): Verdict => ({ ok: false, problem })
const unknown = (problem: Problem): Verdict => ({ ok: false, problem, unknown: true })

async function judgeKey(key: UsedKey | null, { route, guildId, base, servingBot, say }: Asked): Promise<Verdict> {
  if (key === null) return unknown(refuse('not-logged-in', say('notAKey')))
  const { id, expiresAt, usedAt, scope, createdBy } = key
  if (expiresAt !== null && expiresAt <= base.now) return no(refuse('not-logged-in', say('keyExpired')))
  if (key.guildId !== guildId || !key.isGuildActive) return no(refuse('not-found', say('noSuchServer')))
  if (route.key === 'write' && scope === 'read') return no(refuse('forbidden', say('keyOnlyReads')))
  if (usedAt === null || base.now - usedAt >= USE_NOTED_EVERY_MS) base.after(noteApiKeyUse(base.database, id, base.now))
  const actor: GuildContext['actor'] = { id: createdBy, via: 'api', keyId: id }
  const bot = await servingBot()
  return { ok: true, caller: { kind: 'guild', bot, tier: TIER_OF_SCOPE[scope], actor, member: null } }
}

/** Asks Discord for the person's roles where they are not in memory. */
async function judgePerson(identity: Identity | null, { route, sights, servingBot, say }: Asked): Promise<Verdict> {
  if (identity === null) return unknown(refuse('not-logged-in', say('notLoggedIn')))
  const { session, guild } = identity
  const { person } = session
  if (guild === null) return { ok: true, caller: { kind: 'person', person, session } }
  const bot = await servingBot()
  const purpose = isWrite(route) ? 'write' : 'read'
  const granted = await access(sights.as(bot), { guild, userId: person.id }, purpose)
  if (!granted.ok) {
    if (granted.reason === 'bot-refused') throw new BotUnusableError(refusedToken(bot))
    return granted.reason === 'unavailable'
      ? no(refuse('unavailable', say('discordSilent'), { retryAfterSeconds: 5 }))
      : no(refuse('not-found', say('noSuchServer')))
  }
  const { tier, member } = granted
  // Routes for anyone and for every person are about no guild.
  const needed = route.access as Tier
  if (!includesTier(tier, needed))
    return no(refuse('forbidden', say(needed === 'admin' ? 'needsAdmin' : 'needsManager')))
  const actor: GuildContext['actor'] = { id: person.id, via: 'dashboard', keyId: null }
  return { ok: true, caller: { kind: 'guild', bot, tier, actor, member } }
}

/** Decides whether the caller may use a route. @throws BotUnusableError */
export const judge = (found: Found, asked: Asked): Promise<Verdict> =>
  found.kind === 'key' ? judgeKey(found.key, asked) : judgePerson(found.identity, asked)
