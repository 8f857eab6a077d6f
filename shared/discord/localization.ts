import type { Locale, LocalizationMap } from 'discord-api-types/v10'
import type { Label } from './translation.ts'

/** Discord's locales for each of our languages. Clients in any other locale show English. */
export const LOCALES: Readonly<Record<string, readonly `${Locale}`[]>> = {
  de: ['de'],
  fr: ['fr'],
  es: ['es-ES', 'es-419'],
  'pt-BR': ['pt-BR'],
}

/** Turns texts by language into texts by Discord's locales. https://discord.com/developers/docs/reference#locales */
export function localizations(byLanguage: Readonly<Record<string, string>>): LocalizationMap {
  const entries = Object.entries(byLanguage).flatMap(([language, text]) =>
    (LOCALES[language] ?? []).map((locale) => [locale, text]),
  )
  return Object.fromEntries(entries)
}

/** A registered command's fields for its name and description in other languages. */
export const localizedLabel = (
  labels: Readonly<Record<string, Label>>,
): { name_localizations: LocalizationMap; description_localizations: LocalizationMap } => {
  const part = (key: keyof Label): LocalizationMap =>
    localizations(Object.fromEntries(Object.entries(labels).map(([language, label]) => [language, label[key]])))
  return { name_localizations: part('name'), description_localizations: part('description') }
}
