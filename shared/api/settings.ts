import * as v from 'valibot'
import { FIELD_KINDS } from '../settings/field-kinds.ts'
import { count, id, sentence, time } from './ids.ts'

/** The value of a field, as it is stored: a number, a text or nothing. */
const settingValue = v.nullable(v.union([v.number(), v.pipe(v.string(), v.maxLength(200))]))
export type SettingValue = v.InferOutput<typeof settingValue>

/** Values by the names of their fields. */
const settingValues = v.record(v.pipe(v.string(), v.maxLength(64)), settingValue)
export type SettingValues = v.InferOutput<typeof settingValues>

/** Something that will not work as it is set. */
const settingFinding = v.object({ kind: v.string(), text: sentence })

/** One field of a setting's form. */
const settingField = v.object({
  /** The key of its value in `values`. */
  name: v.string(),
  label: v.string(),
  /** A short explanation; null for none. */
  hint: v.nullable(v.string()),
  /** `channel`: a channel of `choices`. `daily-time`: e.g. `22:00-07:00 Europe/Berlin`. */
  kind: v.picklist(FIELD_KINDS),
  value: settingValue,
  default: settingValue,
  /** Null where there is no limit. */
  min: v.nullable(v.number()),
  max: v.nullable(v.number()),
  /** For the kind `choice`; empty for others. */
  choices: v.array(v.object({ value: v.string(), label: v.string() })),
  /** Whether the value may be null. */
  nullable: v.boolean(),
  /** The field is shown, and then needs a value, only while another field has this value; null: always shown. */
  neededWith: v.nullable(v.object({ name: v.string(), value: settingValue })),
})
export type SettingField = v.InferOutput<typeof settingField>

const settingForm = v.object({
  key: v.string(),
  /** The section in which it is shown. */
  group: v.string(),
  title: v.string(),
  /** What it decides, in one sentence; null for none. */
  about: v.nullable(v.string()),
  /** The current value in words. */
  shown: sentence,
  mayChange: v.boolean(),
  /** The name of the permission that the person lacks to change it; null where they may. */
  neededPermission: v.nullable(v.string()),
  findings: v.array(settingFinding),
  /** Empty for a setting that has a page of its own: `managerRoles`, `commandLimits`. */
  fields: v.array(settingField),
})
export type SettingForm = v.InferOutput<typeof settingForm>

/** `GET /guilds/:guild_id/settings`, and the reply to a change. */
export const settingsReply = v.object({
  version: v.string(),
  /** Titles of the sections, in the order in which they are shown. */
  groups: v.array(v.object({ group: v.string(), title: v.string() })),
  settings: v.array(settingForm),
})
export type SettingsReply = v.InferOutput<typeof settingsReply>

/** `PATCH /guilds/:guild_id/settings` with If-Match, and `POST /guilds/:guild_id/settings/preview`. Only what changes. */
export const settingsBody = v.pipe(
  v.strictObject({ values: settingValues }),
  v.examples([{ values: { xpDelaySeconds: 90 } }]),
)
export type SettingsBody = v.InferOutput<typeof settingsBody>

/** `POST /guilds/:guild_id/settings/reset` with If-Match. */
export const settingsResetBody = v.strictObject({
  keys: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.minLength(1), v.maxLength(100)),
})

/** One change that somebody made meanwhile. */
const settingChange = v.object({
  at: time,
  /** Null for a script. */
  actorId: v.nullable(id),
  /** Null for a script, and for a person who was never seen. */
  actorName: v.nullable(v.string()),
  via: v.string(),
  /** The setting's key; null for a change of a list. */
  key: v.nullable(v.string()),
  text: sentence,
})

/** Further members of the 412 problem: what the guild has now, and who changed what since the version that was named. */
export const settingsConflict = v.object({
  version: v.string(),
  values: settingValues,
  changes: v.array(settingChange),
})
export type SettingsConflict = v.InferOutput<typeof settingsConflict>

/** How the next level-up would be announced. */
const announcementPreview = v.object({
  /** `nobody`: announcements are off, or no channel is set. */
  to: v.picklist(['reply', 'channel', 'dm', 'nobody']),
  /** For `channel`. */
  channelId: v.nullable(id),
  /** The message as Discord gets it, in the server's language; empty for `nobody`. It mentions `userId`. */
  content: sentence,
  /** The member in the example. */
  userId: id,
  level: count,
  /** In a quiet time: when the announcement would come. Null: at once. */
  at: v.nullable(time),
})

/** How many members would gain and lose a role. Counts include members who have left the server. */
export const roleEffect = v.object({ roleId: id, level: count, gain: count, lose: count })
export type RoleEffect = v.InferOutput<typeof roleEffect>

/** `POST /guilds/:guild_id/settings/preview` */
export const settingsPreviewReply = v.object({
  /** In the same order as the fields: what is wrong with the values; empty where they can be saved. */
  errors: v.array(v.object({ at: v.string(), detail: sentence })),
  /** Each changed setting in words. */
  shown: v.array(v.object({ key: v.string(), text: sentence })),
  announcement: announcementPreview,
  /** What `/doctor` would say about the settings; null where Discord does not show the roles and channels right now. */
  findings: v.nullable(v.array(settingFinding)),
  /** Empty where no role changes. */
  roleChanges: v.array(roleEffect),
})
export type SettingsPreviewReply = v.InferOutput<typeof settingsPreviewReply>
