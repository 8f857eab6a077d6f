import { partitionOf } from '../shared/database/processes/partition.ts'
import { createTokenCipher } from '../shared/whitelabel/token-cipher.ts'
import { WorkerBots } from './bots/worker-bots.ts'
import { encodeBatch, sentWriteOf } from './bus/batch-message.ts'
import { PartitionCheckpoints } from './bus/checkpoints.ts'
import { guildOf } from './bus/entry.ts'
import type { PartitionProgress } from './bus/partition-progress.ts'
import { PARTITION_SCOPE, Partitions } from './bus/partitions.ts'
import { resultsOf } from './bus/results.ts'
import { openCommitSide } from './commit-side.ts'
import type { GatewaySettings } from './config.ts'
import { createRest } from './discord/rest.ts'
import { SharedLimits } from './discord/shared-limit/shared-limits.ts'
import type { Memory } from './memory.ts'
import { type Mode, STOP_MS } from './mode.ts'
import { noteSize, openStream } from './nats.ts'
import { repeat } from './ops/repeat.ts'
import { whyUncommitted } from './readiness.ts'
import type { Runtime } from './runtime.ts'
import { allInTurn } from './time/all-end.ts'

/** A worker reads from the stream only while its queue holds fewer writes than this; the stream keeps the others. */
const ROOM = 20_000
const ROOM_LOOK_MS = 20
const MEASURE_MS = 2_000
/** After this time a message without a write to commit, e.g. an unreadable one, is acknowledged too. */
const POSITIONS_MS = 5_000
/** While stopping, a batch that takes longer is left to the next worker. */
const COMMIT_WITHIN_MS = 3_000

/** Opens a worker: it reads entries from its partitions of the stream, commits them and carries out jobs. */
export async function openWorker(settings: GatewaySettings, runtime: Runtime, memory: Memory): Promise<Mode> {
  const { db, processId, log, metrics, clock } = runtime
  const { rules, channels, admission, roleWatch } = memory
  const { stream, notices } = openStream(settings, runtime)
  const checkpoints = new PartitionCheckpoints(PARTITION_SCOPE, processId)
  const limits = new SharedLimits({
    ...{ processId, clock, log, metrics },
    workers: () => partitions.workers,
    tell: (news) => notices.tellClaims(news),
    monotonic: () => performance.now(),
  })
  notices.onClaims((news) => limits.hear(news))
  const bots = openWorkerBots(settings, runtime, limits)
  let stopping = false
  let stops: (() => void)[] = []

  const room = Math.min(ROOM, settings.LEDGER_QUEUE)
  const commits = openCommitSide<PartitionProgress>(
    // The ledger of a worker drops nothing: the stream holds the messages for which it has no room.
    { ...settings, LEDGER_QUEUE: Number.POSITIVE_INFINITY },
    runtime,
    memory,
    {
      restFor: (guildId) => bots.restFor(guildId),
      mainRest: () => bots.mainRest(),
      serves: () => ({ partitions: partitions.numbers }),
    },
    checkpoints,
    {
      onResults: (...committed) => {
        for (const [sender, results] of resultsOf(...committed)) notices.tellGateway(sender, results)
      },
      keepDeadLetter: async (entries, reason) => {
        for (const entry of entries) {
          const text = encodeBatch({ processId: entry.origin?.sender ?? processId, writes: [sentWriteOf(entry)] })
          await stream.keepDeadLetter(partitionOf(guildOf(entry) ?? '0'), text, reason)
        }
      },
    },
  )
  const partitions: Partitions = new Partitions({
    ...{ db, stream, checkpoints, processId, log, metrics, clock },
    leaseMs: settings.PARTITION_LEASE_MS,
    monotonic: () => performance.now(),
    add: (entry) => {
      // As in a process that holds sessions: later writes are judged by the changed channels.
      if (entry.kind === 'channels' && admission.asksForChannels(entry.guildId)) {
        channels.change(entry.guildId, entry.change)
      }
      commits.ledger.add(entry)
    },
    room: async () => {
      while (commits.ledger.length > room && !stopping) await clock.sleep(ROOM_LOOK_MS)
    },
    onTaken: (partition) => rules.forgetThose((guildId) => partitionOf(guildId) === partition),
    keepDeadLetter: (partition, text, reason) => stream.keepDeadLetter(partition, text, reason),
  })
  const holds = (guildId: string) => partitions.numbers.includes(partitionOf(guildId))
  notices.onGuildNotice((notice) => {
    if (notice.kind === 'roles') roleWatch.note(notice.guildId, notice.userId, notice.roles)
    else commits.jobs.permissionsChanged(notice.guildId, notice.what)
  }, holds)
  return {
    start() {
      stops = [
        repeat('measure the stream', MEASURE_MS, async () => noteSize(metrics, await stream.measure()), log),
        repeat('store positions', POSITIONS_MS, () => commits.ledger.flush(), log),
      ]
      limits.start()
      partitions.start()
      commits.start()
    },
    unready: async () => [...stream.unready(), ...partitions.unready(), ...whyUncommitted(commits.ledger)],
    stopTasks() {
      stopping = true
      for (const stop of stops) stop()
      commits.stopTasks()
    },
    steps: [
      { what: 'reading and commits', withinMs: STOP_MS.disconnect, run: () => stopReading() },
      { what: 'jobs under way', withinMs: STOP_MS.jobs, run: () => commits.jobs.stop().finally(() => limits.stop()) },
      { what: 'leases of partitions', withinMs: STOP_MS.release, run: () => partitions.release() },
      { what: 'the connection to NATS', withinMs: STOP_MS.close, run: () => stream.close() },
    ],
  }

  async function stopReading(): Promise<void> {
    await allInTurn(
      () => partitions.stop(),
      async () => {
        const left = await commits.ledger.drain(COMMIT_WITHIN_MS)
        if (left > 0) throw new Error(`${left} writes are not committed; the next worker reads them again`)
      },
    )
  }
}

function openWorkerBots(settings: GatewaySettings, { db, clock, invalid }: Runtime, limits: SharedLimits): WorkerBots {
  const { DISCORD_APPLICATION_ID: mainBotId, DISCORD_API_URL: apiUrl, WHITELABEL_TOKEN_KEYS: keys } = settings
  return new WorkerBots({
    ...{ db, mainBotId, clock },
    cipher: keys === undefined ? null : createTokenCipher(crypto, keys),
    createClient: (botId, token) =>
      createRest({ apiUrl, invalid, token: token ?? settings.BOT_TOKEN, slots: limits.slotsOf(botId) }),
  })
}
