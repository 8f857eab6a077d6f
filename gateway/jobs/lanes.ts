import { assertNever } from '../../shared/assert-never.ts'
import type { JobOutcome } from '../../shared/database/jobs/end-job.ts'
import type { TakenJob } from '../../shared/database/jobs/jobs.ts'
import { renewActivityRole } from './activity-roles/renew.ts'
import { Announcer } from './announcements/announcer.ts'
import { announceBoost } from './boosts/announce-boost.ts'
import type { EffectContext } from './context.ts'
import { undoDecay } from './decay/undo.ts'
import { exportMembers } from './exports/export-members.ts'
import { syncGuild } from './guild-roles/sync.ts'
import { readImport } from './imports/read-import.ts'
import { runImport } from './imports/run-import.ts'
import type { Lane } from './lane.ts'
import { hurryLinkedRole } from './linked-roles/hurry.ts'
import { giveRoles } from './member-roles/give-roles.ts'
import { Pool, type Turn } from './pool.ts'
import { recalculateLevels } from './recalculate/recalculate.ts'
import { changeWinnerRoles } from './seasons/roles.ts'
import { workOnSeason } from './seasons/season.ts'
import { settleChange } from './totals/settle-change.ts'
import { deliver } from './webhooks/deliver.ts'
import { fanOutEvent } from './webhooks/fan-out.ts'

/** Most syncs wait for Discord. Each holds a list of up to a thousand members meanwhile. */
const SYNCS_IN_HAND = 128

/**
 * Each delivery may wait ten seconds for a slow receiver. Only 64 guilds that all have four such deliveries at the same time delay
 * the deliveries of other guilds.
 */
const DELIVERIES_AT_ONCE = 256
const DELIVERIES_PER_GUILD = 4

/**
 * Creates every lane, in the order in which they are filled: announcements first. The other lanes send few requests at
 * the same time, so that some of the bot's fifty requests a second are always left for announcements.
 * @param onRoom called when a lane has room again
 */
export function createLanes(context: EffectContext, onRoom: () => void): readonly Lane[] {
  const parts = { run: (job: TakenJob, turn: Turn) => carryOut(job, turn, context), context, onRoom }
  return [
    new Announcer(context, onRoom),
    new Pool({ kind: 'boost-edge', atOnce: 4, inHand: 16, perGuild: 4, ...parts }),
    new Pool({ kind: 'member-roles', atOnce: 16, inHand: 16, perGuild: 4, changesRoles: true, ...parts }),
    new Pool({ kind: 'settle-total', atOnce: 4, inHand: 16, perGuild: 4, ...parts }),
    new Pool({ kind: 'decay-undo', atOnce: 2, inHand: 16, perGuild: 1, ...parts }),
    new Pool({ kind: 'season', atOnce: 2, inHand: 16, perGuild: 1, ...parts }),
    new Pool({ kind: 'season-roles', atOnce: 2, inHand: 16, perGuild: 1, changesRoles: true, ...parts }),
    new Pool({ kind: 'import-read', atOnce: 1, inHand: 8, perGuild: 1, ...parts }),
    new Pool({ kind: 'import', atOnce: 2, inHand: 16, perGuild: 1, ...parts }),
    // An export holds up to 45 MiB until it is sent.
    new Pool({ kind: 'export', atOnce: 1, inHand: 8, perGuild: 1, ...parts }),
    new Pool({ kind: 'recalculate-levels', atOnce: 1, inHand: 8, perGuild: 1, ...parts }),
    new Pool({ kind: 'activity-role', atOnce: 4, inHand: 32, perGuild: 1, changesRoles: true, ...parts }),
    new Pool({ kind: 'member-event', atOnce: 4, inHand: 64, perGuild: 16, ...parts }),
    new Pool({ kind: 'linked-role', atOnce: 4, inHand: 32, perGuild: 8, ...parts }),
    new Pool({ kind: 'guild-event', atOnce: 2, inHand: 16, perGuild: 4, ...parts }),
    new Pool({
      ...{ kind: 'webhook-delivery', atOnce: DELIVERIES_AT_ONCE, inHand: DELIVERIES_AT_ONCE },
      ...{ perGuild: DELIVERIES_PER_GUILD, ...parts },
    }),
    new Pool({ kind: 'guild-role-sync', atOnce: 4, inHand: SYNCS_IN_HAND, perGuild: 1, changesRoles: true, ...parts }),
  ]
}

async function carryOut(job: TakenJob, turn: Turn, context: EffectContext): Promise<JobOutcome> {
  switch (job.kind) {
    case 'member-roles':
      return giveRoles(job, context)
    case 'linked-role':
      return hurryLinkedRole(job, context)
    case 'settle-total':
      return settleChange(job, context)
    case 'guild-role-sync':
      return syncGuild(job, turn, context)
    case 'import-read':
      return readImport(job, turn, context)
    case 'import':
      return runImport(job, turn, context)
    case 'export':
      return exportMembers(job, context)
    case 'recalculate-levels':
      return recalculateLevels(job, turn, context)
    case 'boost-edge':
      return announceBoost(job, context)
    case 'decay-undo':
      return undoDecay(job, turn, context)
    case 'season':
      return workOnSeason(job, turn, context)
    case 'season-roles':
      return changeWinnerRoles(job, context)
    case 'member-event':
    case 'guild-event':
      return fanOutEvent(job, context)
    case 'webhook-delivery':
      return deliver(job, context)
    case 'activity-role':
      return renewActivityRole(job, context)
    case 'unreadable':
      return { outcome: 'failed', reason: job.reason }
    case 'level-up':
    case 'level-reached':
    case 'announcement':
      throw new Error(`jobs of kind ${job.kind} have a lane of their own`)
    default:
      return assertNever(job)
  }
}
