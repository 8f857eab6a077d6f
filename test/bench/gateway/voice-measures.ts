import { ShardCheckpoints } from '../../../gateway/bus/checkpoints.ts'
import type { Entry } from '../../../gateway/bus/entry.ts'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { VoiceConfirmations } from '../../../gateway/events/voice-confirmations.ts'
import { VoiceWatch } from '../../../gateway/events/voice-watch.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { ChannelTree } from '../../../gateway/xp/memory/channel-tree.ts'
import { RulesCache } from '../../../gateway/xp/memory/rules-cache.ts'
import { VoiceWriter } from '../../../gateway/xp/voice/voice-writer.ts'
import type { VoiceState } from '../../../shared/levelling/voice.ts'
import type { Measure } from '../support/report.ts'
import { type BenchDatabase, memberId } from './database.ts'
import { growthOf, printGrowth } from './memory-growth.ts'

/** Members in voice, in servers with two channels each. */
const [GUILDS, PER_GUILD] = [500, 20]
const MEMBERS = GUILDS * PER_GUILD
const MINUTES = 10
/** Members in voice whose memory is measured. */
const REMEMBERED = 200_000
const MINUTE_MS = 60_000
/** Entries of one batch of the ledger. */
const BATCH = 250
const ROLES = ['1100000000000000901', '1100000000000000902', '1100000000000000903'].join(',')

const guildId = (nth: number): string => String(1_200_000_000_000_000_000n + BigInt(nth) * 4_194_304n)

/** Of three members, one is muted. Half of the members are in each channel. */
const statesOf = (guild: number, perGuild: number): VoiceState[] =>
  Array.from({ length: perGuild }, (_, nth) => ({
    userId: memberId(1 + guild * perGuild + nth),
    channelId: `130000000000${guild}${nth % 2}`,
    flags: nth % 3 === 0 ? 1 : 0,
    roles: ROLES,
  }))

function sessionIn(watch: VoiceWatch, guilds: number, perGuild: number, now: number): void {
  const progress = new ShardProgress('1', 0, null)
  progress.isLive = true
  watch.follow(progress)
  watch.sessionBegan(progress, now)
  for (let nth = 0; nth < guilds; nth++) {
    watch.listed(progress, guildId(nth), { states: statesOf(nth, perGuild), users: [], afkChannelId: null }, now)
  }
}

/** Confirms and awards the minutes of ten thousand members for ten minutes of simulated time. */
async function minuteMeasures({ db }: BenchDatabase): Promise<Measure[]> {
  const clock = { time: Date.UTC(2026, 5, 1), now: () => clock.time }
  const [metrics, channels, checkpoints] = [createMetrics(), new ChannelTree(), new ShardCheckpoints()]
  const rules = new RulesCache(db, channels)
  const ids = Array.from({ length: GUILDS }, (_, nth) => guildId(nth))
  const times = { created_at: clock.time, updated_at: clock.time, notification_channel_id: null }
  await db
    .insertInto('guilds')
    .values(ids.map((id) => ({ id, name: 'Voice', active: 1 as const, voice_xp: 5, ...times })))
    .execute()
  await rules.load(ids)
  const watch = new VoiceWatch(rules)
  const writer = new VoiceWriter({ db, checkpoints, rules, channels, places: { ask() {} }, metrics, clock })
  const waiting: Entry[] = []
  const confirmations = new VoiceConfirmations({ db, voice: watch, add: (entry) => waiting.push(entry), clock })
  sessionIn(watch, GUILDS, PER_GUILD, clock.time)
  const minute = async (): Promise<void> => {
    await confirmations.confirm()
    for (let from = 0; from < waiting.length; from += BATCH) await writer.write(waiting.slice(from, from + BATCH))
    waiting.length = 0
    clock.time += MINUTE_MS
  }
  // The first minute stores every stay.
  await minute()
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()]
  for (let nth = 0; nth < MINUTES; nth++) await minute()
  const ms = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpu)
  const { awarded } = await db
    .selectFrom('xp_ledger')
    .select(({ fn }) => fn.countAll<number>().as('awarded'))
    .where('source', '=', 'voice')
    .executeTakeFirstOrThrow()
  const expected = Math.floor(MEMBERS * 0.65) * (MINUTES / 5)
  if (awarded < expected) throw new Error(`${awarded} awards were stored, at least ${expected} were expected`)
  const perMinute = ms / MINUTES
  return [
    {
      measure: 'gateway.voice.members',
      value: (MEMBERS * MINUTE_MS) / perMinute,
      note: `${MEMBERS.toLocaleString('en')} members in ${GUILDS} servers: ${perMinute.toFixed(0)} ms for each minute`,
    },
    {
      measure: 'gateway.voice.cpu_us',
      value: (user + system) / (MEMBERS * MINUTES),
      note: `${awarded.toLocaleString('en')} awards of five minutes each`,
    },
  ]
}

/** Measures in a new process how much memory each remembered member in voice takes. */
async function memoryMeasure(): Promise<Measure> {
  return {
    measure: 'gateway.voice.bytes_per_member',
    value: (await growthOf(import.meta.path)) / REMEMBERED,
    note: `${REMEMBERED.toLocaleString('en')} members, with three roles each`,
  }
}

export const voiceMeasures = async (database: BenchDatabase): Promise<Measure[]> => [
  ...(await minuteMeasures(database)),
  await memoryMeasure(),
]

if (import.meta.main) {
  const watch = new VoiceWatch({ get: () => undefined })
  printGrowth(() => sessionIn(watch, REMEMBERED / PER_GUILD, PER_GUILD, Date.now()))
  if (watch.members !== REMEMBERED) throw new Error('members are missing')
}
