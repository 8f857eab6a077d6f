/** The parts of a daily time, each an input of the form. Times are e.g. `22:00`. */
export interface DailyTime {
  from: string
  to: string
  timeZone: string
}

const STORED = /^(\d{2}:\d{2})-(\d{2}:\d{2}) (\S+)$/

/** Reads the stored text, e.g. `22:00-07:00 Europe/Berlin`; null for any other text. */
export function readDailyTime(stored: string): DailyTime | null {
  const [, from, to, timeZone] = STORED.exec(stored) ?? []
  return from === undefined || to === undefined || timeZone === undefined ? null : { from, to, timeZone }
}

export const writeDailyTime = ({ from, to, timeZone }: DailyTime): string => `${from}-${to} ${timeZone}`
