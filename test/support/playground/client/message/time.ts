import { language, lazily } from '../../../../../edge/dashboard/language.ts'

const hours = lazily(() => new Intl.DateTimeFormat(language, { timeStyle: 'short' }))

/** The time of day of a message. @param timestamp as Discord writes it */
export const clock = (timestamp: string): string => hours().format(new Date(timestamp))
