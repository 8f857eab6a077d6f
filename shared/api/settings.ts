import * as v from 'valibot'
import { FIELD_KINDS } from '../settings/field-kinds.ts'
import { versionConflict } from './conflict.ts'
import { described } from './described.ts'
import { count, id, sentence, time } from './ids.ts'

/** The value of a field, as it is stored: a number, a text or nothing. */
const settingValue = v.nullable(v.union([v.number(), v.pipe(v.string(), v.maxLength(1_000))]))
export type SettingValue = v.InferOutput<typeof settingValue>

/** Values by the names of their fields. */
const settingValues = v.record(v.pipe(v.string(), v.maxLength(64)), settingValue)
export type SettingValues = v.InferOutput<typeof settingValues>

/** Something that will not work as it is set. */
const settingFinding = v.object({ kind: v.string(), text: sentence })

/** One field of a setting's form. */
const settingField = v.object({
  name: described('The key of its value in `values`', v.string()),
  label: v.string(),
  hint: described('A short explanation; null for none', v.nullable(v.string())),
  kind: described(
    '`channel`: a channel of `choices`. `daily-time`: e.g. `22:00-07:00 Europe/Berlin`. `wording`: a text with variables, e.g. `GG {user}`',
    v.picklist(FIELD_KINDS),
  ),
  value: settingValue,
  default: settingValue,
  min: described('The least number; null where there is no limit', v.nullable(v.number())),
  max: described('The greatest number; null where there is no limit', v.nullable(v.number())),
  choices: described(
    'The choices of a field of the kind `choice`; empty for other kinds',
    v.array(v.object({ value: v.string(), label: v.string() })),
  ),
  nullable: described('Whether the value may be null', v.boolean()),
  neededWith: described(
    'The field is shown, and then needs a value, only while another field has this value; null where it is always shown',
    v.nullable(v.object({ name: v.string(), value: settingValue })),
  ),
})
export type SettingField = v.InferOutput<typeof settingField>

const settingForm = v.object({
  key: v.string(),
  group: described('The section in which it is shown', v.string()),
  title: v.string(),
  about: described('What the setting decides, in one sentence; null for none', v.nullable(v.string())),
  shown: described('The current value in words', sentence),
  mayChange: v.boolean(),
  neededPermission: described(
    'The name of the permission that the person lacks to change it; null where they may',
    v.nullable(v.string()),
  ),
  findings: v.array(settingFinding),
  fields: described('Empty for a setting with a page of its own', v.array(settingField)),
  page: described(
    'A page of the dashboard below `/servers/:guild_id/` that changes the setting, or with `fields` more about it; null for none',
    v.nullable(v.string()),
  ),
})
export type SettingForm = v.InferOutput<typeof settingForm>

/** `GET /guilds/:guild_id/settings`, and the reply to a change. */
export const settingsReply = v.object({
  version: v.string(),
  groups: described(
    'Titles of the sections, in the order in which they are shown',
    v.array(v.object({ group: v.string(), title: v.string() })),
  ),
  settings: v.array(settingForm),
  names: described(
    'The names of the members that the texts mention, by id. A member who was never seen is absent',
    v.record(v.string(), v.string()),
  ),
})
export type SettingsReply = v.InferOutput<typeof settingsReply>

/**
 * `PATCH /guilds/:guild_id/settings` with If-Match, and `POST /guilds/:guild_id/settings/preview`. It has only the values that
 * change. A value of a setting with a page of its own is refused.
 */
export const settingsBody = v.pipe(
  v.strictObject({ values: settingValues }),
  v.examples([{ values: { xpDelaySeconds: 90 } }]),
)

/** `POST /guilds/:guild_id/settings/reset` with If-Match. */
export const settingsResetBody = v.strictObject({
  keys: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.minLength(1), v.maxLength(100)),
})

/** Further members of the 412 problem: as for each change with a version, and the values that the guild has now. */
export const settingsConflict = v.object({ ...versionConflict.entries, values: settingValues })
export type SettingsConflict = v.InferOutput<typeof settingsConflict>

/** How the next level-up would be announced. */
const announcementPreview = v.object({
  to: described(
    '`nobody`: announcements are off, or no channel is set',
    v.picklist(['reply', 'channel', 'dm', 'nobody']),
  ),
  channelId: described('The channel where `to` is `channel`; null for others', v.nullable(id)),
  content: described(
    'The message as Discord gets it, in the server’s language; empty for `nobody`. It mentions `userId`',
    sentence,
  ),
  embed: described('The text of the message’s embed; null where it has none', v.nullable(sentence)),
  userId: described('The member in the example', id),
  level: count,
  at: described('The time of the announcement in a quiet time; null where it is sent at once', v.nullable(time)),
})

/** How many members would gain and lose a role. Counts include members who have left the server. */
export const roleEffect = v.object({ roleId: id, level: count, gain: count, lose: count })
export type RoleEffect = v.InferOutput<typeof roleEffect>

/** `POST /guilds/:guild_id/settings/preview` */
export const settingsPreviewReply = v.object({
  errors: described(
    'What is wrong with the values, in the order of the fields; empty where they can be saved',
    v.array(v.object({ at: v.string(), detail: sentence })),
  ),
  shown: described('Each changed setting in words', v.array(v.object({ key: v.string(), text: sentence }))),
  announcement: announcementPreview,
  findings: described(
    'What `/doctor` would say about the settings; null where Discord does not show the roles and channels right now',
    v.nullable(v.array(settingFinding)),
  ),
  roleChanges: described('Empty where no role changes', v.array(roleEffect)),
})
export type SettingsPreviewReply = v.InferOutput<typeof settingsPreviewReply>
