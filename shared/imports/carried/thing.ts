import * as v from 'valibot'
import { snowflakeSchema } from '../../discord/snowflake-schema.ts'
import { ANNOUNCED } from '../../levelling/announced-levels.ts'
import { NOTIFICATION_TYPES } from '../../levelling/announcement.ts'
import { MAX_LEVEL } from '../../levelling/curve.ts'
import { MULTIPLIER_RULES } from '../../levelling/earning-factor.ts'
import { ROLE_ASSIGN_TYPES } from '../../levelling/level-roles.ts'
import type { CarriedPart } from './part.ts'

/** The settings of a server that a file of another bot may set, by the key of the setting. */
const CARRIED_SETTINGS = {
  xpGain: v.object({ leastXp: v.number(), mostXp: v.number() }),
  xpRate: v.object({ xpRate: v.number() }),
  xpDelay: v.object({ xpDelaySeconds: v.number() }),
  multiplierRule: v.object({ multiplierRule: v.picklist(MULTIPLIER_RULES) }),
  notifications: v.object({
    notificationType: v.picklist(NOTIFICATION_TYPES),
    notificationChannelId: v.optional(snowflakeSchema),
  }),
  announcedLevels: v.object({ announceOnly: v.picklist(ANNOUNCED), announceEvery: v.number() }),
  roleAssignType: v.object({ roleAssignType: v.picklist(ROLE_ASSIGN_TYPES) }),
}

/** The value in the file, where a server here can only have the nearest value; absent where it can have the same. */
const said = v.optional(v.pipe(v.string(), v.maxLength(100)))
const place = v.picklist(['role', 'channel'])

const settingOf = <const Key extends keyof typeof CARRIED_SETTINGS>(key: Key) =>
  v.object({ kind: v.literal('setting'), key: v.literal(key), values: CARRIED_SETTINGS[key], said })

/** A setting, a level role or an entry of a list of the other bot that a file carries, in the units of this project. */
export const carriedThing = v.union([
  settingOf('xpGain'),
  settingOf('xpRate'),
  settingOf('xpDelay'),
  settingOf('multiplierRule'),
  settingOf('notifications'),
  settingOf('announcedLevels'),
  settingOf('roleAssignType'),
  /** `keep`: whether members keep the role when they reach the next one; absent where the file does not say it. */
  v.object({
    kind: v.literal('level-role'),
    level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LEVEL)),
    roleId: snowflakeSchema,
    keep: v.optional(v.boolean()),
  }),
  v.object({ kind: v.literal('multiplier'), of: place, id: snowflakeSchema, percent: v.number(), said }),
  v.object({ kind: v.literal('ignored'), of: place, id: snowflakeSchema }),
  /** An entry of the list of the only channels in which members earn XP. */
  v.object({ kind: v.literal('earning-channel'), id: snowflakeSchema }),
  /** A setting of the other bot that servers do not have here. `name`: as the file has it. */
  v.object({ kind: v.literal('other'), name: v.pipe(v.string(), v.maxLength(100)) }),
])

export type CarriedThing = v.InferOutput<typeof carriedThing>

export type CarriedSetting = Extract<CarriedThing, { kind: 'setting' }>

/** The most things of a file that are offered: a server has at most 250 roles and 500 channels. */
export const MOST_CARRIED = 1_000

/** The part to which a thing belongs. */
export const partOf = (thing: CarriedThing): CarriedPart =>
  thing.kind === 'level-role' || (thing.kind === 'setting' && thing.key === 'roleAssignType')
    ? 'level-roles'
    : 'settings'
