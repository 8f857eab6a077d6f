import type { SeasonBody } from '../../../../shared/api/seasons.ts'
import { DEFAULT_WINNERS } from '../../../../shared/levelling/season.ts'

/** A season that is being typed. */
export interface Draft {
  name: string
  /** As `datetime-local` writes it, in the time zone of the browser; empty where somebody ends it. */
  endsAt: string
  after: 'on' | 'anew'
  winners: string
  roleId: string | null
  channelId: string | null
}

export const EMPTY_DRAFT: Draft = {
  ...{ name: '', endsAt: '', after: 'on', winners: String(DEFAULT_WINNERS), roleId: null, channelId: null },
}

/** The body of the request to the API, which checks it. */
export const draftBody = ({ name, endsAt, after, winners, roleId, channelId }: Draft): SeasonBody => ({
  ...{ name, roleId, channelId, winners: Number(winners), startsAnew: after === 'anew' },
  endsAt: endsAt === '' ? null : new Date(endsAt).getTime(),
})
