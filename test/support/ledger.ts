import { type GatewayDispatchPayload, GatewayOpcodes } from 'discord-api-types/v10'
import { ShardCheckpoints } from '../../gateway/bus/checkpoints.ts'
import type { Entry, Write } from '../../gateway/bus/entry.ts'
import { ShardProgress } from '../../gateway/bus/progress.ts'
import { createDispatcher } from '../../gateway/events/dispatcher.ts'
import { MemberChecks } from '../../gateway/events/member-checks.ts'
import { MessageSightings } from '../../gateway/events/message-sightings.ts'
import { VoiceWatch } from '../../gateway/events/voice-watch.ts'
import { RoleWatch } from '../../gateway/jobs/member-roles/role-watch.ts'
import { Screening } from '../../gateway/jobs/member-roles/screening.ts'
import { createLog } from '../../gateway/ops/log.ts'
import { createMetrics } from '../../gateway/ops/metrics.ts'
import { Admission } from '../../gateway/xp/admission.ts'
import { BatchWriter, type BatchWriterParts } from '../../gateway/xp/batch-writer.ts'
import { Ledger } from '../../gateway/xp/ledger.ts'
import { ChannelTree } from '../../gateway/xp/memory/channel-tree.ts'
import { Cooldowns } from '../../gateway/xp/memory/cooldowns.ts'
import { RulesCache } from '../../gateway/xp/memory/rules-cache.ts'
import { VoiceWriter } from '../../gateway/xp/voice/voice-writer.ts'
import type { TestDatabase } from './database.ts'
import { messageAt, START } from './messages.ts'

/** No message waits until its channel is known. */
export const NOBODY_WAITS: BatchWriterParts['waiting'] = { takes: () => false, took: () => false }

/** A ledger with its real parts, its log and its metrics. */
export function openLedgerOver(database: TestDatabase, { maxQueue = 1000, checkpoints = new ShardCheckpoints() } = {}) {
  const { db } = database
  const clock = { now: () => START, sleep: () => Promise.resolve() }
  const metrics = createMetrics()
  const channels = new ChannelTree()
  const rules = new RulesCache(db, channels)
  const cooldowns = new Cooldowns(1000)
  const admission = new Admission({ rules, cooldowns, channels })
  const lines: string[] = []
  const log = createLog({ level: 'error', secrets: [], write: (line) => lines.push(line) })
  let woken = 0
  const voice = new VoiceWriter({ db, checkpoints, rules, channels, places: { ask() {} }, metrics, clock })
  const writer = new BatchWriter({
    checkpoints,
    ...{ db, rules, cooldowns, admission, voice, metrics, clock, waiting: NOBODY_WAITS },
    onJobs: () => woken++,
  })
  const batches: (readonly Entry[])[] = []
  const write = writer.write.bind(writer)
  writer.write = (entries) => {
    batches.push(entries)
    return write(entries)
  }
  const ledger = new Ledger({ checkpoints, writer, log, metrics, clock, maxQueue })
  const commit = async (...writes: Write[]) => {
    for (const write of writes) ledger.add({ ...write, origin: null } satisfies Entry)
    await ledger.flush()
  }
  const sightings = new MessageSightings(db)
  const dispatch = createDispatcher({
    entitlements: { note: () => {}, sessionBegan: () => {} },
    roleWatch: new RoleWatch(),
    screening: new Screening(),
    memberChecks: new MemberChecks(db),
    voice: new VoiceWatch(rules),
    servingBots: { listed: () => {}, joined: () => {}, left: () => {} },
    admission,
    channels,
    sightings,
    ledger,
    log,
    metrics,
    clock,
  })
  const progress = new ShardProgress('1', 0, null)
  let sequence = 0
  /** Handles an event from Discord with any data. */
  const receive = (type: string, data: unknown) => {
    sequence++
    const payload = { op: GatewayOpcodes.Dispatch, t: type, s: sequence, d: data }
    // Data from the socket has no type either.
    dispatch(payload as unknown as GatewayDispatchPayload, progress)
  }
  /** In which batch, counted from 0, a guild's entry was first tried. */
  const batchOf = (guildId: string): number =>
    batches.findIndex((batch) => batch.some((entry) => entry.kind === 'message' && entry.message.guildId === guildId))
  return { ledger, commit, receive, metrics, admission, writer, cooldowns, lines, batchOf, wakes: () => woken }
}

/** How often a commit failed. */
export const failures = async ({ metrics }: Pick<ReturnType<typeof openLedgerOver>, 'metrics'>): Promise<number> =>
  (await metrics.commitFailures.get()).values[0]?.value ?? 0

/** A member writes a message, a number of seconds after `START`. */
export const says = (guildId: string, by: string, seconds: number, nth = 0): Write => ({
  kind: 'message',
  message: messageAt(seconds, { guildId, by, nth }),
})
