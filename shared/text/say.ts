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

/** How a language writes and counts. */
interface Voice {
  numbers: Intl.NumberFormat
  plurals: Intl.PluralRules
  /** Between groups of three digits. */
  separator: string
  /** From here on digits are grouped: Spanish leaves four of them together. */
  groupedFrom: number
}

const voices = new Map<Language, Voice>()

/** Made at its first use, since making one takes longer than using it a hundred times. */
function voiceOf(language: Language): Voice {
  const known = voices.get(language)
  if (known !== undefined) return known
  const numbers = new Intl.NumberFormat(language)
  const separator = numbers.formatToParts(10_000).find(({ type }) => type === 'group')?.value ?? ''
  const groupedFrom = numbers.format(1_000).length > 4 ? 1_000 : 10_000
  const voice = { numbers, plurals: new Intl.PluralRules(language), separator, groupedFrom }
  voices.set(language, voice)
  return voice
}

/** Four or more digits in groups of three. */
function group(digits: string, separator: string): string {
  let end = digits.length % 3 || 3
  let grouped = digits.slice(0, end)
  for (; end < digits.length; end += 3) grouped += separator + digits.slice(end, end + 3)
  return grouped
}

/** Whole numbers, which is what there is to say, are written here: `Intl` takes ten times as long for the same digits. */
function writeNumber(language: Language, value: number): string {
  const { numbers, separator, groupedFrom } = voiceOf(language)
  if (!Number.isSafeInteger(value) || value < 0) return numbers.format(value)
  return value < groupedFrom ? String(value) : group(String(value), separator)
}

/** A piece of a wording: plain text, or the place of a value, which a plural has two forms for. */
type Piece = string | { placeholder: string; name: string; forms: { one: string; other: string } | null }

/** Each wording taken apart once: they are few, and said over and over. */
const taken = new Map<string, readonly Piece[]>()

function piecesOf(wording: string): readonly Piece[] {
  const known = taken.get(wording)
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
  taken.set(wording, pieces)
  return pieces
}

/** A wording with its values filled in. Names it is not given stay as they are. */
export function fill(language: Language, wording: string, values: Readonly<Record<string, string | number>>): string {
  let text = ''
  for (const piece of piecesOf(wording)) text += typeof piece === 'string' ? piece : valueAt(piece)
  return text

  function valueAt({ placeholder, name, forms }: Exclude<Piece, string>): string {
    const value = values[name]
    if (typeof value !== 'number') return value ?? placeholder
    if (forms === null) return writeNumber(language, value)
    return voiceOf(language).plurals.select(value) === 'one' ? forms.one : forms.other
  }
}

/** A voice in one language. */
export type Speak = <Key extends TextKey>(key: Key, ...values: TextArguments<Key>) => string

/**
 * Says sentences in the reader's language, numbers grouped as that language groups them.
 * Strings go in as they are: escape names first (`escapeMarkdown`).
 * @param locale Discord's locale code, e.g. `en-US`; any other text counts as English
 */
export function speak(locale: string): Speak {
  const language = languageOf(locale)
  return (key, ...[values]) => fill(language, catalogue[key][language], values ?? {})
}

/** One sentence, as `speak` says it. */
export const say = <Key extends TextKey>(locale: string, key: Key, ...values: TextArguments<Key>): string =>
  speak(locale)(key, ...values)
