/** The part of JavaScript's `Temporal` that is used here. Not every browser has it yet. */
declare const Temporal: { Now: { timeZoneId(): string } } | undefined

/** The time zone of the browser. `Temporal` knows it at once; the first use of `Intl` takes a slow phone up to 100 ms. */
export const ownZone = (): string =>
  typeof Temporal === 'undefined'
    ? Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
    : Temporal.Now.timeZoneId()
