import type { Log } from './log.ts'

/** The smallest difference of which operators are told. */
const OFF_MS = 30_000

/** A sentence for operators about each clock. `by` has the difference and its direction. */
const CLOCKS = {
  database: (by: string) =>
    `the clock of this machine is ${by} that of the database; leases and jobs use the database's. Set it with NTP`,
  discord: (by: string) =>
    `the clock that this process uses is ${by} Discord's. Set the clocks of the database and of this machine with NTP`,
} as const

/** A clock with which this process compares its own. */
export type OtherClock = keyof typeof CLOCKS

/** How far the clock of this machine differs from other clocks. */
export class ClockOffsets {
  private readonly aheadMs = new Map<OtherClock, number>()
  private told: readonly OtherClock[] = []

  /** @param aheadMs how far this machine's clock is ahead of the other; below 0 it is behind */
  note(clock: OtherClock, aheadMs: number): void {
    this.aheadMs.set(clock, aheadMs)
  }

  /** Reads the time of a response of Discord. @param date the header `Date`, exact to a second @param now milliseconds since 1970 */
  noteDate(date: string | null, now: number): void {
    const at = Date.parse(date ?? '')
    if (!Number.isNaN(at)) this.note('discord', now - (at + 500))
  }

  /** The differences in seconds, by clock. */
  seconds(): Map<string, number> {
    return new Map([...this.aheadMs].map(([clock, ms]) => [clock, ms / 1_000]))
  }

  /** A sentence about each clock that differs by 30 s or more. */
  notes(): string[] {
    return this.off().map((clock) => this.sentence(clock))
  }

  /** Logs a warning about each clock that began to differ since the last call. */
  tell(log: Pick<Log, 'warn'>): void {
    const off = this.off()
    for (const clock of off) if (!this.told.includes(clock)) log.warn({ clock }, this.sentence(clock))
    this.told = off
  }

  private off(): OtherClock[] {
    return [...this.aheadMs].filter(([, ms]) => Math.abs(ms) >= OFF_MS).map(([clock]) => clock)
  }

  private sentence(clock: OtherClock): string {
    const ms = this.aheadMs.get(clock) ?? 0
    return CLOCKS[clock](`${Math.round(Math.abs(ms) / 1_000)} s ${ms > 0 ? 'ahead of' : 'behind'}`)
  }
}
