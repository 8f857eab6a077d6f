import { DiscordAPIError, type REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10'
import type { Kysely } from 'kysely'
import { isOver, type ProfilePart, partsSet, withoutParts } from '../../shared/branding/profile.ts'
import {
  type Branding,
  endBranding,
  listBrandings,
  noteBrandingPremium,
} from '../../shared/database/branding/branding.ts'
import { premiumAmong } from '../../shared/database/members/premium.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { describe } from '../discord/describe.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'

const PAGE = 500
/** How many profiles one run resets, so that other requests to Discord do not wait. The next runs reset the others. */
const MOST_RESETS = 20
/** When a reset that Discord refused is tried again. */
const AGAIN_MS = 3_600_000
const REASON = 'Premium has ended'

export interface BrandingsParts {
  db: Kysely<Database>
  /** Products that include premium. */
  skuIds: readonly Snowflake[]
  /** How long a profile stays after the end of premium. */
  graceMs: number
  /** Requests as the main bot, also where a customer's bot serves the guild; null where another process runs it. */
  mainRest: () => REST | null
  metrics: Pick<Metrics, 'brandingResets'>
  log: Log
  clock: { now(): number }
}

/**
 * Resets the profiles that guilds gave the main bot, once the premium of the people who set them has ended. It reads stored premium.
 * So an end is noticed later if no process ran, or if the bot was not in the guild.
 */
export class Brandings {
  /** When guilds whose reset was refused are tried again. */
  private readonly again = new Map<Snowflake, number>()

  constructor(private readonly parts: BrandingsParts) {}

  /** Stores when premium has ended, and resets the profiles whose grace is over. */
  async run(): Promise<void> {
    const { db, mainRest, graceMs, clock } = this.parts
    const rest = mainRest()
    if (rest === null) return
    let left = MOST_RESETS
    let after: Snowflake | null = null
    do {
      const page: Branding[] = await listBrandings(db, { after, limit: PAGE })
      for (const branding of await this.withPremium(page)) {
        const isDue = isOver(branding.premiumEndedAt, clock.now(), graceMs)
        if (left === 0 || !isDue || (this.again.get(branding.guildId) ?? 0) > clock.now()) continue
        left--
        await this.reset(rest, branding)
      }
      after = page.length === PAGE ? (page.at(-1)?.guildId ?? null) : null
    } while (after !== null)
  }

  /** Stores for each profile whether the person who set it has premium now. @returns the profiles with this change */
  private async withPremium(page: readonly Branding[]): Promise<Branding[]> {
    const { db, skuIds, clock } = this.parts
    const now = clock.now()
    const people = [...new Set(page.flatMap(({ setBy }) => setBy ?? []))]
    const premium = await premiumAmong(db, people, { skuIds, now })
    const has = ({ setBy }: Branding): boolean => setBy !== null && premium.has(setBy)
    const ended = page.filter((one) => !has(one) && one.premiumEndedAt === null)
    const back = page.filter((one) => has(one) && one.premiumEndedAt !== null)
    await noteBrandingPremium(db, ended.map(guildOf), now)
    await noteBrandingPremium(db, back.map(guildOf), null)
    return page.map((one) => ({ ...one, premiumEndedAt: has(one) ? null : (one.premiumEndedAt ?? now) }))
  }

  private async reset(rest: REST, branding: Branding): Promise<void> {
    const { db, metrics, log, clock } = this.parts
    const { guildId } = branding
    try {
      await takeAway(rest, guildId, partsSet(branding))
      this.again.delete(guildId)
      if (!(await endBranding(db, branding, clock.now()))) return
      metrics.brandingResets.inc({ outcome: 'reset' })
      log.info({ guild: guildId }, 'the profile of the bot in a server was reset, because premium has ended')
    } catch (error) {
      this.again.set(guildId, clock.now() + AGAIN_MS)
      metrics.brandingResets.inc({ outcome: 'refused' })
      log.warn(
        { guild: guildId, reason: describe(error) },
        'the profile of the bot in a server was not reset, trying again in an hour',
      )
    }
  }
}

const guildOf = ({ guildId }: Branding): Snowflake => guildId

/** Removes parts of the profile. If the bot may not change its nickname, the nickname stays: the admins of the server can change it. */
async function takeAway(rest: REST, guildId: Snowflake, parts: readonly ProfilePart[]): Promise<void> {
  if (parts.length === 0) return
  const send = (body: object) => rest.patch(Routes.guildMember(guildId, '@me'), { body, reason: REASON })
  try {
    await send(withoutParts(parts))
  } catch (error) {
    const mayNotRename =
      error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingPermissions && parts.includes('nick')
    if (!mayNotRename) throw error
    const others = parts.filter((part) => part !== 'nick')
    if (others.length > 0) await send(withoutParts(others))
  }
}
