import { LANGUAGES, type Language, languageOf } from '../../shared/text/language.ts'

/** The language that a person has chosen in the dashboard. Scripts may read this cookie. */
const LANGUAGE_COOKIE = /(?:^|;\s*)language=([\w-]+)/

const known = (code: string): Language | null =>
  LANGUAGES.find((language) => language.toLowerCase().startsWith(code.toLowerCase().split('-', 1)[0] ?? '')) ?? null

/** The person's language: the one that they have chosen, or the first of the browser's languages that we have. */
export function localeOf({ headers }: Request): Language {
  const [, chosen] = LANGUAGE_COOKIE.exec(headers.get('cookie') ?? '') ?? []
  if (chosen !== undefined) return languageOf(chosen)
  const accepted = (headers.get('accept-language') ?? '').slice(0, 200).split(',')
  const weighted = accepted.map((entry) => {
    const [code = '', weight] = entry.trim().split(/\s*;\s*q=/)
    return { code, weight: weight === undefined ? 1 : Number(weight) || 0 }
  })
  for (const { code } of weighted.sort((a, b) => b.weight - a.weight)) {
    const language = /^[a-z]{2}\b/i.test(code) ? known(code) : null
    if (language !== null) return language
  }
  return 'en'
}
