import { en } from './en.ts'

export type TextKey = keyof typeof en

/** The names in braces in a text: what a caller must fill in. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

export type TextValues<Key extends TextKey> = Record<Names<(typeof en)[Key]>, string | number>

/** A text takes a second argument exactly when it has values to fill in. */
export type TextArguments<Key extends TextKey> = [Names<(typeof en)[Key]>] extends [never] ? [] : [TextValues<Key>]

/**
 * A sentence in the reader's language; numbers are grouped as that language groups them.
 * Strings go in as they are: escape names first (`escapeMarkdown`).
 * @param locale Discord's locale code, e.g. `en-US`
 */
export function say<Key extends TextKey>(locale: string, key: Key, ...[values]: TextArguments<Key>): string {
  const known: Record<string, string | number> = values ?? {}
  return en[key].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = known[name]
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : (value ?? placeholder)
  })
}

/** A voice in one language. */
export type Speak = <Key extends TextKey>(key: Key, ...values: TextArguments<Key>) => string

/** @param locale Discord's locale code, e.g. `en-US` */
export const speak =
  (locale: string): Speak =>
  (key, ...values) =>
    say(locale, key, ...values)
