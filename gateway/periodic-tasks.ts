import type { Kysely } from 'kysely'
import type { Database } from '../shared/database/schema.ts'
import type { Clock } from './clock.ts'
import type { MessageSightings } from './events/message-sightings.ts'
import type { Screening } from './jobs/member-roles/screening.ts'
import type { Log } from './ops/log.ts'
import type { Metrics } from './ops/metrics.ts'
import { repeat } from './ops/repeat.ts'
import type { Entitlements } from './premium/entitlements.ts'
import type { Ledger } from './xp/ledger.ts'
import type { RulesCache } from './xp/memory/rules-cache.ts'
import type { Upkeep } from './xp/upkeep.ts'

/** A changed setting of a server takes effect within this time. */
const REFRESH_RULES_MS = 2_000
/** How old a checkpoint may grow while nothing is earned: after a crash Discord sends only this much again. */
const CHECKPOINT_MS = 5_000
/** How soon `/doctor` knows that messages are seen again. */
const SIGHTINGS_MS = 2_000
/** How soon a process knows which members' roles wait for the end of their screening in another process. */
const REFRESH_SCREENING_MS = 10_000
/** How soon a customer who bought premium has it, where the edge has not seen the purchase. */
const ENTITLEMENTS_MS = 1_000
const LOOP_TICK_MS = 1_000
const PURGE_MS = 60_000
/** Up to a hundred guilds each time: a hundred thousand take about an hour and a half. */
const RECOUNT_MS = 5_000

export interface PeriodicParts {
  db: Kysely<Database>
  upkeep: Upkeep
  rules: RulesCache
  screening: Screening
  sightings: MessageSightings
  entitlements: Entitlements
  ledger: Ledger
  log: Log
  metrics: Metrics
  clock: Clock
}

/** Starts everything that the process does again and again. @returns stops all of it */
export function startPeriodicTasks(parts: PeriodicParts): () => void {
  const { db, upkeep, rules, screening, sightings, entitlements, ledger, log, clock } = parts
  const stops = [
    repeat('purge message logs', PURGE_MS, () => upkeep.purge(), log),
    repeat('recount members', RECOUNT_MS, () => upkeep.recount(), log),
    repeat('refresh rules', REFRESH_RULES_MS, () => rules.refresh(), log),
    repeat('read who is being screened', REFRESH_SCREENING_MS, () => screening.refresh(db), log),
    repeat('store message sightings', SIGHTINGS_MS, () => sightings.write(clock.now()), log),
    repeat('write entitlements', ENTITLEMENTS_MS, () => entitlements.write(), log),
    repeat('list entitlements', ENTITLEMENTS_MS, () => entitlements.repair(), log),
    repeat('checkpoint', CHECKPOINT_MS, () => ledger.flush(), log),
    repeat('measure event loop', LOOP_TICK_MS, loopDelay(parts), log),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Measures how late each tick is: by so long the event loop was busy. */
function loopDelay({ metrics, clock }: PeriodicParts): () => void {
  let lastTick = clock.now()
  return () => {
    const now = clock.now()
    metrics.loopDelay.set(Math.max(0, now - lastTick - LOOP_TICK_MS) / 1_000)
    lastTick = now
  }
}
