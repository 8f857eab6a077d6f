import { whyUnreachable } from './why-unreachable.ts'

const NO_ANSWER = 'the database does not answer'

/** The reason for an attempt to use the database that got no answer in time. */
export const NO_ANSWER_IN_TIME = `${NO_ANSWER}: no answer came in time`

/** The reason for an attempt to use the database that failed, as a sentence for operators. */
export function reasonOfFailure(error: unknown): string {
  const why = whyUnreachable(error)
  return why === null ? NO_ANSWER : `${NO_ANSWER}: ${why}`
}

/** The part of a pino logger that is used here. */
interface ReasonLog {
  info(details: object, message: string): void
  warn(details: object, message: string): void
}

/** Logs why the database cannot be used: once, until the reason changes. */
export class DatabaseReason {
  private logged: string | null = null

  constructor(private readonly log: ReasonLog) {}

  /** Logs a reason that differs from the last one. @param reason null if the database can be used */
  note(reason: string | null): void {
    if (reason === this.logged) return
    if (reason === null) this.log.info({}, 'the database can be used again')
    else this.log.warn({ reason }, 'the database cannot be used; the process looks again')
    this.logged = reason
  }
}
