import { language, lazily } from '../../../../../edge/dashboard/language.ts'

const seconds = lazily(() => new Intl.DateTimeFormat(language, { timeStyle: 'medium' }))

/** A time of day with seconds. @param at milliseconds since 1970 */
export const secondsOf = (at: number): string => seconds().format(at)
