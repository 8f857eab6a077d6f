import type { Kysely } from 'kysely'
import { forgetGuildChannels } from '../../shared/database/guilds/channels.ts'
import { ensureGuilds } from '../../shared/database/guilds/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import { type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import type { Tracer } from '../../shared/trace/span.ts'
import type { Checkpoints } from '../bus/checkpoints.ts'
import { type EarningEntry, type Entry, isEarning, judgedMessage } from '../bus/entry.ts'
import type { Origin, Progress } from '../bus/progress.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Admission } from './admission.ts'
import type { Outcome, PathOf } from './apply.ts'
import { countBatch } from './batch-metrics.ts'
import { traceBatch } from './batch-trace.ts'
import { commitBatch, namesToWrite } from './commit.ts'
import { commitGuilds } from './commit-guilds.ts'
import { commitReactions } from './commit-reactions.ts'
import type { Cooldowns } from './memory/cooldowns.ts'
import type { RulesCache } from './memory/rules-cache.ts'
import type { VoiceWriter } from './voice/voice-writer.ts'
import type { WaitingMessages } from './waiting-messages.ts'

export interface BatchWriterParts {
  db: Kysely<Database>
  /** Checkpoints of the sources of writes, stored with every batch. */
  checkpoints: Pick<Checkpoints<Progress>, 'after' | 'guard'>
  rules: RulesCache
  cooldowns: Cooldowns
  admission: Admission
  waiting: Pick<WaitingMessages, 'takes' | 'took'>
  /** Writes voice events, and awards the minutes. */
  voice: Pick<VoiceWriter, 'write'>
  /** Called with a committed batch, the new standings of its members, and its entries that earned nothing. */
  onResults?: (batch: readonly Entry[], seen: Outcome['seen'], refused: readonly Entry[]) => void
  /** Called after a commit that stored jobs. */
  onJobs: () => void
  metrics: Metrics
  /** Absent where nothing is traced. */
  tracer?: Tracer | null
  clock: { now(): number }
}

/** Whether an entry earns, and the path of its channel when this was decided. */
interface Verdict {
  earns: boolean
  path: readonly Snowflake[] | undefined
}

/** Writes a batch: reads the rules that it needs before the commit, and updates memory after it. */
export class BatchWriter {
  /** The lost change of channels of each guild whose stored channels are no longer right. */
  private readonly unsure = new Map<Snowflake, Entry>()
  /** Verdicts on messages whose channel has moved since, in case their batch is tried again. */
  private readonly verdicts = new WeakMap<Entry, Verdict>()

  constructor(private readonly parts: BatchWriterParts) {}

  /** Commits a batch and its checkpoints; an empty batch stores checkpoints alone. @throws an error if nothing was committed */
  async write(queued: readonly Entry[]): Promise<void> {
    const { db, rules, cooldowns, checkpoints, metrics, clock } = this.parts
    const now = clock.now()
    const entries = queued.filter((entry) => entry.origin?.progress.isLost !== true)
    if (entries.length === 0) {
      const pending = checkpoints.after([])
      await db.transaction().execute((trx) => pending.save(trx, now))
      return pending.saved()
    }
    const left = await this.commitGuilds(entries, now)
    await this.forgetUnsure()
    await this.learnRules(entries)
    // Before the transaction below, which locks rows of members too.
    const hasVoiceJobs = await this.parts.voice.write(entries)
    const { batch, writes, refused, paths } = this.judge(entries, left)
    const pathOf = (messageId: Snowflake) => paths.get(messageId)
    const rewarded = await this.commitReactions(writes, pathOf, now)
    const pending = checkpoints.after(origins(batch))
    const names = namesToWrite(writes, cooldowns)
    const stopTimer = metrics.commits.startTimer()
    const traced = traceBatch(this.parts.tracer, writes)
    const committing = { writes: traced?.writes ?? writes, names, checkpoints: pending, pathOf }
    const outcome = await commitBatch(db, committing, (id) => rules.get(id), now).finally(traced?.end)
    stopTimer()
    pending.saved()
    settle(batch)
    // The rules have changed since these messages were let through, so they earned nothing.
    this.forget(refused)
    this.remember(outcome)
    this.parts.onResults?.(batch, outcome.seen, refused)
    for (const { guildId, user, spoke } of names) if (spoke) cooldowns.noteName(guildId, user)
    for (const guildId of left) rules.forget(guildId)
    countBatch(metrics, { batch, outcome, refused }, clock.now())
    if (outcome.jobs.length > 0 || rewarded || hasVoiceJobs) this.parts.onJobs()
  }

  /** Drops entries: their events count as handled, and their messages start no cooldown. */
  discard(entries: readonly Entry[]): void {
    const own = entries.filter((entry) => !this.parts.waiting.took(entry))
    settle(own)
    this.forget(own)
    this.parts.onResults?.([], [], own)
    for (const entry of own) {
      if (entry.kind !== 'channels') continue
      this.unsure.set(entry.guildId, entry)
      this.parts.rules.forget(entry.guildId)
    }
  }

  /** @returns the guilds that no longer have a bot */
  private async commitGuilds(entries: readonly Entry[], now: number): Promise<ReadonlySet<Snowflake>> {
    const { db, checkpoints } = this.parts
    const about = entries.filter(isAboutGuilds)
    if (about.length === 0) return new Set()
    return new Set(await checkpoints.guard(db, origins(about), (trx) => commitGuilds(trx, about, now)))
  }

  private async forgetUnsure(): Promise<void> {
    const { db, checkpoints } = this.parts
    const known = [...this.unsure]
    // The worker that holds a lost partition now drops the same change itself.
    const ours = known.filter(([, { origin }]) => origin?.progress.isLost !== true)
    if (ours.length > 0) {
      const guildIds = ours.map(([guildId]) => guildId)
      const from = origins(ours.map(([, entry]) => entry))
      await checkpoints.guard(db, from, (trx) => forgetGuildChannels(trx, guildIds))
    }
    // Another change of a guild may have been lost meanwhile: the next batch handles it.
    for (const [guildId, entry] of known) if (this.unsure.get(guildId) === entry) this.unsure.delete(guildId)
  }

  /** Reads the rules of guilds that are not in memory or were just written. Registers guilds that have no row yet. */
  private async learnRules(batch: readonly Entry[]): Promise<void> {
    const { db, rules, checkpoints, clock } = this.parts
    const wanted = new Set<Snowflake>()
    for (const write of batch) {
      if (write.kind === 'guild') wanted.add(write.guild.id)
      else if (write.kind === 'message' && !rules.get(write.message.guildId)) wanted.add(write.message.guildId)
      else if (write.kind === 'reaction' && !rules.get(write.reaction.guildId)) wanted.add(write.reaction.guildId)
      else if (write.kind === 'member-joined' && !rules.get(write.guildId)) wanted.add(write.guildId)
      else if (write.kind === 'voice' && !rules.get(write.guildId)) wanted.add(write.guildId)
      else if (write.kind === 'channels' && !rules.get(write.guildId)) wanted.add(write.guildId)
    }
    await rules.load([...wanted], { committing: true })
    const unknown = [...wanted].filter((id) => !rules.get(id))
    if (unknown.length === 0) return
    await checkpoints.guard(db, origins(batch), (trx) => ensureGuilds(trx, unknown, clock.now()))
    await rules.load(unknown, { committing: true })
  }

  /**
   * Judges the entries of a batch in the order of their events.
   * @param left guilds that no longer have a bot
   * @returns the writes, the entries that earn nothing, and `batch` with both. Entries that must wait are in neither.
   * `paths`: the paths of channels by the ids of messages, as they were at the turn of each message, if XP depends on them
   */
  private judge(entries: readonly Entry[], left: ReadonlySet<Snowflake>) {
    const { admission, waiting } = this.parts
    const [batch, writes, refused]: [Entry[], Entry[], Entry[]] = [[], [], []]
    const paths = new Map<Snowflake, readonly Snowflake[]>()
    for (const entry of entries) {
      if (waiting.takes(entry)) continue
      batch.push(entry)
      if (entry.kind === 'channels') admission.catchUp(entry)
      if (isEarning(entry) && !this.earns(entry, paths)) refused.push(entry)
      else if (entry.kind !== 'channels' || !left.has(entry.guildId)) writes.push(entry)
    }
    return { batch, writes, refused, paths }
  }

  /** Whether an entry earns. Adds the path of its channel to `paths`, if its XP depends on the path. */
  private earns(entry: EarningEntry, paths: Map<Snowflake, readonly Snowflake[]>): boolean {
    const { admission } = this.parts
    const message = judgedMessage(entry)
    const known = this.verdicts.get(entry)
    const earns = known?.earns ?? admission.isEligible(message)
    const path = known === undefined ? admission.factorPath(message) : known.path
    if (admission.isBehind(message.guildId)) this.verdicts.set(entry, { earns, path })
    if (path !== undefined) paths.set(message.id, path)
    return earns
  }

  /** Awards the reactions of a batch before the rest is committed. @returns whether any earned */
  private async commitReactions(writes: readonly Entry[], pathOf: PathOf, now: number): Promise<boolean> {
    const { db, rules, checkpoints, metrics } = this.parts
    const reactions = writes.filter((entry) => entry.kind === 'reaction')
    if (reactions.length === 0) return false
    const { counts, xp, levelUps } = await checkpoints.guard(db, origins(reactions), (trx) =>
      commitReactions(trx, reactions, { rulesOf: (id) => rules.get(id), pathOf }, now),
    )
    for (const [outcome, count] of Object.entries(counts)) metrics.reactions.inc(outcome, count)
    for (const kind of ['given', 'received'] as const) {
      metrics.awards.inc({ source: `reaction-${kind}` }, counts[kind])
      metrics.xp.inc({ source: `reaction-${kind}` }, xp[kind])
    }
    metrics.levelUps.inc(levelUps)
    return counts.given + counts.received > 0
  }

  /** Updates the cooldown cache from the locked rows. */
  private remember({ seen }: Outcome): void {
    for (const { guildId, userId, standing, upTo } of seen) {
      const cooldownMs = (this.parts.rules.get(guildId)?.settings.xpDelaySeconds ?? 0) * 1_000
      this.parts.cooldowns.settle(guildId, userId, upTo, standing.lastXpAt ?? 0, cooldownMs)
    }
  }

  private forget(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.kind !== 'message') continue
      const { id, guildId, author } = entry.message
      this.parts.cooldowns.forget(guildId, author.id, snowflakeTime(id))
    }
  }
}

const isAboutGuilds = ({ kind }: Entry): boolean =>
  kind === 'guild' || kind === 'guild-left' || kind === 'guilds-listed'

/** A loop, because `flatMap` takes several times as long. */
function origins(batch: readonly Entry[]): Origin[] {
  const found: Origin[] = []
  for (const { origin } of batch) if (origin !== null) found.push(origin)
  return found
}

function settle(entries: readonly Entry[]): void {
  for (const { origin } of entries) origin?.progress.settle(origin)
}
