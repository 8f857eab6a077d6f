import type { Kysely } from 'kysely'
import type { JobOutcome } from '../../shared/database/jobs/end-job.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Tracer } from '../../shared/trace/span.ts'
import type { Cards } from '../cards/cards.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { GuildLimits } from './guild-limits.ts'
import type { GuildRest } from './guild-rest.ts'
import type { KeyedMutex } from './keyed-mutex.ts'
import type { RoleWatch } from './member-roles/role-watch.ts'
import type { Screening } from './member-roles/screening.ts'
import type { Refusals } from './refusals.ts'
import type { WebhookParts } from './webhooks/parts.ts'

/** Everything that jobs need to run. */
export interface EffectContext {
  db: Kysely<Database>
  guildRest: GuildRest
  refusals: Refusals
  limits: GuildLimits
  watch: RoleWatch
  screening: Screening
  /** The address of Discord's API, which says where attachments are. */
  apiUrl: string
  /** Null where no pictures are drawn. */
  cards: Cards | null
  /** Sends events to webhooks. */
  webhooks: WebhookParts
  /** Keeps two changes of one member's roles from happening at the same time. */
  memberMutex: KeyedMutex
  log: Log
  /** Absent where nothing is traced. */
  tracer?: Tracer | null
  /** Identifies this process among those that share the jobs. */
  processId: string
  now: () => number
  /** 0..1 */
  random: () => number
  /** Waits. Ends early, and returns false, when the process stops. */
  sleep: (ms: number) => Promise<boolean>
  metrics: Pick<
    Metrics,
    | 'announcementsDelayed'
    | 'announcementStandings'
    | 'boostEdges'
    | 'exports'
    | 'seasons'
    | 'importedMembers'
    | 'importsRead'
    | 'ledgerChangesFinished'
    | 'levelUpsPerMessage'
    | 'recalculated'
    | 'webhookDeliveries'
  >
  /** Records the end of a job. Never rejects. A job whose end was not recorded runs again when its lease ends. */
  end: (job: { id: string; kind: string; createdAt: number }, outcome: JobOutcome) => Promise<void>
  /** A job whose lease is not renewed within this time is free again. */
  leaseMs: number
  /** Ends requests that do not go to Discord, two seconds after the process was told to stop. */
  ended: AbortSignal
  /** Whether the process stops. */
  stopping: () => boolean
}
