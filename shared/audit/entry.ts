import type { Snowflake } from '../discord/snowflake.ts'

/** The ways in which a change was made. `command`: a slash command, button or menu. */
export const AUDIT_VIAS = ['command', 'dashboard', 'api', 'script'] as const

export type AuditVia = (typeof AUDIT_VIAS)[number]

/** The kinds of changes that raise a guild's version: of its settings and lists. */
export const CONFIGURATION_KINDS = [
  'setting.changed',
  'level-role.added',
  'level-role.removed',
  'level-role.changed',
  'activity-role.set',
  'activity-role.removed',
  'level-text.set',
  'level-text.removed',
  'ignored.added',
  'ignored.removed',
  'earning-channel.added',
  'earning-channel.removed',
  'multiplier.set',
  'multiplier.removed',
  'manager.added',
  'manager.removed',
  'viewer.added',
  'viewer.removed',
  'command-limit.added',
  'command-limit.removed',
  'boost.added',
  'boost.stopped',
  'boost.skipped',
] as const

/** Every kind of change that is recorded. At most 40 characters each. */
export const AUDIT_KINDS = [
  'xp.changed',
  'decay.undone',
  'season.started',
  'season.ended',
  'season.undone',
  'import.started',
  'import.stopped',
  'import.undone',
  'bulk.started',
  'bulk.stopped',
  'bulk.undone',
  'members.exported',
  'guild.restored',
  ...CONFIGURATION_KINDS,
  'jobs.retried',
  'member.erased',
  'bot.added',
  'bot.action',
  'bot.presence',
  'linked-roles.added',
  'linked-roles.removed',
  'branding.set',
  'branding.reset',
  'branding.ended',
  'premium.granted',
  'premium.revoked',
  'key.created',
  'key.deleted',
  'webhook.added',
  'webhook.changed',
  'webhook.secret-replaced',
  'webhook.removed',
] as const

export type AuditKind = (typeof AUDIT_KINDS)[number]

/** The kinds that readers filter by together. */
export const AUDIT_GROUPS = {
  xp: [
    'xp.changed',
    'member.erased',
    'decay.undone',
    'import.started',
    'import.stopped',
    'import.undone',
    'bulk.started',
    'bulk.stopped',
    'bulk.undone',
    'guild.restored',
  ],
  settings: ['setting.changed', 'level-text.set', 'level-text.removed', 'jobs.retried'],
  'level-roles': [
    'level-role.added',
    'level-role.removed',
    'level-role.changed',
    'activity-role.set',
    'activity-role.removed',
  ],
  ignored: ['ignored.added', 'ignored.removed'],
  earning: ['earning-channel.added', 'earning-channel.removed', 'multiplier.set', 'multiplier.removed'],
  commands: ['command-limit.added', 'command-limit.removed'],
  boosts: ['boost.added', 'boost.stopped', 'boost.skipped'],
  seasons: ['season.started', 'season.ended', 'season.undone'],
  access: [
    'manager.added',
    'manager.removed',
    'viewer.added',
    'viewer.removed',
    'key.created',
    'key.deleted',
    'webhook.added',
    'webhook.changed',
    'webhook.secret-replaced',
    'webhook.removed',
    'members.exported',
  ],
  bots: [
    'bot.added',
    'bot.action',
    'bot.presence',
    'linked-roles.added',
    'linked-roles.removed',
    'branding.set',
    'branding.reset',
    'branding.ended',
    'premium.granted',
    'premium.revoked',
  ],
} as const satisfies Readonly<Record<string, readonly AuditKind[]>>

export type AuditGroup = keyof typeof AUDIT_GROUPS

/** The person or script that makes a change. */
export interface Actor {
  /** Null for a script. */
  id: Snowflake | null
  via: AuditVia
  /** The API key that was used; null for all other ways. */
  keyId: string | null
}

/** The actor of a change that an operator makes with a script. */
export const SCRIPT: Actor = { id: null, via: 'script', keyId: null }

/** Who changes something, in which guild, and why. Every function that makes a recorded change takes one. */
export interface Author {
  /** '0' for a change that belongs to no guild. */
  guildId: Snowflake
  actor: Actor
  /** At most 512 characters; a longer one is cut. */
  reason?: string | null | undefined
}

/** A change, as it is recorded. Never holds a token. */
export interface AuditEntry {
  /** '0' for a change that belongs to no guild. */
  guildId: Snowflake
  actor: Actor
  kind: AuditKind
  /** The member, role, channel or bot that was changed; null where there is none. */
  targetId: Snowflake | null
  /** A setting's key; null for other kinds. */
  subject: string | null
  /** JSON values; null where there was or is none. */
  before: unknown
  after: unknown
  /** At most 512 characters; null where none was given. */
  reason: string | null
}

/** An entry for a change by an author. Values that are left out become null. */
export const entryOf = (
  { guildId, actor, reason = null }: Author,
  about: Pick<AuditEntry, 'kind'> & Partial<AuditEntry>,
): AuditEntry => ({ guildId, actor, reason, targetId: null, subject: null, before: null, after: null, ...about })
