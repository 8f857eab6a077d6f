import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { openDatabase } from '../../../gateway/database/database.ts'
import { openCore } from './core.ts'
import { Talk } from './talk.ts'

// The dispatcher, admission and ledger in a process of their own, which commits awards on order.

/** An order to this process, one line of JSON each. */
const orderSchema = v.object({
  guildId: v.string(),
  /** How many members talk in turn. They are every `spread`th member of the guild. */
  active: v.number(),
  spread: v.number(),
  awards: v.number(),
  /** The roles of every member; without it, members have none. */
  roleIds: v.optional(v.array(v.string())),
  /** The time between two messages of a member; without it, the cooldown. */
  everyMs: v.optional(v.number()),
})
export type AwardOrder = v.InferOutput<typeof orderSchema>

/** The answer to an order. */
export const doneSchema = v.object({
  /** From the first message to the last commit. */
  ms: v.number(),
  /** Of the whole process, its other threads included. */
  cpuMs: v.number(),
})
export type AwardsDone = v.InferOutput<typeof doneSchema>

/** Enough for the ledger to fill its batches, few enough to fit into its queue. */
const IN_FLIGHT = 5_000
const BURST = 500
/** Short, so that the process that is measured always has messages to handle. */
const LOOK_EVERY_MS = 1
const CONNECTIONS = 10
const MICROSECONDS_PER_MS = 1_000

async function main(url: string): Promise<void> {
  const db = openDatabase({ url, connections: CONNECTIONS })
  const core = openCore(db)
  const talks = new Map<string, Talk>()

  async function award({ guildId, active, spread, awards, roleIds, everyMs }: AwardOrder): Promise<AwardsDone> {
    const talk = talks.get(guildId) ?? new Talk(guildId, active, spread, roleIds, everyMs)
    talks.set(guildId, talk)
    // Made beforehand: who talks is not measured.
    const events = Array.from({ length: awards }, () => core.event(talk.next()))
    Bun.gc(true)
    const [before, refusedBefore] = [core.awarded(), core.refused()]
    const cpu = process.cpuUsage()
    const startedAt = performance.now()
    for (let sent = 0; sent < events.length; ) {
      if (core.refused() > refusedBefore) throw new Error('a message earned nothing')
      if (sent - (core.awarded() - before) > IN_FLIGHT) await Bun.sleep(LOOK_EVERY_MS)
      else for (const end = Math.min(events.length, sent + BURST); sent < end; sent++) events[sent]?.()
    }
    await core.flush()
    const { user, system } = process.cpuUsage(cpu)
    const ms = performance.now() - startedAt
    const counted = core.awarded() - before
    if (counted !== awards) throw new Error(`${counted} of ${awards} messages earned`)
    return { ms, cpuMs: (user + system) / MICROSECONDS_PER_MS }
  }

  for await (const line of createInterface(process.stdin)) {
    process.stdout.write(`${JSON.stringify(await award(v.parse(orderSchema, JSON.parse(line))))}\n`)
  }
  await db.destroy()
}

if (import.meta.main) await main(process.argv[2] ?? '')
