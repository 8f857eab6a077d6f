import type { PERSONAL_DATA } from '../../shared/database/privacy/personal-data.ts'
import type { Database } from '../../shared/database/schema.ts'

/** Whom a table is about: people in one of three roles, or no person. */
export type Subject = 'member' | 'admin' | 'customer'

interface Described {
  about: Subject
  /** The name of the table in the words of people. */
  title: string
  /** How long its rows are kept. */
  kept: string
}

const UNTIL_DELETED =
  'Until the member asks for deletion, or has left the server for as long as the server keeps the data of members who left.'

/** Tables with data about people. A new table of `PERSONAL_DATA` needs its entry here. */
export const ABOUT_PEOPLE: { readonly [Table in keyof typeof PERSONAL_DATA]: Described } = {
  users: {
    about: 'member',
    title: 'Name and picture',
    kept: 'Until the last server has nothing stored about the person.',
  },
  guild_users: { about: 'member', title: 'XP and level in a server', kept: UNTIL_DELETED },
  message_logs: {
    about: 'member',
    title: 'XP of each message, without its text',
    kept: '90 days, unless the operator has chosen another number (`MESSAGE_LOG_DAYS`).',
  },
  xp_ledger: { about: 'member', title: 'Other changes of XP', kept: UNTIL_DELETED },
  earning_days: {
    about: 'member',
    title: 'XP of a day',
    kept: 'Each row is replaced on the next day with XP. The last one stays as long as the XP.',
  },
  member_periods: { about: 'member', title: 'XP of the day, week and month', kept: UNTIL_DELETED },
  period_boards: {
    about: 'member',
    title: 'Pages of leaderboards',
    kept: 'Shown for a minute; then made again at the next request.',
  },
  season_members: {
    about: 'member',
    title: 'XP in seasons',
    kept: 'The last 50 seasons of a server: of a past one the first 10,000 members.',
  },
  seasons: { about: 'member', title: 'Winners of seasons', kept: 'The last 50 seasons of a server.' },
  voice_sessions: { about: 'member', title: 'Time in voice channels', kept: 'A day after leaving voice.' },
  activity_role_holders: {
    about: 'member',
    title: 'Roles for the most active members',
    kept: 'While the member has the role.',
  },
  unpinged_members: { about: 'member', title: 'Wish not to be pinged', kept: UNTIL_DELETED },
  unlisted_members: {
    about: 'member',
    title: 'Wish not to be on leaderboards, and leaving a server',
    kept: UNTIL_DELETED,
  },
  member_cards: { about: 'member', title: 'Choice of a picture', kept: UNTIL_DELETED },
  shared_members: { about: 'member', title: 'Wish to share one’s level by a link', kept: UNTIL_DELETED },
  uncounted_users: {
    about: 'member',
    title: 'Wish not to be counted anywhere',
    kept: 'Until the person wants to be counted again.',
  },
  erasures: { about: 'member', title: 'Wish to be deleted', kept: 'Until the deletion is done, within minutes.' },
  import_rows: {
    about: 'member',
    title: 'Totals in a file of another bot',
    kept: '30 days, in which the import can be undone; 30 minutes where it was not confirmed.',
  },
  jobs: {
    about: 'member',
    title: 'Work that is not done yet',
    kept: 'Until it is done, usually within seconds. Work that can never be done stays with its reason, until an admin has it tried again.',
  },
  command_limits: { about: 'member', title: 'Who may use commands', kept: 'Until an admin changes it.' },
  imports: {
    about: 'admin',
    title: 'Imports and changes of many members',
    kept: '30 days, in which they can be undone.',
  },
  boosts: { about: 'admin', title: 'XP boosts', kept: 'About a week after the end of the boost.' },
  audit_entries: { about: 'admin', title: 'Who changed what in a server', kept: 'A year.' },
  web_sessions: { about: 'admin', title: 'Logins in the dashboard', kept: 'Seven days, or until the person logs out.' },
  api_keys: {
    about: 'admin',
    title: 'Keys of the API',
    kept: 'Until an administrator deletes the key. A key that has expired is useless, and stays in the list.',
  },
  webhooks: {
    about: 'admin',
    title: 'Webhooks',
    kept: 'Until an administrator removes the webhook.',
  },
  linked_members: {
    about: 'member',
    title: 'Linked roles',
    kept: 'Until the member revokes the connection at Discord, leaves the server or asks for deletion, or the bot is deleted.',
  },
  guild_brandings: {
    about: 'customer',
    title: 'Profile of the bot in a server',
    kept: 'Until it is reset, which happens by itself some days after the end of premium.',
  },
  webhook_deliveries: {
    about: 'member',
    title: 'Events for webhooks of a server',
    kept: 'A week.',
  },
  entitlements: {
    about: 'customer',
    title: 'Purchases',
    kept: 'Without a limit, because they are the record of what was paid.',
  },
  whitelabel_bots: { about: 'customer', title: 'Bots of customers', kept: 'Until the owner deletes the bot.' },
}

/** Tables without data about people: whether they hold what a server has set up, or what the processes need. */
export const ABOUT_NOBODY: {
  readonly [Table in Exclude<keyof Database, keyof typeof PERSONAL_DATA>]: 'server' | 'operation'
} = {
  guilds: 'server',
  guild_levels: 'server',
  guild_xp_ranges: 'server',
  level_roles: 'server',
  level_texts: 'server',
  activity_roles: 'server',
  ignored_channels: 'server',
  ignored_roles: 'server',
  earning_channels: 'server',
  multipliers: 'server',
  manager_roles: 'server',
  viewer_roles: 'server',
  guild_channels: 'server',
  guild_bots: 'server',
  linked_bots: 'operation',
  decay_progress: 'server',
  voice_guilds: 'server',
  forgotten_members: 'operation',
  import_parts: 'operation',
  command_ids: 'operation',
  gateway_sessions: 'operation',
  main_bots: 'operation',
  gateway_processes: 'operation',
  leases: 'operation',
  stream_positions: 'operation',
  upkeep: 'operation',
  api_replies: 'operation',
}
