import { language, lazily } from '../../../../edge/dashboard/language.ts'

const minutes = lazily(() => new Intl.DateTimeFormat(language, { timeStyle: 'short' }))
const seconds = lazily(() => new Intl.DateTimeFormat(language, { timeStyle: 'medium' }))

/** A time of day, e.g. 14:05. @param timestamp as Discord writes it */
export const timeOfDay = (timestamp: string): string => minutes().format(new Date(timestamp))

/** A time of day with seconds, e.g. 14:05:09. @param at milliseconds since 1970 */
export const timeWithSeconds = (at: number): string => seconds().format(at)
