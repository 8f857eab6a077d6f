import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import { whitelabelPublicKey } from '../../shared/database/whitelabel.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { withDeadline } from '../deadline.ts'
import { importPublicKey } from './signature.ts'

/** How long a bot's key, or that there is none, is believed before the database is asked again. */
const REFRESH_MS = 60_000
/** Lookups for bots not seen before: this many at once, and so many a second from then on. A flood cannot exceed it. */
const LOOKUP_BURST = 100
const LOOKUPS_PER_SECOND = 10
/** Discord waits 3 s for the whole answer. */
const LOOKUP_DEADLINE_MS = 1_000
/** More bots than one isolate will ever serve; an entry is about 200 bytes. */
const MOST_BOTS = 10_000

interface KnownKey {
  key: CryptoKey | null
  hex: string
  askedAt: number
}

export type KeyAnswer = { ok: true; key: CryptoKey | null } | { ok: false; reason: 'unknown' | 'busy' }

export interface PublicKeys {
  /** The bot's key: from memory, or for a bot not seen before from the database. */
  get(botId: Snowflake): Promise<KeyAnswer>
  /** The bot's key if it changed since it was read. For a signature that did not verify; asks once a minute for each bot. */
  changed(botId: Snowflake): Promise<CryptoKey | null>
  /** Has the bot's key read anew when it is next asked for. */
  forget(botId: Snowflake): void
}

interface Sources {
  database: Kysely<Database>
  application: { id: Snowflake; publicKey: string }
  clock(): number
}

/** Keeps what is in a map to a number of entries; the oldest go first. */
function remember<Value>(map: Map<Snowflake, Value>, botId: Snowflake, value: Value): void {
  map.delete(botId)
  map.set(botId, value)
  for (const oldest of map.keys()) {
    if (map.size <= MOST_BOTS) break
    map.delete(oldest)
  }
}

/** The public keys of all bots, kept per isolate, so that verifying does not wait for the database. */
export function createPublicKeys({ database, application, clock }: Sources): PublicKeys {
  // Two maps, so that a flood of made-up ids does not push real bots out.
  const known = new Map<Snowflake, KnownKey>()
  const unknown = new Map<Snowflake, number>()
  let lookups = LOOKUP_BURST
  let refilledAt = clock()
  let mainKey: CryptoKey | null | undefined

  function mayLookUp(now: number): boolean {
    lookups = Math.min(LOOKUP_BURST, lookups + ((now - refilledAt) / 1000) * LOOKUPS_PER_SECOND)
    refilledAt = now
    if (lookups < 1) return false
    lookups -= 1
    return true
  }

  async function lookUp(botId: Snowflake, now: number): Promise<KnownKey | null> {
    const hex = await withDeadline(whitelabelPublicKey(database, botId), LOOKUP_DEADLINE_MS)
    if (hex === null) {
      known.delete(botId)
      remember(unknown, botId, now)
      return null
    }
    const before = known.get(botId)
    const entry = { hex, askedAt: now, key: before?.hex === hex ? before.key : await importPublicKey(hex) }
    unknown.delete(botId)
    remember(known, botId, entry)
    return entry
  }

  return {
    async get(botId) {
      if (botId === application.id) {
        mainKey ??= await importPublicKey(application.publicKey)
        return { ok: true, key: mainKey }
      }
      const kept = known.get(botId)
      if (kept !== undefined) return { ok: true, key: kept.key }
      const now = clock()
      const missedAt = unknown.get(botId)
      if (missedAt !== undefined && now - missedAt < REFRESH_MS) return { ok: false, reason: 'unknown' }
      if (!mayLookUp(now)) return { ok: false, reason: 'busy' }
      const found = await lookUp(botId, now)
      return found === null ? { ok: false, reason: 'unknown' } : { ok: true, key: found.key }
    },

    async changed(botId) {
      const before = known.get(botId)
      const now = clock()
      if (before === undefined || now - before.askedAt < REFRESH_MS) return null
      before.askedAt = now
      const after = await lookUp(botId, now)
      return after === null || after.hex === before.hex ? null : after.key
    },

    forget(botId) {
      known.delete(botId)
      unknown.delete(botId)
    },
  }
}
