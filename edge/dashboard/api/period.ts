import { ownZone } from '../own-zone.ts'

/** The days that plots show at first. */
export const FIRST_DAYS = 30

/** The part of a query that asks for what happened on each of the last days, in the browser's time zone. */
export const periodQuery = (days: number): string =>
  new URLSearchParams({ days: String(days), timeZone: ownZone() }).toString()
