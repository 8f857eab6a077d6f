import type { REST } from '@discordjs/rest'
import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { dropUnlisted, saveEntitlements } from '../../shared/database/members/entitlements.ts'
import type { Database } from '../../shared/database/schema.ts'
import { compareSnowflakes, type Snowflake } from '../../shared/discord/snowflake.ts'
import type { Entitlement } from '../../shared/premium/entitlement.ts'
import { entitlementSchema } from '../../shared/premium/entitlement-schema.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'

const PAGE = 100
/** Guards against a list that never ends; a million entitlements are more than any application has. */
const MAX_PAGES = 10_000
const ANSWER_WITHIN_MS = 10_000
/** The whole list is read this often, in case an event was lost. */
const LIST_EVERY_MS = 60 * 60_000
/** Wait after a failed list. */
const LIST_AGAIN_MS = 60_000
/** Changes held in memory while the database is away. Beyond it the oldest is dropped, and the whole list is read again. */
const MAX_NOTED = 10_000

export interface EntitlementsParts {
  db: Kysely<Database>
  applicationId: Snowflake
  /** The products that include premium. If empty, nothing is requested or stored. */
  skuIds: readonly Snowflake[]
  /** Sends requests with the main bot's token. */
  rest: Pick<REST, 'get'>
  /** Whether this process is the one that reads the list. */
  isOurs: () => boolean
  log: Log
  metrics: Metrics
  clock: { now(): number }
}

/**
 * Stores which products of the main application users own. Each event brings one change. The whole list, read over REST
 * at the start, after every new session and every hour, repairs what an event missed.
 */
export class Entitlements {
  /** The newest state of each entitlement that is not written yet, the oldest first. */
  private readonly noted = new Map<Snowflake, { entitlement: Entitlement; asOf: number }>()
  private listAt = 0

  constructor(private readonly parts: EntitlementsParts) {}

  /** Queues an entitlement's state from an event that has just arrived. */
  note(entitlement: Entitlement): void {
    if (!this.concerns(entitlement)) return
    this.noted.delete(entitlement.id)
    this.noted.set(entitlement.id, { entitlement, asOf: this.parts.clock.now() })
    const [oldest] = this.noted.keys()
    if (this.noted.size <= MAX_NOTED || oldest === undefined) return
    this.noted.delete(oldest)
    this.listAt = 0
  }

  /** Requests the whole list if the session belongs to the main bot: events from before a new session are lost. */
  sessionBegan(applicationId: Snowflake | undefined): void {
    if (applicationId === this.parts.applicationId) this.listAt = 0
  }

  /** Writes the queued states. @throws the database's error; what is not written stays queued */
  async write(): Promise<void> {
    for (const [id, state] of [...this.noted]) {
      try {
        await saveEntitlements(this.parts.db, [state.entitlement], state.asOf)
      } catch (error) {
        // Moved to the end, so that a state that cannot be stored does not hold up the others.
        if (this.noted.get(id) === state) this.moveToEnd(id)
        throw error
      }
      if (this.noted.get(id) === state) this.noted.delete(id)
    }
  }

  /** Reads the whole list if that is due. @throws where the list is not complete; no entitlement is dropped then */
  async repair(): Promise<void> {
    const { skuIds, isOurs, clock, metrics } = this.parts
    if (skuIds.length === 0 || !isOurs() || clock.now() < this.listAt) return
    const againAt = clock.now() + LIST_AGAIN_MS
    this.listAt = againAt
    try {
      await this.list()
      // If an event was lost meanwhile, the list is read again soon: the pages that were read before may miss its change.
      if (this.listAt === againAt) this.listAt = clock.now() + LIST_EVERY_MS
      metrics.entitlementLists.inc({ outcome: 'whole' })
    } catch (error) {
      metrics.entitlementLists.inc({ outcome: 'failed' })
      throw error
    }
  }

  private moveToEnd(id: Snowflake): void {
    const state = this.noted.get(id)
    if (state === undefined) return
    this.noted.delete(id)
    this.noted.set(id, state)
  }

  private async list(): Promise<void> {
    const { db, applicationId, skuIds, clock, log } = this.parts
    const startedAt = clock.now()
    const listed = new Set<Snowflake>()
    let before: Snowflake | null = null
    for (let page = 0; page < MAX_PAGES; page++) {
      const entries = await this.page(before)
      const read = entries.map((entry) => v.parse(entitlementSchema, entry))
      for (const { id } of read) listed.add(id)
      await saveEntitlements(
        db,
        read.filter((one) => this.concerns(one)),
        startedAt,
      )
      if (entries.length < PAGE) {
        const dropped = await dropUnlisted(db, { applicationId, skuIds, listed }, startedAt)
        log.info({ listed: listed.size, dropped }, 'entitlements listed')
        return
      }
      const oldest = read.reduce((least, { id }) => (compareSnowflakes(id, least) < 0 ? id : least), read[0]?.id ?? '0')
      if (before !== null && BigInt(oldest) >= BigInt(before))
        throw new Error('a page of the list of entitlements repeats an earlier page')
      before = oldest
    }
    throw new Error('the list of entitlements has too many pages')
  }

  /** Includes deleted and ended entitlements, because their end may be the change that was missed. */
  private async page(before: Snowflake | null): Promise<unknown[]> {
    const { applicationId, skuIds, rest } = this.parts
    const query = new URLSearchParams({
      sku_ids: skuIds.join(','),
      limit: String(PAGE),
      exclude_deleted: 'false',
      ...(before !== null && { before }),
    })
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    return v.parse(
      v.array(v.unknown()),
      await rest.get(`/applications/${applicationId}/entitlements`, { query, signal }),
    )
  }

  private concerns({ applicationId, skuId }: Entitlement): boolean {
    return applicationId === this.parts.applicationId && this.parts.skuIds.includes(skuId)
  }
}
