import type { Kysely } from 'kysely'
import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import { award } from '../../../shared/database/ledger/award.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { knownVoiceGuilds, lockVoiceGuilds, saveVoiceGuilds } from '../../../shared/database/voice/guilds.ts'
import { loadStays, saveStays } from '../../../shared/database/voice/stays.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import { earningFactor, needsChannels } from '../../../shared/levelling/earning-factor.ts'
import { rolesOf } from '../../../shared/levelling/voice.ts'
import { VoiceRoom, type VoiceRules } from '../../../shared/levelling/voice-room.ts'
import type { VoiceAward } from '../../../shared/levelling/voice-stay.ts'
import type { AwardResult } from '../../../shared/levelling/xp-ledger.ts'
import type { Checkpoints } from '../../bus/checkpoints.ts'
import { type Entry, writesOfKind } from '../../bus/entry.ts'
import type { Origin, Progress } from '../../bus/progress.ts'
import type { Metrics } from '../../ops/metrics.ts'
import type { ChannelTree } from '../memory/channel-tree.ts'
import { type GuildSights, namedStays, wantedStays } from './wanted.ts'

/** Servers in one transaction: few, so that a server's rows are locked only briefly. */
const MOST_GUILDS = 25
const FROM_VOICE = { source: 'voice' }

export interface VoiceWriterParts {
  db: Kysely<Database>
  checkpoints: Pick<Checkpoints<Progress>, 'guard'>
  rules: { get(guildId: Snowflake): GuildRules | undefined }
  channels: Pick<ChannelTree, 'path'>
  metrics: Metrics
  clock: { now(): number }
}

/** An award, and what the ledger made of it. */
type Awarded = VoiceAward & { guildId: Snowflake; result: AwardResult }

/**
 * Writes what sessions saw in voice, and awards the minutes. In a transaction of its own, before that of the batch: a batch
 * that is committed again, and a message of the stream that is delivered again, changes nothing here.
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
      guarded.isTransaction
        ? this.take(guarded, guilds)
        : guarded
            .transaction()
            .setIsolationLevel('read committed')
            .execute((trx) => this.take(trx, guilds)),
    )
    this.count(rooms, awarded)
    return awarded.some(({ result }) => result.before.level !== result.after.level)
  }

  private async take(trx: Kysely<Database>, guilds: readonly GuildSights[]) {
    const { rules, clock } = this.parts
    const locked = await lockVoiceGuilds(
      trx,
      guilds.map(({ guildId }) => guildId),
    )
    const named = await namedStays(trx, guilds)
    const stays = Map.groupBy(await loadStays(trx, wantedStays(guilds, locked, named)), ({ guildId }) => guildId)
    const [rooms, requests, changed, saved]: [VoiceRoom[], Omit<Awarded, 'result'>[], Stay[], Saved[]] = [
      [],
      [],
      [],
      [],
    ]
    for (const { guildId, sights } of guilds) {
      const [guild, guildRules] = [locked.get(guildId), rules.get(guildId)]
      if (guild === undefined || guildRules === undefined) continue
      const room = new VoiceRoom(
        guild.seenUntil === 0 ? null : guild,
        stays.get(guildId) ?? [],
        this.rulesOf(guildRules),
      )
      if (this.earns(guildId)) for (const sight of sights) room.see(sight)
      else room.close()
      rooms.push(room)
      for (const each of room.awards) requests.push({ ...each, guildId })
      for (const stay of room.changed) changed.push({ ...stay, guildId })
      if (room.state !== null)
        saved.push({ ...room.state, guildId, members: Math.max(0, guild.members + room.arrivals) })
    }
    await saveStays(trx, changed)
    await saveVoiceGuilds(trx, saved)
    const results = await award(
      trx,
      requests.map(({ guildId, userId, key, xp: amount, at, channelId }) => {
        return { guildId, userId, key, amount, at, channelId, source: 'voice', announces: true }
      }),
      (guildId) => rules.get(guildId),
      clock.now(),
    )
    const awarded = requests.flatMap((each, nth): Awarded[] => {
      const result = results[nth]
      return result === undefined ? [] : [{ ...each, result }]
    })
    return { rooms, awarded }
  }

  private rulesOf(rules: GuildRules): VoiceRules {
    const { settings, ignoredChannelIds, earningChannelIds, ignoredRoleIds } = rules
    const channelPath = (channelId: Snowflake): readonly Snowflake[] =>
      needsChannels(rules) ? this.parts.channels.path(settings.id, channelId).ids : [channelId]
    return {
      settings,
      ignoredRoleIds,
      isIgnored(channelId) {
        const path = channelPath(channelId)
        if (path.some((id) => ignoredChannelIds.has(id))) return true
        return earningChannelIds.size > 0 && !path.some((id) => earningChannelIds.has(id))
      },
      factorOf({ channelId, ...stay }, at) {
        const path = channelId === null ? [] : channelPath(channelId)
        return earningFactor(rules, { channelPath: path, roleIds: rolesOf(stay), at })
      },
    }
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

type Stay = Parameters<typeof saveStays>[1][number]
type Saved = Parameters<typeof saveVoiceGuilds>[1][number]

/** What was seen in each server, in its order; servers in ascending order of id, so that processes do not deadlock. */
function sightsOf(entries: readonly Entry[]): GuildSights[] {
  const byGuild = Map.groupBy(writesOfKind(entries, 'voice'), ({ guildId }) => guildId)
  return [...byGuild]
    .map(([guildId, writes]) => ({ guildId, sights: writes.map(({ sight }) => sight) }))
    .sort((a, b) => compareSnowflakes(a.guildId, b.guildId))
}
