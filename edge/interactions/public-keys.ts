import { whitelabelPublicKeys } from '../../shared/database/bots/whitelabel.ts'
import { type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import { remember } from '../runtime/kept.ts'
import type { StartTimer, WaitUntil } from '../runtime/timers.ts'
import { BusyError, createKeyLookups, type KeyLookups } from './key-lookups.ts'
import { importPublicKey } from './signature.ts'

/** Time after which a key is read again, and time until the next try after the database did not answer. */
const FRESH_MS = 60_000
/** A deleted bot is served no longer than this. The key of a busy bot is read again earlier, and no request waits for it. */
const OLDEST_MS = 5 * 60_000
/** More bots than one isolate will ever serve. An entry has about 200 bytes. */
const MOST_BOTS = 10_000
/** Discord created no id whose time is further in the future than this. */
const LARGEST_CLOCK_DIFFERENCE_MS = 24 * 60 * 60_000

interface KnownKey {
  key: CryptoKey | null
  hex: string
  readAt: number
  /** When the database last failed to answer, if that was later. */
  failedAt: number
}

type KeyAnswer = { ok: true; key: CryptoKey | null } | { ok: false; reason: 'unknown' | 'busy' }

export interface PublicKeys {
  /** The bot's key: from memory while it is fresh, else from the database. */
  get(botId: Snowflake, waitUntil: WaitUntil): Promise<KeyAnswer>
  /**
   * Looks for a newer key, after a signature did not verify with `used`. Asks the database once a minute for each bot.
   * @returns null where there is no newer key
   */
  changed(botId: Snowflake, used: CryptoKey | null, waitUntil: WaitUntil): Promise<CryptoKey | null>
  /** Makes the next `get` read the bot's key again. */
  forget(botId: Snowflake): void
  /** Allows `changed` to ask the database once more for each bot: another worker may have stored a new key. */
  expectChange(): void
}

interface Sources {
  database: EdgeDatabase
  application: { id: Snowflake; publicKey: string }
  clock(): number
  startTimer: StartTimer
}

/**
 * The public keys of all bots, kept in memory per isolate, so that verifying does not wait for the database. Unknown bots
 * are never kept: a bot that was just set up through another isolate must be found at once.
 */
export function createPublicKeys({ database, application, clock, startTimer }: Sources): PublicKeys {
  const known = new Map<Snowflake, KnownKey>()
  const read: Parameters<typeof createKeyLookups>[0]['read'] = (botIds, signal) =>
    whitelabelPublicKeys(database.until(signal), botIds)
  // Separate, so that many invented ids do not delay known bots.
  const strangers = createKeyLookups({ read, clock, startTimer })
  const refreshes = createKeyLookups({ read, clock, startTimer })
  let mainKey: CryptoKey | null | undefined
  /** When another worker may last have stored a key. */
  let changeExpectedAt = Number.NEGATIVE_INFINITY
  /** Counts calls of `forget`: an answer to a lookup from before is not kept. */
  let forgotten = 0

  async function lookUp(lookups: KeyLookups, botId: Snowflake, waitUntil: WaitUntil): Promise<KnownKey | null> {
    const since = forgotten
    const hex = await lookups.find(botId, waitUntil)
    const before = known.get(botId)
    if (hex === null) {
      if (since === forgotten) known.delete(botId)
      return null
    }
    const key = before?.hex === hex ? before.key : await importPublicKey(hex)
    const entry = { hex, key, readAt: clock(), failedAt: Number.NEGATIVE_INFINITY }
    if (since === forgotten) remember(known, botId, entry, MOST_BOTS)
    return entry
  }

  const mayRefresh = ({ readAt, failedAt }: KnownKey, now: number): boolean =>
    now - Math.max(readAt, failedAt) >= FRESH_MS

  /** @returns null for a bot that was deleted. @throws where the database does not answer */
  async function refresh(botId: Snowflake, before: KnownKey, waitUntil: WaitUntil): Promise<KnownKey | null> {
    try {
      return await lookUp(refreshes, botId, waitUntil)
    } catch (error) {
      before.failedAt = clock()
      throw error
    }
  }

  async function meet(botId: Snowflake, now: number, waitUntil: WaitUntil): Promise<KeyAnswer> {
    if (snowflakeTime(botId) > now + LARGEST_CLOCK_DIFFERENCE_MS) return { ok: false, reason: 'unknown' }
    try {
      const found = await lookUp(strangers, botId, waitUntil)
      return found === null ? { ok: false, reason: 'unknown' } : { ok: true, key: found.key }
    } catch (error) {
      if (error instanceof BusyError) return { ok: false, reason: 'busy' }
      throw error
    }
  }

  return {
    async get(botId, waitUntil) {
      if (botId === application.id) {
        mainKey ??= await importPublicKey(application.publicKey)
        return { ok: true, key: mainKey }
      }
      const now = clock()
      const kept = known.get(botId)
      if (kept === undefined) return meet(botId, now, waitUntil)
      const before = { ok: true, key: kept.key } as const
      if (!mayRefresh(kept, now)) return before
      const refreshed = refresh(botId, kept, waitUntil).then(
        (found): KeyAnswer => (found === null ? { ok: false, reason: 'unknown' } : { ok: true, key: found.key }),
        // The few commands that need no database still work for the bot.
        () => before,
      )
      if (now - kept.readAt >= OLDEST_MS) return refreshed
      waitUntil(refreshed.then(() => {}))
      return before
    },

    async changed(botId, used, waitUntil) {
      const before = known.get(botId)
      // A refresh in the background may have ended while the signature was verified.
      if (before !== undefined && before.key !== used) return before.key
      if (before === undefined) return null
      const isExpected = Math.max(before.readAt, before.failedAt) < changeExpectedAt
      if (!isExpected && !mayRefresh(before, clock())) return null
      const after = await refresh(botId, before, waitUntil)
      return after === null || after.hex === before.hex ? null : after.key
    },

    expectChange() {
      changeExpectedAt = clock()
    },

    forget(botId) {
      forgotten++
      known.delete(botId)
      strangers.forget(botId)
      refreshes.forget(botId)
    },
  }
}
