/** The languages Prosperity speaks; English first, since it stands in for every other. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt-BR'] as const

export type Language = (typeof LANGUAGES)[number]

/** One text in every language. */
export type Translated = Readonly<Record<Language, string>>

/** By the first part of a locale: Discord's Spanish is `es-ES` and `es-419`, its Portuguese is `pt-BR` alone. */
const BY_PREFIX: ReadonlyMap<string, Language> = new Map([
  ['en', 'en'],
  ['de', 'de'],
  ['fr', 'fr'],
  ['es', 'es'],
  ['pt', 'pt-BR'],
])

/**
 * The language for a reader; English where theirs is not spoken, or what was sent is no locale at all.
 * @param locale Discord's locale code, e.g. `en-US`. https://discord.com/developers/docs/reference#locales
 */
export const languageOf = (locale: string): Language => BY_PREFIX.get(locale.split('-', 1)[0] ?? '') ?? 'en'
