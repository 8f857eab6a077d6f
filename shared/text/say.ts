import { type Language, languageOf, type Translated } from './language.ts'
import type { CountNames, Names } from './texts.ts'

/** Sentences by key. Edge and gateway have one each, joined from those of their features. */
type Catalogue<Key extends PropertyKey> = Readonly<Record<Key, Translated>>

/** The values that a sentence takes. */
type ValuesOf<Text extends Translated> = {
  [Name in Names<Text[Language]> & string]: Name extends CountNames<Text[Language]> ? number : string | number
}

/** A text takes a second argument exactly when it has values to fill in. */
export type TextArguments<Texts extends Catalogue<keyof Texts>, Key extends keyof Texts> = [
  Names<Texts[Key][Language]>,
] extends [never]
  ? []
  : [ValuesOf<Texts[Key]>]

/**
 * What each language writes between groups of three digits, and from which number on: Spanish leaves four digits together.
 * `Intl` knows this too, but its first use takes a slow phone up to 100 ms.
 */
const GROUPING: Readonly<Record<Language, { separator: string; groupedFrom: number }>> = {
  en: { separator: ',', groupedFrom: 1_000 },
  de: { separator: '.', groupedFrom: 1_000 },
  fr: { separator: '\u202F', groupedFrom: 1_000 },
  es: { separator: '.', groupedFrom: 10_000 },
  'pt-BR': { separator: '.', groupedFrom: 1_000 },
}

/** Makes a formatter at the first use of a language: to make one takes longer than to use it a hundred times. */
function byLanguage<Format>(make: (language: Language) => Format): (language: Language) => Format {
  const made = new Map<Language, Format>()
  return (language) => {
    const format = made.get(language) ?? make(language)
    made.set(language, format)
    return format
  }
}

const numbersOf = byLanguage((language) => new Intl.NumberFormat(language))
const pluralsOf = byLanguage((language) => new Intl.PluralRules(language))

/** Digits in groups of three. */
function group(digits: string, separator: string): string {
  let end = digits.length % 3 || 3
  let grouped = digits.slice(0, end)
  for (; end < digits.length; end += 3) grouped += separator + digits.slice(end, end + 3)
  return grouped
}

/** Writes a number as `Intl` does. Whole numbers, which are the usual case, are written without `Intl`, ten times as fast. */
export function writeNumber(language: Language, value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) return numbersOf(language).format(value)
  const { separator, groupedFrom } = GROUPING[language]
  return value < groupedFrom ? String(value) : group(String(value), separator)
}

/** A piece of a sentence: plain text, or the place of a value; for a plural, with both forms. */
type Piece = string | { placeholder: string; name: string; forms: { one: string; other: string } | null }

/** The pieces of every sentence that was used. There are few sentences, and each is used often. */
const knownPieces = new Map<string, readonly Piece[]>()

function piecesOf(wording: string): readonly Piece[] {
  const known = knownPieces.get(wording)
  if (known !== undefined) return known
  const pieces: Piece[] = []
  let end = 0
  for (const match of wording.matchAll(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g)) {
    const [placeholder, name = '', one, other] = match
    pieces.push(wording.slice(end, match.index))
    pieces.push({ placeholder, name, forms: one === undefined || other === undefined ? null : { one, other } })
    end = match.index + placeholder.length
  }
  pieces.push(wording.slice(end))
  knownPieces.set(wording, pieces)
  return pieces
}

/** Fills values into a sentence. A placeholder without a value stays as it is. */
export function fill(language: Language, wording: string, values: Readonly<Record<string, string | number>>): string {
  let text = ''
  for (const piece of piecesOf(wording)) text += typeof piece === 'string' ? piece : valueAt(piece)
  return text

  function valueAt({ placeholder, name, forms }: Exclude<Piece, string>): string {
    const value = values[name]
    if (typeof value !== 'number') return value ?? placeholder
    if (forms === null) return writeNumber(language, value)
    return pluralsOf(language).select(value) === 'one' ? forms.one : forms.other
  }
}

/** A function that formats the sentences of a catalogue in one language. */
export type Speak<Texts extends Catalogue<keyof Texts>> = <Key extends keyof Texts & string>(
  key: Key,
  ...values: TextArguments<Texts, Key>
) => string

/**
 * Formats a catalogue's sentences in the reader's language, numbers grouped as that language groups them.
 * Strings go in as they are: escape names first (`escapeMarkdown`).
 * @returns a function of Discord's locale code, e.g. `en-US`; any other text counts as English
 */
export const speakFrom =
  <const Texts extends Catalogue<keyof Texts>>(catalogue: Texts) =>
  (locale: string): Speak<Texts> => {
    const language = languageOf(locale)
    return <Key extends keyof Texts & string>(key: Key, ...[values]: TextArguments<Texts, Key>) => {
      return fill(language, catalogue[key][language], values ?? {})
    }
  }
