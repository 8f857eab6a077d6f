import type { Kysely } from 'kysely'
import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import { award } from '../../../shared/database/ledger/award.ts'
import { uncountedAmong } from '../../../shared/database/members/counting.ts'
import { inReadCommitted } from '../../../shared/database/read-committed.ts'
import type { Database } from '../../../shared/database/schema.ts'
import {
  knownVoiceGuilds,
  lockVoiceGuilds,
  saveVoiceGuilds,
  type VoiceGuild,
} from '../../../shared/database/voice/guilds.ts'
import { loadStays, type StoredStay, saveStays } from '../../../shared/database/voice/stays.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import { VoiceRoom } from '../../../shared/levelling/voice-room.ts'
import type { VoiceAward } from '../../../shared/levelling/voice-stay.ts'
import type { AwardResult } from '../../../shared/levelling/xp-ledger.ts'
import type { Checkpoints } from '../../bus/checkpoints.ts'
import type { Entry } from '../../bus/entry.ts'
import type { Origin, Progress } from '../../bus/progress.ts'
import type { Metrics } from '../../ops/metrics.ts'
import type { ChannelTree } from '../memory/channel-tree.ts'
import type { VoicePlaces } from './voice-places.ts'
import { voiceRulesOf } from './voice-rules.ts'
import { type GuildSights, membersOf, namedStays, wantedStays, withoutUncounted } from './wanted.ts'

/** Servers in one transaction: few, so that a server's rows are locked only briefly. */
const MOST_GUILDS = 25
const FROM_VOICE = { source: 'voice' }

export interface VoiceWriterParts {
  db: Kysely<Database>
  checkpoints: Pick<Checkpoints<Progress>, 'guard'>
  rules: { get(guildId: Snowflake): GuildRules | undefined }
  channels: Pick<ChannelTree, 'path'>
  /** Asks Discord about channels whose category is needed, but unknown. */
  places: Pick<VoicePlaces, 'ask'>
  metrics: Metrics
  clock: { now(): number }
}

/** A server, its state of voice after the batch, and the number of its members in voice. */
interface SeenGuild {
  guildId: Snowflake
  room: VoiceRoom
  members: number
}

/** An award, and the ledger's result for it. */
type Awarded = VoiceAward & { guildId: Snowflake; result: AwardResult }

/**
 * Writes voice events, and awards the minutes. Both happen in transactions of their own, before the one of the batch. If the
 * batch is committed again, or a message of the stream is delivered again, nothing is awarded a second time.
 */
export class VoiceWriter {
  constructor(private readonly parts: VoiceWriterParts) {}

  /** @returns whether jobs were stored */
  async write(entries: readonly Entry[]): Promise<boolean> {
    const seen = entries.filter((entry) => entry.kind === 'voice')
    if (seen.length === 0) return false
    const guilds = await this.relevant(sightsOf(seen))
    let hasJobs = false
    for (let from = 0; from < guilds.length; from += MOST_GUILDS) {
      const some = guilds.slice(from, from + MOST_GUILDS)
      const ids = new Set(some.map(({ guildId }) => guildId))
      const origins = seen.flatMap(({ guildId, origin }) => (origin !== null && ids.has(guildId) ? [origin] : []))
      hasJobs = (await this.commit(some, origins)) || hasJobs
    }
    return hasJobs
  }

  /** Servers with XP for voice, and those in which members still have stays from the time when it was on. */
  private async relevant(guilds: readonly GuildSights[]): Promise<GuildSights[]> {
    const isOff = ({ guildId }: GuildSights): boolean => !this.earns(guildId)
    const off = guilds.filter(isOff).map(({ guildId }) => guildId)
    const known = await knownVoiceGuilds(this.parts.db, off)
    return guilds.filter((guild) => !isOff(guild) || known.has(guild.guildId))
  }

  private earns(guildId: Snowflake): boolean {
    return (this.parts.rules.get(guildId)?.settings.voiceXp ?? 0) > 0
  }

  private async commit(guilds: readonly GuildSights[], origins: readonly Origin[]): Promise<boolean> {
    const { db, checkpoints } = this.parts
    const { rooms, awarded } = await checkpoints.guard(db, origins, (guarded) =>
      inReadCommitted(guarded, (trx) => this.writeSights(trx, guilds)),
    )
    this.count(rooms, awarded)
    return awarded.some(({ result }) => result.before.level !== result.after.level)
  }

  private async writeSights(trx: Kysely<Database>, all: readonly GuildSights[]) {
    const { rules, clock } = this.parts
    const guildIds = all.map(({ guildId }) => guildId)
    const locked = await lockVoiceGuilds(trx, guildIds)
    const guilds = withoutUncounted(all, await uncountedAmong(trx, membersOf(all)))
    const named = await namedStays(trx, guilds)
    const stays = Map.groupBy(await loadStays(trx, wantedStays(guilds, locked, named)), ({ guildId }) => guildId)
    const seen = guilds.flatMap((guild): SeenGuild[] => {
      const { guildId } = guild
      const [stored, guildRules] = [locked.get(guildId), rules.get(guildId)]
      if (stored === undefined || guildRules === undefined) return []
      const room = this.roomAfter(guild, stored, stays.get(guildId) ?? [], guildRules)
      return [{ guildId, room, members: Math.max(0, stored.members + room.arrivals) }]
    })
    const changed = seen.flatMap(({ guildId, room }) => [...room.changed].map((stay) => ({ ...stay, guildId })))
    await saveStays(trx, changed)
    const states = seen.flatMap(({ guildId, room: { state }, members }) =>
      state === null ? [] : [{ ...state, guildId, members }],
    )
    await saveVoiceGuilds(trx, states)
    const due = seen.flatMap(({ guildId, room }) => room.awards.map((each) => ({ ...each, guildId })))
    const results = await award(
      trx,
      due.map(({ guildId, userId, key, xp: amount, at, channelId }) => {
        return { guildId, userId, key, amount, at, channelId, source: 'voice', announces: true }
      }),
      (guildId) => rules.get(guildId),
      clock.now(),
    )
    const awarded = due.flatMap((each, nth): Awarded[] => {
      const result = results[nth]
      return result === undefined ? [] : [{ ...each, result }]
    })
    return { rooms: seen.map(({ room }) => room), awarded }
  }

  /**
   * The state of voice in a server after all events of the batch. If the server no longer awards XP for voice, all stays have
   * ended.
   */
  private roomAfter(
    { guildId, sights, origin }: GuildSights,
    stored: VoiceGuild,
    stays: readonly StoredStay[],
    rules: GuildRules,
  ): VoiceRoom {
    const { channels, places } = this.parts
    const voiceRules = voiceRulesOf(rules, channels, (channelId) => places.ask(guildId, channelId, origin))
    // A row that was made just now has no state yet.
    const room = new VoiceRoom(stored.seenUntil === 0 ? null : stored, stays, voiceRules)
    if (this.earns(guildId)) for (const sight of sights) room.see(sight)
    else room.close()
    return room
  }

  private count(rooms: readonly VoiceRoom[], awarded: readonly Awarded[]): void {
    const { voiceMinutes, awards, xp, levelUps } = this.parts.metrics
    for (const { refused } of rooms)
      for (const [reason, minutes] of refused) voiceMinutes.inc({ outcome: reason }, minutes)
    for (const { minutes, result } of awarded) {
      if (result.outcome !== 'awarded' && result.outcome !== 'capped') continue
      voiceMinutes.inc({ outcome: 'awarded' }, minutes)
      awards.inc(FROM_VOICE)
      xp.inc(FROM_VOICE, result.after.xp - result.before.xp)
      if (result.after.level > result.before.level) levelUps.inc()
    }
  }
}

/** The voice events of each server, in their order. Servers are in ascending order of id, so that processes do not deadlock. */
function sightsOf(entries: readonly Entry[]): GuildSights[] {
  const seen = entries.filter((entry) => entry.kind === 'voice')
  return [...Map.groupBy(seen, ({ guildId }) => guildId)]
    .map(([guildId, own]) => ({ guildId, sights: own.map(({ sight }) => sight), origin: own[0]?.origin ?? null }))
    .sort((a, b) => compareSnowflakes(a.guildId, b.guildId))
}
