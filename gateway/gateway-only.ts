import { saveHeldCheckpoints } from '../shared/database/sessions/held-checkpoints.ts'
import { type Snowflake, snowflakeTime } from '../shared/discord/snowflake.ts'
import { guildOf } from './bus/entry.ts'
import { LostChannels } from './bus/lost-channels.ts'
import { Publisher } from './bus/publisher.ts'
import type { GatewaySettings } from './config.ts'
import type { Memory } from './memory.ts'
import { type Mode, STOP_MS } from './mode.ts'
import { noteSize, openStream } from './nats.ts'
import { repeat } from './ops/repeat.ts'
import { whyUnsent } from './readiness.ts'
import type { Runtime } from './runtime.ts'
import { openServingBots } from './serving.ts'
import { openSessionSide } from './session-side.ts'
import { ChannelLookup } from './xp/channel-lookup.ts'

/** How often the rules of guilds that are new to this process are read. */
const LEARN_RULES_MS = 250
const MOST_AT_ONCE = 1_000
const MEASURE_MS = 5_000
const RESEND_MS = 1_000

/** Opens a gateway: sessions send the entries that they admit into the stream, and workers report the results. */
export async function openGatewayOnly(settings: GatewaySettings, runtime: Runtime, memory: Memory): Promise<Mode> {
  const { db, processId, log, metrics, clock } = runtime
  const { rules, channels, cooldowns, admission } = memory
  const { stream, notices } = openStream(settings, runtime)
  /** Guilds whose rules this process has not read yet. */
  const unknown = new Set<Snowflake>()
  const holder = { processId, mainBotId: settings.DISCORD_APPLICATION_ID }
  const publisher: Publisher = new Publisher({
    ...{ processId, log, metrics, clock },
    publish: (partition, id, text) => stream.publish(partition, id, text),
    onAdd: (entry) => {
      const guildId = guildOf(entry)
      if (guildId !== null && rules.get(guildId) === undefined) unknown.add(guildId)
    },
    onDrop: (entry) => {
      if (entry.kind === 'channels') return lostChannels.note(entry) ? 'later' : undefined
      // The message earns nothing, so it starts no cooldown.
      if (entry.kind === 'message') {
        const { id, guildId, author } = entry.message
        cooldowns.forget(guildId, author.id, snowflakeTime(id))
      }
      return undefined
    },
    saveCheckpoints: (checkpoints) => saveHeldCheckpoints(db, holder, checkpoints, clock.now()),
    maxQueue: settings.LEDGER_QUEUE,
  })
  notices.onResults(processId, ({ standings, refusals }) => {
    for (const [guildId, userId, upTo, lastXpAt] of standings) {
      const cooldownMs = (rules.get(guildId)?.settings.xpDelaySeconds ?? 0) * 1_000
      cooldowns.settle(guildId, userId, upTo, lastXpAt, cooldownMs)
    }
    for (const [guildId, userId, time] of refusals) cooldowns.forget(guildId, userId, time)
  })
  const serving = openServingBots(settings, runtime)
  const lookup = new ChannelLookup({ channels, restFor: (guildId) => serving.servingBots.restFor(guildId) })
  const lostChannels = new LostChannels({
    ...{ channels, log },
    isNeeded: (guildId) => admission.asksForChannels(guildId),
    // The complete list is read and sent, whichever channel is asked for.
    learn: (guildId) => lookup.learn(guildId, guildId, () => {}),
    hasRoom: () => publisher.hasRoom,
    add: (entry) => publisher.add(entry),
  })
  const sessions = openSessionSide(settings, runtime, memory, serving, {
    entries: publisher,
    onPermissionChange: (guildId, what) => notices.tellWorker({ kind: 'permissions', guildId, what: [...what] }),
    roleWatch: {
      note: (guildId, userId, roles) => notices.tellWorker({ kind: 'roles', guildId, userId, roles: [...roles] }),
    },
  })
  const { bots } = sessions
  let stops: (() => void)[] = []
  return {
    start() {
      stops = [
        repeat('read the rules of new guilds', LEARN_RULES_MS, () => learnRules(), log),
        repeat('send lost channels again', RESEND_MS, () => lostChannels.resend(), log),
        repeat('measure the stream', MEASURE_MS, async () => noteSize(metrics, await stream.measure()), log),
      ]
      sessions.start()
    },
    unready: async () => [...stream.unready(), ...whyUnsent(publisher), ...(await bots.unready())],
    stopTasks() {
      for (const stop of stops) stop()
      sessions.stopTasks()
    },
    steps: [
      { what: 'sessions and messages to the stream', withinMs: STOP_MS.disconnect, run: () => bots.disconnect() },
      { what: 'leases of bots', withinMs: STOP_MS.release, run: () => bots.release() },
      { what: 'the connection to NATS', withinMs: STOP_MS.close, run: () => stream.close() },
    ],
  }

  async function learnRules(): Promise<void> {
    const wanted = [...unknown].slice(0, MOST_AT_ONCE)
    if (wanted.length === 0) return
    await rules.load(wanted)
    // A guild that no worker has registered yet is read again after its next entry.
    for (const guildId of wanted) unknown.delete(guildId)
    // Workers commit the changes of channels in their order; here messages are judged by the newest.
    for (const guildId of wanted) channels.catchUpAll(guildId)
  }
}
