import type { Options, Values } from '../discord/option.ts'
import type { CommandTranslations } from '../discord/translation.ts'

/** The values to store, or a reply that says why the typed values cannot be stored. */
type ReadForm<Stored> = { ok: true; values: Stored } | { ok: false; problem(locale: string): string }

interface FormOf<O extends Options<never>, Stored> {
  /** The subcommand's name: 1 to 32 characters, lower case. */
  name: string
  /** 1 to 100 characters. */
  description: string
  options: O
  /** The names and descriptions in every other language. */
  translations: CommandTranslations<NoInfer<O>>
  read(typed: Values<O>): ReadForm<Stored>
}

/** The subcommand of `/settings` that changes a setting, with any options. */
export interface Form<Stored> {
  name: string
  description: string
  options: Options<never>
  translations: CommandTranslations<Options<never>>
  read(typed: Values<Options<never>>): ReadForm<Stored>
}

/** Declares a form. The types of `read`'s values follow from the options. */
export const form = <const O extends Options<never>, Stored>(declared: FormOf<O, Stored>): Form<Stored> =>
  // `readOptions` reads values from this very declaration, so they are what its own `read` expects.
  declared as unknown as Form<Stored>
