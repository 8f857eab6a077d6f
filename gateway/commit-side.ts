import { cdnOriginOf } from '../shared/discord/cdn.ts'
import { createTokenCipher } from '../shared/whitelabel/token-cipher.ts'
import type { Checkpoints } from './bus/checkpoints.ts'
import type { Progress, ShardProgress } from './bus/progress.ts'
import { createCards } from './cards/cards.ts'
import { Drawing } from './cards/drawing.ts'
import type { GatewaySettings } from './config.ts'
import { createAskDiscord } from './discord/plain-requests.ts'
import { beginRenewals } from './jobs/activity-roles/renewals.ts'
import { Eraser } from './jobs/erasure/eraser.ts'
import { GuildEraser, type GuildEraserParts } from './jobs/erasure/guild-eraser.ts'
import { checkLinkedBots } from './jobs/linked-roles/check-bots.ts'
import { LinkKeeper } from './jobs/linked-roles/link-keeper.ts'
import { Runner, type RunnerParts } from './jobs/runner.ts'
import { createPost } from './jobs/webhooks/post.ts'
import type { Memory } from './memory.ts'
import { repeat } from './ops/repeat.ts'
import type { Runtime } from './runtime.ts'
import { BatchWriter, type BatchWriterParts } from './xp/batch-writer.ts'
import { ChannelLookup } from './xp/channel-lookup.ts'
import { Decay } from './xp/decay.ts'
import { GuildTurns } from './xp/guild-turns.ts'
import { Ledger, type LedgerParts } from './xp/ledger.ts'
import { LedgerUpkeep } from './xp/ledger-upkeep.ts'
import { PeriodUpkeep } from './xp/period-upkeep.ts'
import { Upkeep } from './xp/upkeep.ts'
import { VoicePlaces } from './xp/voice/voice-places.ts'
import { VoiceWriter } from './xp/voice/voice-writer.ts'
import { WaitingMessages } from './xp/waiting-messages.ts'

const PURGE_MS = 60_000
/** How soon after midnight (UTC) silent members lose XP. A look without anything to do reads every row of `guilds`. */
const DECAY_MS = 5 * 60_000
/** How soon a new activity role is given. Roles are renewed in the first hour of the day (UTC). */
const RENEW_MS = 5_000
/** How soon the deletion of a member's data begins. */
const ERASE_MS = 5_000
/** How often the next guilds are searched for members who left long ago. */
const DEPARTED_MS = 30_000
/** How often servers from which every bot was removed long ago are searched for. */
const REMOVED_MS = 60_000
/** How often links that are due are searched for. */
const LINKS_MS = 2_000
/** How often bots whose linked roles were not checked for a day are searched for. */
const LINKED_BOTS_MS = 60_000
const TIDY_BOOSTS_MS = 10 * 60_000
/** Up to a hundred guilds each time: a hundred thousand take about an hour and a half. */
const RECOUNT_MS = 5_000
const RECALCULATE_MS = 10 * 60_000
/** How often the next guilds' ledgers of XP are looked at. Each run rests for twenty times as long as it took. */
const LEDGER_MS = 10_000
/** How often the next guilds' periods are checked. The first round begins with the process. */
const PERIODS_MS = 10_000

/** The guilds whose jobs this process carries out, and their bots. */
export type ServedGuilds = Required<Pick<RunnerParts, 'restFor' | 'serves'>> & Pick<GuildEraserParts, 'mainRest'>

export interface CommitSide<Source extends Progress = ShardProgress> {
  /** Takes the entries that sessions admit, and commits them. */
  ledger: Ledger<Source>
  /** Carries out the jobs that commits and the edge write to the jobs table. */
  jobs: Runner
  start(): void
  /** Ends the repeated tasks. The ledger and the jobs are still to be stopped, in the order of the process. */
  stopTasks(): void
}

/** The side of a process that commits entries and carries out jobs. It needs no session with Discord. */
export function openCommitSide<Source extends Progress>(
  settings: GatewaySettings,
  { db, processId, log, metrics, tracer, clock, random, invalid }: Runtime,
  { rules, cooldowns, channels, admission, roleWatch, screening }: Memory,
  { restFor, serves, mainRest }: ServedGuilds,
  checkpoints: Checkpoints<Source>,
  { onResults, keepDeadLetter }: Pick<BatchWriterParts, 'onResults'> & Pick<LedgerParts<Source>, 'keepDeadLetter'> = {},
): CommitSide<Source> {
  const drawing = new Drawing(() => clock.now())
  const cards = createCards({ cdnUrl: cdnOriginOf(settings.DISCORD_API_URL), drawing, log, metrics })
  const { WHITELABEL_TOKEN_KEYS: keys } = settings
  const cipher = keys === undefined ? null : createTokenCipher(crypto, keys)
  const ask = createAskDiscord({ apiUrl: settings.DISCORD_API_URL, invalid })
  const keeper = cipher && new LinkKeeper({ db, cipher, ask, metrics, log, clock, random })
  const jobs = new Runner({
    webhooks: { post: createPost(), cipher },
    ...{ db, processId, log, metrics, tracer, clock, random, roleWatch, screening, restFor, serves, cards },
    ...{ leaseMs: settings.JOB_LEASE_MS, apiUrl: settings.DISCORD_API_URL },
  })
  const lookup = new ChannelLookup({ channels, restFor })
  const waiting = new WaitingMessages({ admission, lookup, log, metrics, clock })
  const places = new VoicePlaces({ lookup, log })
  const voice = new VoiceWriter({ db, checkpoints, rules, channels, places, metrics, clock })
  const writer = new BatchWriter({
    ...{ db, checkpoints, rules, cooldowns, admission, waiting, voice, metrics, tracer, clock },
    ...(onResults && { onResults }),
    onJobs: () => jobs.wake(),
  })
  const ledger = new Ledger({
    ...(keepDeadLetter && { keepDeadLetter }),
    ...{ checkpoints, writer, log, metrics, clock, maxQueue: settings.LEDGER_QUEUE },
  })
  waiting.start({ add: (entry) => ledger.add(entry), discard: (entries) => writer.discard(entries) })
  places.start((entry) => ledger.add(entry))
  const upkeep = new Upkeep({ db, log, clock, messageLogDays: settings.MESSAGE_LOG_DAYS })
  const ledgerUpkeep = new LedgerUpkeep({ db, log, metrics, clock })
  const periods = new PeriodUpkeep({ db, log, metrics, clock, messageLogDays: settings.MESSAGE_LOG_DAYS })
  const decay = new Decay({ db, log, metrics, clock, onJobs: () => jobs.wake() })
  const turns = new GuildTurns({ db, clock, task: 'departed' })
  const eraser = new Eraser({ db, links: keeper, log, metrics, clock, restFor, turns, onJobs: () => jobs.wake() })
  const guildEraser = new GuildEraser({
    ...{ db, log, metrics, clock, mainRest },
    keepDays: settings.REMOVED_GUILD_DATA_DAYS,
  })
  const renewActivityRoles = async (): Promise<void> => {
    if ((await beginRenewals(db, clock.now())) > 0) jobs.wake()
  }
  let stops: (() => void)[] = []
  return {
    ...{ ledger, jobs },
    start() {
      stops = [
        repeat('purge message logs', PURGE_MS, () => upkeep.purge(), log),
        repeat('purge logins', PURGE_MS, () => upkeep.purgeSessions(), log),
        repeat('purge replies of the API', PURGE_MS, () => upkeep.purgeReplies(), log),
        repeat('tidy boosts', TIDY_BOOSTS_MS, () => upkeep.tidyBoosts(), log),
        repeat('tidy seasons', TIDY_BOOSTS_MS, () => upkeep.tidySeasons(), log),
        repeat('purge stays in voice', PURGE_MS, () => upkeep.purgeVoice(), log),
        repeat('purge deliveries of webhooks', PURGE_MS, () => upkeep.purgeDeliveries(), log),
        ...(keeper === null || cipher === null
          ? []
          : [
              repeat('tell Discord levels for linked roles', LINKS_MS, () => keeper.run(), log),
              repeat(
                'check bots with linked roles',
                LINKED_BOTS_MS,
                () => checkLinkedBots({ db, cipher, ask, log, clock }),
                log,
              ),
            ]),
        repeat('purge imports', PURGE_MS, () => upkeep.purgeImports(), log),
        repeat('purge the audit', PURGE_MS, () => upkeep.purgeAudit(), log),
        repeat('take XP from silent members', DECAY_MS, () => decay.run(), log),
        repeat('delete the data of members', ERASE_MS, () => eraser.run(), log),
        repeat('find members who left long ago', DEPARTED_MS, () => eraser.findDeparted(), log),
        repeat('delete the data of servers without a bot', REMOVED_MS, () => guildEraser.run(), log),
        repeat('renew activity roles', RENEW_MS, renewActivityRoles, log),
        repeat('keep the ledger of XP small', LEDGER_MS, () => ledgerUpkeep.run(), log),
        repeat('check the periods of leaderboards', PERIODS_MS, () => periods.run(), log),
        repeat('ask for missing recalculations', RECALCULATE_MS, () => upkeep.resumeRecalculations(), log),
        repeat('recount members', RECOUNT_MS, () => upkeep.recount(), log),
      ]
      jobs.start()
    },
    stopTasks() {
      for (const stop of stops) stop()
      upkeep.stop()
      ledgerUpkeep.stop()
      periods.stop()
      decay.stop()
      eraser.stop()
      guildEraser.stop()
      waiting.stop()
      places.stop()
    },
  }
}
