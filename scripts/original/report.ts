import { rowReason } from '../../shared/imports/reason-texts.ts'
import { ROW_REFUSALS } from '../../shared/imports/values.ts'
import { numberText } from '../local/number-text.ts'

/** What rows are about, in the order of the report. */
const SUBJECTS = ['Servers', 'Level roles', 'Ignored', 'Users', 'Members', 'Whitelabel bots'] as const

export type Subject = (typeof SUBJECTS)[number]

/** Why a row is refused, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ROW_REFUSALS.map((why) => [why, rowReason(why, 'en')])),
  'bad-id': 'its id is not a Discord id',
  'unknown-guild': 'its server is not in guilds, or refused',
  'bad-level': 'its level is not a whole number from 0 to 1,000',
  'role-taken': 'its level or role has another level role',
  'unknown-premium': 'its premium is neither on nor off',
  'joined-rows':
    'rows of the ledger that are older than 90 days were joined, so it is not known what was added before. Use --mode higher',
  'no-owner': 'its owner is not in users',
  'bad-token': 'its token is not a Discord token',
  'other-token': 'its token belongs to another bot',
  'no-public-key': 'it has no public key. Its owner can set it up with /whitelabel setup',
  deleted: 'its owner has deleted it',
  'main-bot': 'it is the main bot',
}

/** What becomes of a row, in the order of the report. */
const OUTCOMES = [
  'new',
  'new and stopped',
  'changed',
  'given premium',
  'already here',
  'left as they are',
  'deleted at their own request',
  'without XP',
  'repeated',
  'of no server',
  'with premium',
  'refused',
] as const

type Outcome = (typeof OUTCOMES)[number]

const MOST_LISTED = 20

/** A list that keeps its first lines, and counts the others. */
class Listed {
  private readonly lines: string[] = []
  private count = 0

  add(line: string): void {
    this.count++
    if (this.lines.length < MOST_LISTED) this.lines.push(`  ${line}`)
  }

  under(title: string): string[] {
    const more = this.count - this.lines.length
    return this.count === 0 ? [] : [title, ...this.lines, ...(more > 0 ? [`  and ${numberText(more)} more`] : [])]
  }
}

/** Counts what becomes of rows, and lists refused rows and adjusted settings, up to a number of each. */
export class Report {
  private readonly counts = new Map<Subject, Map<Outcome, number>>()
  private readonly refused = new Listed()
  private readonly adjusted = new Listed()
  xp = 0

  count(subject: Subject, outcome: Outcome, by = 1): void {
    const outcomes = this.counts.get(subject) ?? new Map<Outcome, number>()
    this.counts.set(subject, outcomes)
    if (by > 0) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + by)
  }

  /** @param which names the row; never a token */
  refuse(subject: Subject, which: string, why: string): void {
    this.count(subject, 'refused')
    // An id that cannot be read may be any text.
    this.refused.add(`${subject}, ${JSON.stringify(which.slice(0, 60))}: ${REASONS[why] ?? why}`)
  }

  adjust(line: string): void {
    this.adjusted.add(line)
  }

  lines(): string[] {
    const line = (subject: Subject): string => {
      const counts = this.counts.get(subject)
      const outcomes = OUTCOMES.flatMap((outcome) => {
        const count = counts?.get(outcome)
        return count === undefined ? [] : [`${numberText(count)} ${outcome}`]
      })
      return `${`${subject}:`.padEnd(17)}${outcomes.join(', ') || 'none'}`
    }
    return [
      ...SUBJECTS.map(line),
      `XP:              ${numberText(this.xp)} more in all`,
      ...this.adjusted.under('Settings that are not allowed here, and what becomes of them:'),
      ...this.refused.under('Refused:'),
    ]
  }
}
