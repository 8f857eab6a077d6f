import type { GenericSchema, InferOutput } from 'valibot'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Finding, Surroundings } from '../levelling/finding.ts'
import type { LevelRole } from '../levelling/level-roles.ts'
import type { Translated } from '../text/language.ts'
import type { Form } from './form.ts'

/** A column of the table `guilds` that holds a setting, or a part of one. */
export interface Column {
  column: string
  /** What may be stored there, with its limits. */
  schema: GenericSchema
  /** What counts until somebody changes it: the same as the column's own default. */
  default: unknown
}

/** The columns of a setting, by the names under which the code knows their values. */
export type Columns = Readonly<Record<string, Column>>

export type ValuesOf<C extends Columns> = { [Key in keyof C]: InferOutput<C[Key]['schema']> }

/** What an admin has set beside the columns: the lists with tables of their own. */
interface SettingLists {
  levelRoles: readonly LevelRole[]
  managerRoleIds: readonly Snowflake[]
}

/** The sections in which settings are shown, in this order. */
export const SETTING_GROUPS = ['announcing', 'earning', 'roles'] as const

/** One thing that an admin decides about a server: everything that commands, replies, queries and checks need to know of it. */
export interface Setting<Key extends string, C extends Columns, F extends Form<ValuesOf<C>> | 'own'> {
  key: Key
  group: (typeof SETTING_GROUPS)[number]
  /** Whether it is shown beside others on one line. */
  inline?: true
  /** What a member must hold to change it. A manager role stands in for Manage Server. */
  permission: bigint
  columns: C
  /** What the setting is called in the list of all settings. */
  title: Translated
  /** The present value in the list of all settings. @param locale Discord's locale code, e.g. `en-US` */
  shown(values: ValuesOf<C>, locale: string, lists: SettingLists): string
  /** The reply to a change. */
  saved(values: ValuesOf<C>, locale: string): string
  /** What will not work as it is set; `/doctor` and `/settings show` tell it. */
  check(values: ValuesOf<C>, surroundings: Surroundings, lists: SettingLists): Finding[]
  /** Set where announcements wait because of this setting: after a change they are looked at again. */
  delays?: 'announcements'
  /** The subcommand of `/settings`; `own` where the edge has a command of its own for it. */
  form: F
}

type AnyValues = Readonly<Record<string, unknown>>

/** Any setting as far as it can be used without knowing which. Its functions read the values of its own columns only. */
interface CommonSetting extends Omit<Setting<string, Columns, 'own'>, 'form' | 'shown' | 'saved' | 'check'> {
  shown(values: AnyValues, locale: string, lists: SettingLists): string
  saved(values: AnyValues, locale: string): string
  check(values: AnyValues, surroundings: Surroundings, lists: SettingLists): Finding[]
}

/** A setting whose command is made from its form. */
export interface FormSetting extends CommonSetting {
  form: Form<AnyValues>
}

/** A setting that has a command of its own. */
interface OwnSetting<Key extends string> extends CommonSetting {
  key: Key
  form: 'own'
}

export type AnySetting<OwnKey extends string = string> = FormSetting | OwnSetting<OwnKey>

/** Declares a setting. A default that its schema does not allow does not compile. */
export const setting = <const Key extends string, const C extends Columns, const F extends Form<ValuesOf<C>> | 'own'>(
  declared: Setting<Key, C, F> & { columns: { [Name in keyof C]: { default: InferOutput<C[Name]['schema']> } } },
): Setting<Key, C, F> => declared
