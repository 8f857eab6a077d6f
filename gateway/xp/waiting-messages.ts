import type { ChannelChange } from '../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type EarningEntry, type Entry, isEarning, judgedMessage } from '../bus/entry.ts'
import type { Origin } from '../bus/progress.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { doubledWaitMs } from '../time/back-off.ts'
import type { Admission } from './admission.ts'
import type { ChannelLookup } from './channel-lookup.ts'

/** As long as Discord keeps a session. Messages whose channel is still unknown then earn nothing. */
const LONGEST_WAIT_MS = 5 * 60_000
const MOST_OF_A_GUILD = 1_000
const MOST_OF_ALL = 20_000
const RETRY_WAITS = { firstMs: 500, longestMs: 15_000 }

interface Waiting {
  entry: EarningEntry
  since: number
}

export interface WaitingMessagesParts {
  admission: Pick<Admission, 'missingPlace'>
  lookup: Pick<ChannelLookup, 'learn'>
  log: Log
  metrics: Metrics
  clock: { now(): number; sleep(ms: number): Promise<void> }
}

/** Receives entries that no longer wait. */
export interface Onward {
  /** Queues a message that can be judged now, or a change of channels by Discord's answer. */
  add: (entry: Entry) => void
  /** Counts these messages as done: they earn nothing. */
  discard: (entries: readonly Entry[]) => void
}

/**
 * Holds messages and reactions of guilds whose rules depend on channels, while the category of their channel is unknown,
 * until Discord has answered. So no message in an ignored category earns XP, and messages of other guilds do not wait.
 */
export class WaitingMessages {
  private readonly guilds = new Map<Snowflake, Waiting[]>()
  private readonly taken = new WeakSet<Entry>()
  private count = 0
  private onward: Onward | null = null
  private stopped = false

  constructor(private readonly parts: WaitingMessagesParts) {
    parts.metrics.watchWaiting(() => this.count)
  }

  /** Sets the ledger. It is constructed later, because its writer uses this object. */
  start(onward: Onward): void {
    this.onward = onward
  }

  /** Takes a message out of its batch if it must wait; true again when the batch is tried again. */
  takes(entry: Entry): boolean {
    if (this.took(entry)) return true
    if (!isEarning(entry) || this.parts.admission.missingPlace(judgedMessage(entry)) === null) return false
    this.take(entry)
    return true
  }

  /** Whether an entry was taken out of its batch. */
  took(entry: Entry): boolean {
    return this.taken.has(entry)
  }

  /** Stops asking Discord. Messages that still wait are sent again to the process that resumes the session. */
  stop(): void {
    this.stopped = true
  }

  private take(entry: EarningEntry): void {
    const { guildId } = judgedMessage(entry)
    const waiting = this.guilds.get(guildId) ?? []
    this.taken.add(entry)
    // A copy, because the entry was taken out of its batch for good.
    const again = { entry: { ...entry }, since: this.parts.clock.now() }
    if (waiting.length >= MOST_OF_A_GUILD || this.count >= MOST_OF_ALL) {
      this.drop([again.entry])
      return
    }
    waiting.push(again)
    this.count++
    if (waiting.length > 1) return
    this.guilds.set(guildId, waiting)
    this.ask(guildId).catch((error: unknown) => this.parts.log.error({ err: error }, 'waiting messages were left'))
  }

  private async ask(guildId: Snowflake): Promise<void> {
    const { lookup, log, clock } = this.parts
    let failures = 0
    for (let missing = this.release(guildId); missing !== null && !this.stopped; missing = this.release(guildId)) {
      try {
        const [first] = this.guilds.get(guildId) ?? []
        const note = (change: ChannelChange) => this.addChange(guildId, change, first?.entry.origin ?? null)
        if (await lookup.learn(guildId, missing, note)) failures = 0
        else this.dropFrom(guildId, missing)
      } catch (error) {
        const retryMs = doubledWaitMs(++failures, RETRY_WAITS)
        log.warn({ err: error, guild: guildId, retryMs }, 'Discord does not say where a channel lies, asking again')
        await clock.sleep(retryMs)
      }
    }
  }

  /** @param asking origin of the message that waits: if its partition is lost, another worker writes the channels */
  private addChange(guildId: Snowflake, change: ChannelChange, asking: Origin | null): void {
    this.started.add({ kind: 'channels', guildId, change, origin: asking?.progress.again(asking) ?? null })
  }

  /** Queues messages whose category is known now. @returns the channel to ask Discord about; null if no message waits */
  private release(guildId: Snowflake): Snowflake | null {
    const { admission, clock } = this.parts
    const late = clock.now() - LONGEST_WAIT_MS
    let missing: Snowflake | null = null
    this.keep(guildId, ({ entry, since }) => {
      const channelId = admission.missingPlace(judgedMessage(entry))
      if (channelId === null) this.started.add(entry)
      else if (since < late) this.drop([entry])
      else missing ??= channelId
      return channelId !== null && since >= late
    })
    return missing
  }

  private dropFrom(guildId: Snowflake, channelId: Snowflake): void {
    this.keep(guildId, ({ entry }) => {
      const kept = this.parts.admission.missingPlace(judgedMessage(entry)) !== channelId
      if (!kept) this.drop([entry])
      return kept
    })
  }

  private keep(guildId: Snowflake, isKept: (waiting: Waiting) => boolean): void {
    const before = this.guilds.get(guildId) ?? []
    const after = before.filter(isKept)
    this.count -= before.length - after.length
    if (after.length > 0) this.guilds.set(guildId, after)
    else this.guilds.delete(guildId)
  }

  private get started(): Onward {
    if (this.onward === null) throw new Error('start was not called')
    return this.onward
  }

  private drop(entries: readonly EarningEntry[]): void {
    this.started.discard(entries)
    const { messages, reactions } = this.parts.metrics
    for (const { kind } of entries) (kind === 'message' ? messages : reactions).inc('unknown-channel')
  }
}
