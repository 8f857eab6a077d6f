import { GatewayDispatchEvents, type GatewayDispatchPayload, GatewayOpcodes } from 'discord-api-types/v10'
import type { Kysely } from 'kysely'
import { ShardCheckpoints } from '../../../gateway/bus/checkpoints.ts'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { createDispatcher } from '../../../gateway/events/dispatcher.ts'
import { MemberChecks } from '../../../gateway/events/member-checks.ts'
import { MessageSightings } from '../../../gateway/events/message-sightings.ts'
import { VoiceWatch } from '../../../gateway/events/voice-watch.ts'
import { RoleWatch } from '../../../gateway/jobs/member-roles/role-watch.ts'
import { Screening } from '../../../gateway/jobs/member-roles/screening.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import { Admission } from '../../../gateway/xp/admission.ts'
import { BatchWriter } from '../../../gateway/xp/batch-writer.ts'
import { Ledger } from '../../../gateway/xp/ledger.ts'
import { ChannelTree } from '../../../gateway/xp/memory/channel-tree.ts'
import { Cooldowns } from '../../../gateway/xp/memory/cooldowns.ts'
import { RulesCache } from '../../../gateway/xp/memory/rules-cache.ts'
import { VoiceWriter } from '../../../gateway/xp/voice/voice-writer.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { NOBODY_WAITS } from '../../support/ledger.ts'
import type { Said } from './talk.ts'

/** Everything of the gateway between the socket and the database. */
export interface Core {
  /** @returns what hands the message on as Discord's event, made here so that it costs nothing then */
  event(message: Said): () => void
  /** Messages that are committed. */
  awarded(): number
  /** Messages within the cooldown of their author. */
  refused(): number
  flush(): Promise<void>
}

/** The channel of all messages. */
export const BENCH_CHANNEL = '1100000000000000777'

/** As Discord sends it, parsed. */
const messageCreate = ({ id, guildId, userId, roleIds }: Said) => ({
  id,
  type: 0,
  content: '',
  channel_id: BENCH_CHANNEL,
  guild_id: guildId,
  timestamp: '2026-01-01T00:00:00.000000+00:00',
  author: { id: userId, username: `member${userId}`, global_name: null, discriminator: '0', avatar: null },
  member: { roles: roleIds, joined_at: '2026-01-01T00:00:00.000000+00:00' },
})

export function openCore(db: Kysely<Database>): Core {
  const clock = { now: () => Date.now(), sleep: (ms: number) => Bun.sleep(ms) }
  const log = createLog({ level: 'warn', secrets: [], write: (line) => process.stderr.write(line) })
  const metrics = createMetrics()
  const channels = new ChannelTree()
  const [rules, cooldowns] = [new RulesCache(db, channels), new Cooldowns(1_000_000)]
  const admission = new Admission({ rules, cooldowns, channels })
  const checkpoints = new ShardCheckpoints()
  const voice = new VoiceWriter({ db, checkpoints, rules, channels, places: { ask() {} }, metrics, clock })
  const writer = new BatchWriter({
    checkpoints,
    db,
    rules,
    cooldowns,
    admission,
    waiting: NOBODY_WAITS,
    voice,
    metrics,
    clock,
    onJobs: () => {},
  })
  const ledger = new Ledger({ checkpoints, writer, log, metrics, clock, maxQueue: 1_000_000 })
  const progress = new ShardProgress('1', 0, null)
  const session = { sessionKey: 'bench', resumeUrl: 'wss://bench', sequence: 0, intents: null }
  progress.begin({ botId: '1', shard: 0, shardCount: 1, ...session })
  ledger.follow(progress)
  const seen = {
    sightings: new MessageSightings(db),
    roleWatch: new RoleWatch(),
    screening: new Screening(),
    memberChecks: new MemberChecks(db),
    voice: new VoiceWatch(rules),
  }
  const servingBots = { listed: () => {}, joined: () => {}, left: () => {} }
  const others = { entitlements: { note: () => {}, sessionBegan: () => {} }, servingBots }
  const dispatch = createDispatcher({ ...seen, ...others, admission, channels, ledger, log, metrics, clock })
  let sequence = 0
  return {
    event(message) {
      const s = ++sequence
      const payload = {
        op: GatewayOpcodes.Dispatch,
        t: GatewayDispatchEvents.MessageCreate,
        s,
        d: messageCreate(message),
      }
      return () => {
        // The gateway reads no more of a message than this has.
        dispatch(payload as unknown as GatewayDispatchPayload, progress)
        progress.finish(s)
      }
    },
    awarded: () => metrics.messages.of('awarded'),
    refused: () => metrics.messages.of('cooldown'),
    flush: () => ledger.flush(),
  }
}
