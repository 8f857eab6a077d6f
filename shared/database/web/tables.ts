import type { Generated } from 'kysely'
import type { AuditVia } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Time } from '../column-types.ts'

/** A login in a browser. The browser has the id, and the database only a hash of the id. */
export interface WebSessionTable {
  /** SHA-256 of the session's id, 64 hexadecimal digits. */
  id_hash: string
  user_id: Snowflake
  /** The name at Discord, to greet the person without a question to Discord. */
  username: string
  /** The display name at Discord, for the same purpose. */
  global_name: string | null
  /** Discord's name of the picture, for the same purpose. */
  avatar: string | null
  /** The person's access token, encrypted. */
  token: string
  /** Browser and system, for the list of devices. */
  device: string
  /** When the person logged in, for the list of devices. */
  created_at: Time
  /** When this login was last used, for the list of devices. */
  seen_at: Time
  /** When this login ends. */
  expires_at: Time
}

/** Members with one of these roles may look at the guild's dashboard, and change nothing. */
export interface ViewerRoleTable {
  guild_id: Snowflake
  role_id: Snowflake
}

/** A change that a person or script made. Never changed, and deleted after a year. */
export interface AuditEntryTable {
  /** The number of the entry, which gives the order. */
  id: Generated<string>
  /** 0 for a change that belongs to no guild. */
  guild_id: Snowflake
  /** When it was done. */
  at: Time
  /** Null for a script. */
  actor_id: Snowflake | null
  /** Whether it was done by a command, on the dashboard, by the API or by a script. */
  via: AuditVia
  /** The API key that was used. */
  key_id: string | null
  /** What was done. */
  kind: string
  /** The member, role, channel or bot that was changed. */
  target_id: Snowflake | null
  /** The setting's key. */
  subject: string | null
  /** JSON. */
  value_before: string | null
  /** JSON. */
  value_after: string | null
  /** What the person wrote as the reason. */
  reason: string | null
}

/** A key of the REST API. The database has only a hash of the key. */
export interface ApiKeyTable {
  /** The number of the key, which is not the key. */
  id: Generated<string>
  guild_id: Snowflake
  /** SHA-256 of the key, 64 hexadecimal digits. */
  key_hash: string
  /** The name that the person gave it, to tell keys apart. */
  name: string
  /** Whether it may change anything. */
  scope: 'read' | 'write'
  created_by: Snowflake
  /** When the key was made. */
  created_at: Time
  /** When it was last used, so that unused keys are seen; null for never. */
  used_at: Time | null
  /** When it stops working; null for never. */
  expires_at: Time | null
}

/** The reply to a write with an Idempotency-Key, so that a retry gets the same reply. Kept for a day. */
export interface ApiReplyTable {
  /** The API key or session. */
  caller: string
  idempotency_key: string
  request_hash: string
  /** Null while the first request is under way. */
  status: number | null
  /** JSON. */
  reply: string | null
  created_at: Time
}
