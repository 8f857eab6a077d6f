import { LANGUAGES, type Language } from '../../shared/text/language.ts'
import { localeOf } from '../runtime/locale.ts'

/** The name of each language in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
}

/** The language of `?lang=`; null where an address names none that we have. */
export const namedLanguage = (url: URL): Language | null =>
  LANGUAGES.find((language) => language === url.searchParams.get('lang')) ?? null

/** The language of `?lang=`, which a link can name, or else the person's own. */
export const languageFor = (request: Request): Language => namedLanguage(new URL(request.url)) ?? localeOf(request)
