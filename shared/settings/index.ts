import type { InferOutput } from 'valibot'
import { announcedLevels } from './announced-levels.ts'
import { announcementText } from './announcement-text.ts'
import { commandLimits } from './command-limits.ts'
import { curve } from './curve.ts'
import { decay } from './decay.ts'
import { departedDays } from './departed-days.ts'
import { departedMembers } from './departed-members.ts'
import { levelCard } from './level-card.ts'
import { managerRoles } from './manager-roles.ts'
import { multiplierRule } from './multiplier-rule.ts'
import { notifications } from './notifications.ts'
import { quietTime } from './quiet-time.ts'
import { reactions } from './reactions.ts'
import { roleAssignType } from './role-assign-type.ts'
import type { AnySetting, Column } from './setting.ts'
import { voice } from './voice.ts'
import { webBoard } from './web-board.ts'
import { xpDelay } from './xp-delay.ts'
import { xpGain } from './xp-gain.ts'
import { xpRate } from './xp-rate.ts'

/** Every setting of a server, in the order of `/settings`' subcommands. This is the only list. */
const LIST = [
  notifications,
  announcementText,
  announcedLevels,
  roleAssignType,
  xpRate,
  multiplierRule,
  xpGain,
  xpDelay,
  curve,
  reactions,
  decay,
  voice,
  quietTime,
  levelCard,
  departedMembers,
  departedDays,
  webBoard,
  managerRoles,
  commandLimits,
] as const

type Declared = (typeof LIST)[number]
type UnionToIntersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never
type AllColumns = UnionToIntersection<Declared['columns']>

/** A guild's settings, by the names of their values. */
export type GuildSettings = {
  [Name in keyof AllColumns]: AllColumns[Name] extends Column ? InferOutput<AllColumns[Name]['schema']> : never
}

/** The keys of the settings that have their own command in the edge. */
export type OwnKey = Extract<Declared, { form: 'own' }>['key']

/** The columns of the table `guilds` that hold settings. */
export type SettingColumns = {
  [Name in keyof AllColumns as AllColumns[Name] extends Column
    ? AllColumns[Name]['column']
    : never]: AllColumns[Name] extends Column ? InferOutput<AllColumns[Name]['schema']> : never
}

/**
 * The same list for code that loops over all settings. Such code passes to each setting the values of its own columns at
 * least, so that they have the types that the declaration expects.
 */
export const SETTINGS = LIST as unknown as readonly AnySetting<OwnKey>[]

const entries = LIST.flatMap((setting) => Object.entries<Column>(setting.columns))

/** A column for a `select`, with the name of its value, e.g. `xp_rate as xpRate`. */
type Alias = {
  [Name in keyof AllColumns]: AllColumns[Name] extends Column ? `${AllColumns[Name]['column']} as ${Name}` : never
}[keyof AllColumns]

/** Every column that holds a setting, with the name of its value. */
export const SETTING_COLUMNS = entries.map(([name, { column }]) => {
  return { name, column, alias: `${column} as ${name}` }
}) as unknown as readonly { name: keyof GuildSettings; column: keyof SettingColumns; alias: Alias }[]

/** The settings of a guild whose admins have changed none. */
export const DEFAULT_SETTINGS = Object.fromEntries(
  entries.map(([name, column]) => [name, column.default]),
) as unknown as GuildSettings
