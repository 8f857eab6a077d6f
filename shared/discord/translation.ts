import type { Language } from '../text/language.ts'
import type { Options } from './option.ts'

/** English stands in the declaration itself. */
export type OtherLanguage = Exclude<Language, 'en'>

/** How a command, group or option is called and explained. */
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

/** What a command and its options are called in one language. */
type CommandLabels<O extends Options<never>> = Label &
  ([keyof O] extends [never] ? unknown : { options: { readonly [K in keyof O]: OptionLabel<O[K]> } })

/** A command in every other language; a missing one does not compile. */
export type CommandTranslations<O extends Options<never>> = Readonly<Record<OtherLanguage, CommandLabels<O>>>

/** A group of commands in every other language. */
export type GroupTranslations = Readonly<Record<OtherLanguage, Label>>

/** A command of the user menu in every other language: it has a name alone, of 1 to 32 characters. */
export type NameTranslations = Readonly<Record<OtherLanguage, { name: string }>>
