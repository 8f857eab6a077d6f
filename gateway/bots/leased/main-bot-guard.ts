import type { Kysely } from 'kysely'
import { reserveIdentify, takeIdentify } from '../../../shared/database/processes/identifies.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { IDENTIFIES_KEPT } from '../../../shared/discord/shard-change.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Metrics } from '../../ops/metrics.ts'
import { noteSpent } from '../sessions/identify-guard.ts'
import { SharedIdentifyGuard, type SharedIdentifyGuardParts } from './shared-identify-guard.ts'

export interface MainBotGuardParts extends Pick<SharedIdentifyGuardParts, 'maxConcurrency' | 'askLimit' | 'log'> {
  db: Kysely<Database>
  botId: Snowflake
  /** Milliseconds between two identifies of the same rate key. */
  everyMs: number
  metrics: Pick<Metrics, 'identifies'>
  clock: { now(): number }
}

/** The identify guard of the main bot: all gateway processes reserve and count its identifies in the database. */
export const guardOfMainBot = ({ db, botId, everyMs, metrics, clock, ...parts }: MainBotGuardParts) =>
  new SharedIdentifyGuard({
    ...{ ...parts, now: () => clock.now() },
    reserve: (key) => reserveIdentify(db, botId, key, everyMs),
    take: (left) => takeIdentify(db, botId, left, IDENTIFIES_KEPT),
    onSpent: (resetAt) => noteSpent(botId, resetAt, parts.log),
    onIdentify: () => metrics.identifies.inc(),
  })
