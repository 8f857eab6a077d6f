import { DAY_MS } from '../shared/levelling/day.ts'
import type { Bots } from './bots/bots.ts'
import type { Entry } from './bus/entry.ts'
import type { ShardCommits, ShardProgress } from './bus/progress.ts'
import type { GatewaySettings } from './config.ts'
import { createRest } from './discord/rest.ts'
import { createDispatcher, type DispatcherParts } from './events/dispatcher.ts'
import { MemberChecks } from './events/member-checks.ts'
import { MessageSightings } from './events/message-sightings.ts'
import { VoiceConfirmations } from './events/voice-confirmations.ts'
import { VoiceWatch } from './events/voice-watch.ts'
import type { Memory } from './memory.ts'
import { openBots } from './open-bots.ts'
import { repeat } from './ops/repeat.ts'
import { Brandings } from './premium/brandings.ts'
import { Entitlements } from './premium/entitlements.ts'
import type { Runtime } from './runtime.ts'
import type { Serving } from './serving.ts'

/** How old a checkpoint may grow while nothing is earned: after a crash Discord sends only this much again. */
const CHECKPOINT_MS = 5_000
/** How soon `/doctor` knows that messages are seen again. */
const SIGHTINGS_MS = 2_000
/** How often this process looks for servers in which a confirmation of the members in voice is due. */
const VOICE_LOOK_MS = 1_000
/** How often a shard asks for the members of one guild. Discord takes 120 requests a minute from a connection. */
const MEMBER_CHECK_MS = 1_000
/** How soon a customer who bought premium has it, where the edge has not seen the purchase. */
const ENTITLEMENTS_MS = 1_000
/** How often the profiles that servers gave the main bot are compared with premium. */
const BRANDINGS_MS = 60_000

/** Where sessions send writes and changes: to the other side of the process, or to other processes. */
export interface SessionBus extends Required<Pick<DispatcherParts, 'onPermissionChange' | 'roleWatch'>> {
  /** Takes the entries that are admitted. */
  entries: ShardCommits & { add(entry: Entry): void }
}

export interface SessionSide {
  bots: Bots
  start(): void
  /** Ends the repeated tasks. The bots are still to be disconnected, in the order of the process. */
  stopTasks(): void
}

/** The side of a process that holds sessions with Discord, judges events, and hands entries to the side that commits. */
export function openSessionSide(
  settings: GatewaySettings,
  { db, processId, log, metrics, tracer, clock, random, invalid }: Runtime,
  { channels, rules, admission, screening }: Memory,
  { leases, servingBots, mainShards }: Serving,
  { entries: ledger, onPermissionChange, roleWatch }: SessionBus,
): SessionSide {
  const sightings = new MessageSightings(db)
  const entitlements = new Entitlements({
    ...{ db, log, metrics, clock },
    applicationId: settings.DISCORD_APPLICATION_ID,
    skuIds: settings.PREMIUM_SKU_IDS ?? [],
    rest: createRest({ apiUrl: settings.DISCORD_API_URL, token: settings.BOT_TOKEN, invalid }),
    isOurs: () => servingBots.heldMainBot() !== null,
  })
  const brandings = new Brandings({
    ...{ db, log, metrics, clock },
    skuIds: settings.PREMIUM_SKU_IDS ?? [],
    graceMs: settings.WHITELABEL_GRACE_DAYS * DAY_MS,
    mainRest: () => servingBots.mainRest(),
  })
  const voice = new VoiceWatch(rules)
  metrics.watchVoiceMembers(() => voice.members)
  const memberChecks = new MemberChecks(db)
  const add = (entry: Entry): void => ledger.add(entry)
  const confirmations = new VoiceConfirmations({ db, voice, add, clock })
  const dispatch = createDispatcher({
    ...{
      admission,
      channels,
      sightings,
      roleWatch,
      screening,
      voice,
      memberChecks,
      entitlements,
      servingBots,
      ledger,
      log,
      metrics,
      clock,
    },
    tracer,
    onPermissionChange,
  })
  const bots = openBots(settings, {
    ledger: withVoice(ledger, voice),
    ...{ db, processId, leases, servingBots, mainShards, dispatch, invalid, log, metrics, clock, random },
    onTaken: (isTaken) => rules.forgetThose(isTaken),
  })
  let stops: (() => void)[] = []
  return {
    bots,
    start() {
      stops = [
        repeat('store message sightings', SIGHTINGS_MS, () => sightings.write(clock.now()), log),
        repeat('write entitlements', ENTITLEMENTS_MS, () => entitlements.write(), log),
        repeat('reset profiles whose premium has ended', BRANDINGS_MS, () => brandings.run(), log),
        repeat('list entitlements', ENTITLEMENTS_MS, () => entitlements.repair(), log),
        repeat('confirm who is in voice', VOICE_LOOK_MS, () => confirmations.confirm(), log),
        repeat('ask for members of leaderboards', MEMBER_CHECK_MS, () => memberChecks.ask(), log),
        repeat('checkpoint', CHECKPOINT_MS, () => ledger.flush(), log),
      ]
      bots.start()
    },
    stopTasks() {
      for (const stop of stops) stop()
    },
  }
}

/** The committing side for the bots. It also tells `voice` which shards this process holds. */
const withVoice = (commits: ShardCommits, voice: VoiceWatch): ShardCommits => ({
  follow(progress: ShardProgress) {
    voice.follow(progress)
    commits.follow(progress)
  },
  unfollow(progress: ShardProgress) {
    voice.unfollow(progress)
    return commits.unfollow(progress)
  },
  get intake() {
    return commits.intake
  },
  get oldestMs() {
    return commits.oldestMs
  },
  flush: () => commits.flush(),
  drain: (patienceMs) => commits.drain(patienceMs),
})
