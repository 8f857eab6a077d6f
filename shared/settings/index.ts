import type { InferOutput } from 'valibot'
import { managerRoles } from './manager-roles.ts'
import { notifications } from './notifications.ts'
import { quietTime } from './quiet-time.ts'
import { roleAssignType } from './role-assign-type.ts'
import type { AnySetting, Column } from './setting.ts'
import { xpDelay } from './xp-delay.ts'
import { xpRate } from './xp-rate.ts'

/** Every setting of a server, in the order of the subcommands of `/settings`. The only list. */
const LIST = [notifications, roleAssignType, xpRate, xpDelay, quietTime, managerRoles] as const

type Declared = (typeof LIST)[number]
type Together<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
type AllColumns = Together<Declared['columns']>

/** What an admin decides about a guild, by the names of the columns' values. */
export type GuildSettings = {
  [Name in keyof AllColumns]: AllColumns[Name] extends Column ? InferOutput<AllColumns[Name]['schema']> : never
}

/** The settings that have a command of their own in the edge. */
export type OwnKey = Extract<Declared, { form: 'own' }>['key']

/** What the table `guilds` holds for the settings, by column. */
export type SettingColumns = {
  [Name in keyof AllColumns as AllColumns[Name] extends Column
    ? AllColumns[Name]['column']
    : never]: AllColumns[Name] extends Column ? InferOutput<AllColumns[Name]['schema']> : never
}

/**
 * The same list for code that goes through all settings. It passes each the settings of a whole guild, or at least the
 * values of the setting's own columns, so that the values have the types that the declaration expects.
 */
export const SETTINGS = LIST as unknown as readonly AnySetting<OwnKey>[]

const entries = LIST.flatMap((setting) => Object.entries<Column>(setting.columns))

/** The columns of settings for a `select`, under the names of their values, e.g. `xp_rate as xpRate`. */
type Alias = {
  [Name in keyof AllColumns]: AllColumns[Name] extends Column ? `${AllColumns[Name]['column']} as ${Name}` : never
}[keyof AllColumns]

/** Every column of a setting, with the name of its value. */
export const SETTING_COLUMNS = entries.map(([name, { column }]) => {
  return { name, column, alias: `${column} as ${name}` }
}) as unknown as readonly { name: keyof GuildSettings; column: keyof SettingColumns; alias: Alias }[]

/** What counts where nobody has decided anything. */
export const DEFAULT_SETTINGS = Object.fromEntries(
  entries.map(([name, column]) => [name, column.default]),
) as unknown as GuildSettings
