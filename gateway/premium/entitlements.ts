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
/** More pages than anybody has customers; a list that never ends would never be whole. */
const MOST_PAGES = 10_000
const ANSWER_WITHIN_MS = 10_000
/** What was missed although the session was resumed, or no event came. */
const LIST_EVERY_MS = 60 * 60_000
const LIST_AGAIN_MS = 60_000
/** What waits for the database; past it the list brings it. */
const MOST_NOTED = 10_000

export interface EntitlementsParts {
  db: Kysely<Database>
  applicationId: Snowflake
  /** Without any, nothing that can be bought comes with premium, and nothing is asked or kept. */
  skuIds: readonly Snowflake[]
  /** With the main bot's token. */
  rest: Pick<REST, 'get'>
  /** Whether this process is the one that asks. */
  isOurs: () => boolean
  log: Log
  metrics: Metrics
  clock: { now(): number }
}

/**
 * Keeps on record what users bought of the main application. Events tell of each change; the whole list over REST
 * repairs what was missed: at the start, after every new session, and every hour.
 */
export class Entitlements {
  /** The newest word on each that is not written yet, the oldest first. */
  private readonly noted = new Map<Snowflake, { entitlement: Entitlement; asOf: number }>()
  private listAt = 0

  constructor(private readonly parts: EntitlementsParts) {}

  /** An event said so just now. */
  note(entitlement: Entitlement): void {
    if (!this.concerns(entitlement)) return
    this.noted.delete(entitlement.id)
    this.noted.set(entitlement.id, { entitlement, asOf: this.parts.clock.now() })
    const [oldest] = this.noted.keys()
    if (this.noted.size <= MOST_NOTED || oldest === undefined) return
    this.noted.delete(oldest)
    this.listAt = 0
  }

  /** A new session of this application's bot began: events before it are lost. */
  sessionBegan(applicationId: Snowflake | undefined): void {
    if (applicationId === this.parts.applicationId) this.listAt = 0
  }

  /** Writes what events said. @throws what the database does; then it is tried again the next time */
  async write(): Promise<void> {
    for (const [id, word] of this.noted) {
      await saveEntitlements(this.parts.db, [word.entitlement], word.asOf)
      if (this.noted.get(id) === word) this.noted.delete(id)
    }
  }

  /** Lists, where it is time. @throws where the whole list cannot be had; then nothing was taken from anybody */
  async repair(): Promise<void> {
    const { skuIds, isOurs, clock, metrics } = this.parts
    if (skuIds.length === 0 || !isOurs() || clock.now() < this.listAt) return
    this.listAt = clock.now() + LIST_AGAIN_MS
    try {
      await this.list()
      this.listAt = Math.max(this.listAt, clock.now() + LIST_EVERY_MS)
      metrics.entitlementLists.inc({ outcome: 'whole' })
    } catch (error) {
      metrics.entitlementLists.inc({ outcome: 'failed' })
      throw error
    }
  }

  private async list(): Promise<void> {
    const { db, applicationId, skuIds, clock, log } = this.parts
    const startedAt = clock.now()
    const listed = new Set<Snowflake>()
    let before: Snowflake | null = null
    for (let page = 0; page < MOST_PAGES; page++) {
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
        throw new Error('the list of entitlements does not go on')
      before = oldest
    }
    throw new Error('the list of entitlements does not end')
  }

  /** Deleted and ended ones come along: that they are is what repairs. */
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
