import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { LANGUAGES, type Language, type Translated } from '../../shared/text/language.ts'
import { fill, type Speak, type TextArguments, writeNumber as writeNumberIn } from '../../shared/text/say.ts'

/** Set by scripts/build-web, which builds the pages once for each language. Code that runs without that build uses English. */
declare const LANGUAGE: Language | undefined

/** The language of this page. */
export const language: Language = typeof LANGUAGE === 'undefined' ? 'en' : LANGUAGE

/** Each language in its own words, for the menu that changes it. */
export const LANGUAGE_NAMES: readonly { value: Language; label: string }[] = LANGUAGES.map((value) => ({
  value,
  label: { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', 'pt-BR': 'Português (Brasil)' }[value],
}))

/** A sentence in this page's language. In built scripts, each text is that sentence already. */
const wordingOf = (text: Translated | string): string => (typeof text === 'string' ? text : text[language])

/** Keeps French quotation marks and punctuation on the line of their word. Other languages write no space there. */
export const tied = (sentence: string): string =>
  language === 'fr' ? sentence.replace(/(?<=«) | (?=[»:;?!])/g, '\u00A0') : sentence

/** The same for what a part of a page is given, which is a sentence or something that is drawn already. */
export const tiedIn = (children: ComponentChildren): ComponentChildren =>
  typeof children === 'string' ? tied(children) : children

/** Formats the sentences of a catalogue of shared/text/web in the language of this page. */
export const sayFrom =
  <const Texts extends Readonly<Record<keyof Texts, Translated>>>(catalogue: Texts): Speak<Texts> =>
  <Key extends keyof Texts & string>(key: Key, ...[values]: TextArguments<Texts, Key>) =>
    tied(fill(language, wordingOf(catalogue[key]), values ?? {}))

/**
 * Replaces names in braces by nodes. To keep `{role}` in a sentence, format the sentence with the text `{role}` as the
 * value of `role`.
 */
export const withNodes = (sentence: string, nodes: Readonly<Record<string, ComponentChildren>>): ComponentChildren[] =>
  sentence.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : nodes[part]))

/** Makes a formatter of `Intl` when it is first used, because a slow phone takes up to 60 ms for one. */
export function lazily<Format>(make: () => Format): () => Format {
  let made: Format | undefined
  return () => (made ??= make())
}

const dates = lazily(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }))
const relative = lazily(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))

export const writeNumber = (value: number): string => writeNumberIn(language, value)

const signed = lazily(() => new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }))

/** A number with its sign, e.g. `+5`. */
export const writeSigned = (value: number): string => signed().format(value)

/** A day and a time of day. @param at milliseconds since 1970 */
export const writeTime = (at: number): string => dates().format(at)

/**
 * Makes the formatters of times while the page waits for the API. The first formatter of `Intl`, of any kind, takes a slow
 * phone 60 ms, and the page would not react while it drew in the same task.
 */
export function usePreparedFormats(): void {
  useEffect(() => {
    dates()
    relative()
  }, [])
}

const UNITS = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago a time is, e.g. "5 minutes ago". @param at milliseconds since 1970 */
export function writeAgo(at: number, now: number): string {
  const [unit, ms] = UNITS.find(([, length]) => Math.abs(at - now) >= length) ?? ['second', 1_000]
  return relative().format(Math.trunc((at - now) / ms), unit)
}
