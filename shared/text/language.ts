/** The languages of all texts. English comes first: readers of any other language get it. The words of each: README.md. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt-BR'] as const

export type Language = (typeof LANGUAGES)[number]

/** One text in every language. */
export type Translated = Readonly<Record<Language, string>>

/** The names of choices in one language, by the value of each choice. */
export const namesIn = <Value extends string>(
  names: Readonly<Record<Value, Translated>>,
  language: Language,
): Record<Value, string> =>
  // The result has the keys of `names`; `Object.fromEntries` does not keep their type.
  Object.fromEntries(Object.entries<Translated>(names).map(([value, name]) => [value, name[language]])) as Record<
    Value,
    string
  >

/** The choices of an option, with their English names, in the order of `names`. */
export const namedChoices = <Value extends string>(
  names: Readonly<Record<Value, Translated>>,
): { name: string; value: Value }[] =>
  // `Object.entries` does not keep the type of the keys.
  (Object.entries(names) as [Value, Translated][]).map(([value, { en: name }]) => ({ name, value }))

/** Languages by the first part of Discord's locale. Its Spanish is `es-ES` and `es-419`, its Portuguese is `pt-BR`. */
const BY_PREFIX: ReadonlyMap<string, Language> = new Map([
  ['en', 'en'],
  ['de', 'de'],
  ['fr', 'fr'],
  ['es', 'es'],
  ['pt', 'pt-BR'],
])

/**
 * The language for a reader; English for any other locale, and for a text that is no locale.
 * @param locale Discord's locale code, e.g. `en-US`. https://discord.com/developers/docs/reference#locales
 */
export const languageOf = (locale: string): Language => BY_PREFIX.get(locale.split('-', 1)[0] ?? '') ?? 'en'
