import type { GenericSchema, InferOutput } from 'valibot'
import type { CommandLimits } from '../discord/command-limits.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Finding, Surroundings } from '../levelling/finding.ts'
import type { LevelRole } from '../levelling/level-roles.ts'
import type { Translated } from '../text/language.ts'
import type { Form } from './form.ts'

/** A column of the table `guilds` that holds a setting or a part of one. */
export interface Column {
  column: string
  /** The values that may be stored, with their limits. */
  schema: GenericSchema
  /** The value until an admin changes it. The column's own default is the same. */
  default: unknown
}

/** The columns of a setting, by the names of their values in the code. */
export type Columns = Readonly<Record<string, Column>>

/** The values of columns. */
export type ValuesOf<C extends Columns> = { [Key in keyof C]: InferOutput<C[Key]['schema']> }

/** Settings that are lists with their own tables. */
interface SettingLists {
  levelRoles: readonly LevelRole[]
  managerRoleIds: readonly Snowflake[]
  commandLimits: CommandLimits
}

/** The sections in which settings are shown, in this order. */
export const SETTING_GROUPS = ['announcing', 'earning', 'roles', 'commands'] as const

/** A setting of a server, with everything that commands, replies, queries and checks need to know about it. */
export interface Setting<Key extends string, C extends Columns, F extends Form<Partial<ValuesOf<C>>> | 'own'> {
  key: Key
  group: (typeof SETTING_GROUPS)[number]
  /** Set where it may be shown beside others on one line. */
  inline?: true
  /** The permission that is needed to change it. A manager role counts as Manage Server. */
  permission: bigint
  columns: C
  /** The setting's name in the list of all settings. */
  title: Translated
  /** One sentence that says what the setting decides. Absent for a setting with a form, whose description says this. */
  about?: Translated
  /** The current value in the list of all settings. @param locale Discord's locale code, e.g. `en-US` */
  shown(values: ValuesOf<C>, locale: string, lists: SettingLists): string
  /** The reply after a change. */
  saved(values: ValuesOf<C>, locale: string): string
  /** Finds what will not work with the current value. `/doctor` and `/settings show` list it. */
  check(values: ValuesOf<C>, surroundings: Surroundings, lists: SettingLists): Finding[]
  /** Why values that are each valid cannot be stored together, with the field to mark; null where they can. */
  together?(values: ValuesOf<C>, locale: string): { name: keyof C & string; detail: string } | null
  /** Set where this setting can delay announcements: a change checks the delayed ones again. */
  delays?: 'announcements'
  /** The subcommand of `/settings`; `own` where the edge has a separate command for it. */
  form: F
  /** The page of the dashboard that changes the setting, below `/servers/:guild_id/`. By default the form of all settings. */
  page?: string
  /** A page of the dashboard with more about the setting, which has its fields in the form of all settings. */
  morePage?: string
}

type AnyValues = Readonly<Record<string, unknown>>

/** Any setting. Its functions read the values of its own columns only. */
interface CommonSetting
  extends Omit<Setting<string, Columns, 'own'>, 'form' | 'shown' | 'saved' | 'check' | 'together'> {
  shown(values: AnyValues, locale: string, lists: SettingLists): string
  saved(values: AnyValues, locale: string): string
  check(values: AnyValues, surroundings: Surroundings, lists: SettingLists): Finding[]
  together?(values: AnyValues, locale: string): { name: string; detail: string } | null
}

/** A setting with a form, from which its command is made. */
export interface FormSetting extends CommonSetting {
  form: Form<AnyValues>
}

/** A setting with a separate command in the edge. */
interface OwnSetting<Key extends string> extends CommonSetting {
  key: Key
  form: 'own'
}

export type AnySetting<OwnKey extends string = string> = FormSetting | OwnSetting<OwnKey>

/** Declares a setting. A default of another type than the schema's does not compile. */
export const setting = <
  const Key extends string,
  const C extends Columns,
  const F extends Form<Partial<ValuesOf<C>>> | 'own',
>(
  declared: Setting<Key, C, F> & { columns: { [Name in keyof C]: { default: InferOutput<C[Name]['schema']> } } },
): Setting<Key, C, F> => declared
