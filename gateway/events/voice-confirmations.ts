import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import { guildsInVoice } from '../../shared/database/voice/guilds.ts'
import { shardOf } from '../../shared/discord/shard.ts'
import type { Entry } from '../bus/entry.ts'
import type { ShardProgress } from '../bus/progress.ts'
import { CONFIRM_MS, type VoiceWatch } from './voice-watch.ts'
import { type VoiceWrite, voiceWrite } from './voice-writes.ts'

export interface VoiceConfirmationsParts {
  db: Kysely<Database>
  voice: VoiceWatch
  /** Queues a write that no event asked for. It may be lost: the next confirmation replaces it. */
  add: (entry: Entry) => void
  clock: { now(): number }
}

/** Confirms every minute who is in voice, so that minutes are awarded without events, and a crash loses at most one. */
export class VoiceConfirmations {
  /** When the servers of a resumed session were confirmed. */
  private readonly confirmed = new WeakMap<ShardProgress, number>()

  constructor(private readonly parts: VoiceConfirmationsParts) {}

  /** @throws the database's error; the servers of resumed sessions are then confirmed the next time */
  async confirm(): Promise<void> {
    const { voice, clock } = this.parts
    const now = clock.now()
    for (const write of voice.confirm(now)) this.add(write, now)
    const due = voice.resumed().filter((progress) => (this.confirmed.get(progress) ?? 0) + CONFIRM_MS <= now)
    if (due.length > 0) await this.confirmStored(due, now)
  }

  /** Confirms the servers of resumed sessions. Such a session has no lists, so the servers are read from the database. */
  private async confirmStored(shards: readonly ShardProgress[], now: number): Promise<void> {
    const { db, voice } = this.parts
    const found = await guildsInVoice(db, [...new Set(shards.map(({ botId }) => botId))])
    for (const progress of shards) {
      const { botId, shard, shardCount } = progress
      // The connection may have been lost while the database answered.
      if (!progress.isLive) continue
      this.confirmed.set(progress, now)
      const own = found.filter((each) => each.botId === botId && shardOf(each.guildId, shardCount) === shard)
      for (const { guildId } of own) {
        if (voice.hasListed(progress, guildId)) continue
        const sight = { botId, at: now, since: 0, isReplay: false, isComplete: false, states: [] }
        this.add(voiceWrite(guildId, [], sight), now)
      }
    }
  }

  private add(write: VoiceWrite, receivedAt: number): void {
    this.parts.add({ ...write, origin: null, receivedAt })
  }
}
