import type { BoostBody } from '../../../../shared/api/boosts.ts'
import { ownZone } from '../../own-zone.ts'

/** A boost that is being typed. */
export interface Draft {
  factor: string
  kind: 'once' | 'weekly'
  /** Start and end as `datetime-local` writes them, in the time zone of the browser. With an empty start, the boost starts now. */
  startsAt: string
  endsAt: string
  weekdays: NonNullable<BoostBody['weekly']>['weekdays']
  from: string
  to: string
  timeZone: string
  channelId: string | null
}

export const EMPTY_DRAFT: Draft = {
  ...{ factor: '2', kind: 'once', startsAt: '', endsAt: '', channelId: null },
  ...{ weekdays: ['fri'], from: '18:00', to: '22:00', timeZone: ownZone() },
}

const timeOf = (typed: string): number | null => (typed === '' ? null : new Date(typed).getTime())

/** The body of the request to the API, which checks it. */
export function draftBody(draft: Draft): BoostBody {
  const { kind, channelId, weekdays, from, to, timeZone } = draft
  const factor = Number(draft.factor)
  if (kind === 'weekly') {
    return { factor, startsAt: null, endsAt: null, weekly: { weekdays: [...weekdays], from, to, timeZone }, channelId }
  }
  return { factor, startsAt: timeOf(draft.startsAt), endsAt: timeOf(draft.endsAt), weekly: null, channelId }
}
