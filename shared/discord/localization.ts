import type { Locale, LocalizationMap } from 'discord-api-types/v10'
import type { Label } from './translation.ts'

/** Discord's locales for each of our languages; its clients in any other show English. */
const LOCALES: Readonly<Record<string, readonly `${Locale}`[]>> = {
  de: ['de'],
  fr: ['fr'],
  es: ['es-ES', 'es-419'],
  'pt-BR': ['pt-BR'],
}

/** Texts by language as Discord wants them, by locale. https://discord.com/developers/docs/reference#locales */
export function localizations(byLanguage: Readonly<Record<string, string>>): LocalizationMap {
  const entries = Object.entries(byLanguage).flatMap(([language, text]) =>
    (LOCALES[language] ?? []).map((locale) => [locale, text]),
  )
  return Object.fromEntries(entries)
}

/** The two fields by which Discord knows a name and a description in other languages. */
export const localizedLabel = (
  labels: Readonly<Record<string, Label>>,
): { name_localizations: LocalizationMap; description_localizations: LocalizationMap } => {
  const part = (key: keyof Label): LocalizationMap =>
    localizations(Object.fromEntries(Object.entries(labels).map(([language, label]) => [language, label[key]])))
  return { name_localizations: part('name'), description_localizations: part('description') }
}
