import type { Language, Translated } from './language.ts'

/** What stands in braces in a text: `{name}`, or `{name|one form|other form}`. */
type Slots<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never

/** The names a caller must fill in. */
export type Names<Text extends string> =
  Slots<Text> extends infer Slot ? (Slot extends `${infer Name}|${string}` ? Name : Slot) : never

/** Those of them that choose between singular and plural, and so must be numbers. */
export type CountNames<Text extends string> =
  Slots<Text> extends infer Slot ? (Slot extends `${infer Name}|${string}` ? Name : never) : never

/** Allows the text of a language only where it has exactly the names of the English one. */
type SameNames<Texts extends Translated> = {
  [L in Language]: [Names<Texts[L]>, Names<Texts['en']>] extends [Names<Texts['en']>, Names<Texts[L]>]
    ? string
    : `must have exactly: ${Names<Texts['en']> & string}`
}

/**
 * The sentences of one feature, each in every language. `{name}` stands for a value; `{name|level|levels}` for the
 * form that goes with that number. A language or a name that is missing does not compile.
 */
export const texts = <const Texts extends Readonly<Record<string, Translated>>>(
  all: Texts & { [Key in keyof Texts]: SameNames<Texts[Key]> },
): Texts => all
