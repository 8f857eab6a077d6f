import type { Options, Values } from '../discord/option.ts'
import type { CommandTranslations } from '../discord/translation.ts'

/** What was typed, as values to store; or why it cannot be stored, as a reply. */
type ReadForm<Stored> = { ok: true; values: Stored } | { ok: false; problem(locale: string): string }

interface FormOf<O extends Options<never>, Stored> {
  /** Of the subcommand: 1 to 32 characters, lower case. */
  name: string
  /** 1 to 100 characters. */
  description: string
  options: O
  /** The names and descriptions in every other language. */
  translations: CommandTranslations<NoInfer<O>>
  read(typed: Values<O>): ReadForm<Stored>
}

/** The subcommand of `/settings` with which a setting is changed, with whatever options. */
export interface Form<Stored> {
  name: string
  description: string
  options: Options<never>
  translations: CommandTranslations<Options<never>>
  read(typed: Values<Options<never>>): ReadForm<Stored>
}

/** Declares a form: the types of what `read` gets follow from the options. */
export const form = <const O extends Options<never>, Stored>(declared: FormOf<O, Stored>): Form<Stored> =>
  // `readOptions` reads values from this very declaration, so they are what its own `read` expects.
  declared as unknown as Form<Stored>
