import { catalogue } from './catalogue.ts'
import { type Language, languageOf } from './language.ts'
import type { CountNames, Names } from './texts.ts'

type Catalogue = typeof catalogue

export type TextKey = keyof Catalogue

/** A text's wording, in whichever language. */
type Wording<Key extends TextKey> = Catalogue[Key][Language]

export type TextValues<Key extends TextKey> = {
  [Name in Names<Wording<Key>> & string]: Name extends CountNames<Wording<Key>> ? number : string | number
}

/** A text takes a second argument exactly when it has values to fill in. */
export type TextArguments<Key extends TextKey> = [Names<Wording<Key>>] extends [never] ? [] : [TextValues<Key>]

interface Voice {
  numbers: Intl.NumberFormat
  plurals: Intl.PluralRules
}

const voices = new Map<Language, Voice>()

/** How a language writes and counts. Made at its first use, since making one takes longer than using it a hundred times. */
function voiceOf(language: Language): Voice {
  const known = voices.get(language)
  if (known !== undefined) return known
  const voice = { numbers: new Intl.NumberFormat(language), plurals: new Intl.PluralRules(language) }
  voices.set(language, voice)
  return voice
}

/** A wording with its values filled in. Names it is not given stay as they are. */
export function fill(language: Language, wording: string, values: Readonly<Record<string, string | number>>): string {
  return wording.replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (placeholder, name: string, one?: string, other?: string) => {
      const value = values[name]
      if (typeof value !== 'number') return value ?? placeholder
      const { numbers, plurals } = voiceOf(language)
      if (one === undefined || other === undefined) return numbers.format(value)
      return plurals.select(value) === 'one' ? one : other
    },
  )
}

/**
 * A sentence in the reader's language, numbers grouped as that language groups them.
 * Strings go in as they are: escape names first (`escapeMarkdown`).
 * @param locale Discord's locale code, e.g. `en-US`; any other text counts as English
 */
export function say<Key extends TextKey>(locale: string, key: Key, ...[values]: TextArguments<Key>): string {
  const language = languageOf(locale)
  return fill(language, catalogue[key][language], values ?? {})
}

/** A voice in one language. */
export type Speak = <Key extends TextKey>(key: Key, ...values: TextArguments<Key>) => string

/** @param locale Discord's locale code, e.g. `en-US` */
export const speak =
  (locale: string): Speak =>
  (key, ...values) =>
    say(locale, key, ...values)
