import type { Language, Translated } from './language.ts'

/** The placeholders of a text, without their braces: `{name}`, or `{name|one form|other form}`. */
type Slots<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never

/** The names of the values that a text takes. */
export type Names<Text extends string> =
  Slots<Text> extends infer Slot ? (Slot extends `${infer Name}|${string}` ? Name : Slot) : never

/** The names among them that choose between singular and plural. Their values must be numbers. */
export type CountNames<Text extends string> =
  Slots<Text> extends infer Slot ? (Slot extends `${infer Name}|${string}` ? Name : never) : never

/** Allows a text only if it takes exactly the values of the English text. */
type SameNames<Texts extends Translated> = {
  [L in Language]: [Names<Texts[L]>, Names<Texts['en']>] extends [Names<Texts['en']>, Names<Texts[L]>]
    ? string
    : `must have exactly: ${Names<Texts['en']> & string}`
}

/**
 * The sentences of one feature, each in every language. `{name}` is the place of a value, `{name|level|levels}` is the
 * singular or the plural, chosen by that number. A missing language or a missing name does not compile. Which words each
 * language uses: README.md.
 */
export const texts = <const Texts extends Readonly<Record<string, Translated>>>(
  all: Texts & { [Key in keyof Texts]: SameNames<Texts[Key]> },
): Texts => all
