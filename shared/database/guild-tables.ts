import type { Database } from './schema.ts'

/**
 * What a backup of one guild does with a table:
 * - `guild`: its few rows of the guild are kept together.
 * - `member`: kept with the other rows of a range of members. `by`: the column of the primary key before `user_id`.
 * - `user`: kept for the guild's members. A restore writes it only for users whom the database does not know.
 * - `log`: kept in pages of growing ids. A restore leaves rows that are newer than the backup.
 * - `leave`: not kept, for this reason.
 */
export type TablePlan =
  | { keep: 'guild'; without?: readonly string[]; only?: string }
  | { keep: 'member'; by?: string }
  | { keep: 'user'; columns: readonly string[] }
  | { keep: 'log'; id: string; at: string }
  | { leave: string; gone?: Gone }

/**
 * How the rows of a table that no backup keeps are deleted with the guild, long after the bot was removed from it: all at once, in
 * batches of members or of ids, or not at all. For the other tables, it follows from `keep`.
 */
type Gone = 'guild' | 'member' | 'log' | 'stays'

/** A table of guilds that no backup keeps must say what happens to it with the guild. */
type PlanOf<Table> = 'guild_id' extends keyof Table
  ? Exclude<TablePlan, { leave: string }> | { leave: string; gone: Gone }
  : TablePlan

const MADE_AGAIN = 'Discord sends it again'
const COUNTED = 'is counted while members are restored'
const OF_PROCESSES = 'belongs to running processes, and to no guild'

/**
 * Every table, what a backup of one guild does with it, and how it is deleted with the guild. The type names a new table that is
 * missing here.
 */
export const GUILD_TABLES: { readonly [Table in keyof Database]: PlanOf<Database[Table]> } = {
  // The counts follow from the members. `updated_at` is the version, which a restore raises.
  guilds: {
    keep: 'guild',
    without: ['member_count', 'xp_ranges_from', 'xp_ranges_filled', 'updated_at', 'inactive_since'],
  },
  level_roles: { keep: 'guild' },
  level_texts: { keep: 'guild' },
  ignored_channels: { keep: 'guild' },
  ignored_roles: { keep: 'guild' },
  earning_channels: { keep: 'guild' },
  multipliers: { keep: 'guild' },
  manager_roles: { keep: 'guild' },
  viewer_roles: { keep: 'guild' },
  command_limits: { keep: 'guild' },
  boosts: { keep: 'guild' },
  activity_roles: { keep: 'guild' },
  decay_progress: { keep: 'guild' },
  seasons: { keep: 'guild' },
  // An import that is read, or waits for its confirmation, needs its job, which is not moved.
  // Its JSON names only roles, channels and members of Discord: no id of the database, which a restore would change.
  imports: { keep: 'guild', only: 'busy_guild_id is null' },
  guild_users: { keep: 'member' },
  users: {
    keep: 'user',
    columns: ['id', 'username', 'global_name', 'discriminator', 'avatar', 'created_at', 'updated_at'],
  },
  xp_ledger: { keep: 'member' },
  earning_days: { keep: 'member' },
  member_periods: { keep: 'member', by: 'source' },
  season_members: { keep: 'member', by: 'number' },
  import_rows: { keep: 'member', by: 'import_id' },
  activity_role_holders: { keep: 'member', by: 'role_id' },
  unpinged_members: { keep: 'member' },
  unlisted_members: { keep: 'member' },
  member_cards: { keep: 'member' },
  shared_members: { keep: 'member' },
  message_logs: { keep: 'log', id: 'message_id', at: 'created_at' },
  audit_entries: { keep: 'log', id: 'id', at: 'at' },
  guild_levels: { leave: COUNTED, gone: 'guild' },
  guild_xp_ranges: { leave: COUNTED, gone: 'guild' },
  period_boards: { leave: 'is a copy of leaderboards, and made again within a minute', gone: 'guild' },
  jobs: { leave: 'belongs to the gateway of this database. A restore asks for a new sync of level roles', gone: 'log' },
  guild_bots: { leave: MADE_AGAIN, gone: 'stays' },
  guild_channels: { leave: MADE_AGAIN, gone: 'guild' },
  voice_guilds: { leave: MADE_AGAIN, gone: 'guild' },
  voice_sessions: {
    leave: 'holds the stays in voice that go on; a gateway that holds the session ends them',
    gone: 'member',
  },
  import_parts: { leave: 'holds parts of a file until it is read' },
  uncounted_users: { leave: 'belongs to users, and to no guild' },
  erasures: { leave: 'holds deletions that members asked for, until a gateway has done them', gone: 'stays' },
  forgotten_members: {
    leave: 'keeps deleted members out. A restore reads it, and leaves out members deleted after the backup',
  },
  entitlements: { leave: MADE_AGAIN, gone: 'stays' },
  api_keys: { leave: 'holds secrets of programs. Make new keys', gone: 'guild' },
  webhooks: { leave: 'holds secrets of programs. Add them again', gone: 'guild' },
  guild_brandings: {
    leave: 'describes the profile of the bot at Discord, which a restore does not change',
    gone: 'guild',
  },
  webhook_deliveries: { leave: 'belongs to webhooks', gone: 'log' },
  api_replies: { leave: 'holds replies to programs for a day' },
  web_sessions: { leave: 'holds logins, which are secret and belong to users' },
  whitelabel_bots: { leave: 'belongs to a customer, and holds a token' },
  linked_bots: { leave: 'belongs to a customer, and holds a secret' },
  linked_members: { leave: 'holds tokens of people. Members link their accounts again' },
  command_ids: { leave: 'belongs to an application' },
  upkeep: { leave: OF_PROCESSES },
  gateway_sessions: { leave: OF_PROCESSES },
  main_bots: { leave: OF_PROCESSES },
  gateway_processes: { leave: OF_PROCESSES },
  leases: { leave: OF_PROCESSES },
  stream_positions: { leave: OF_PROCESSES },
}

/** A table that is kept, with its plan. */
export type Kept<K extends 'guild' | 'member' | 'user' | 'log'> = { table: keyof Database } & Extract<
  TablePlan,
  { keep: K }
>

/** The tables that are kept in one way, in the order of the declaration. */
export function keptAs<const K extends 'guild' | 'member' | 'user' | 'log'>(keep: K): Kept<K>[] {
  // The keys of the declaration are the names of tables, and the filter has compared `keep`.
  return Object.entries(GUILD_TABLES).flatMap(([table, plan]) =>
    'keep' in plan && plan.keep === keep ? [{ table, ...plan } as Kept<K>] : [],
  )
}
