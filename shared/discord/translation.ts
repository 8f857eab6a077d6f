import type { Language } from '../text/language.ts'
import type { Options } from './option.ts'

/** Every language but English, which the declaration itself has. */
export type OtherLanguage = Exclude<Language, 'en'>

/** The name and description of a command, group or option. */
export interface Label {
  /** 1 to 32 characters, lower case. */
  name: string
  /** 1 to 100 characters. */
  description: string
}

/** Names of choices, by their value. */
type ChoiceNames<Choice> = Choice extends { value: infer Value extends string | number }
  ? { readonly [V in `${Value}`]: string }
  : never

type OptionLabel<Option> = Option extends { choices: readonly (infer Choice)[] }
  ? Label & { choices: UnionToIntersection<ChoiceNames<Choice>> }
  : Label

type UnionToIntersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never

/** The names and descriptions of a command and its options in one language. */
type CommandLabels<O extends Options<never>> = Label &
  ([keyof O] extends [never] ? unknown : { options: { readonly [K in keyof O]: OptionLabel<O[K]> } })

/** A command's names and descriptions in every other language. A missing language does not compile. */
export type CommandTranslations<O extends Options<never>> = Readonly<Record<OtherLanguage, CommandLabels<O>>>

/** A group's name and description in every other language. */
export type GroupTranslations = Readonly<Record<OtherLanguage, Label>>

/** The name of a context menu command, of 1 to 32 characters, in every other language. */
export type NameTranslations = Readonly<Record<OtherLanguage, { name: string }>>
