import { workOnNewestSeason } from '../../../support/season-work.ts'
import { type Change, runs } from './use.ts'

/** Every command and component that changes a season. */
export const SEASONS: Readonly<Record<string, Change>> = {
  '/season start': { use: runs('/season start', { winners: 1 }), leaves: ['season.started'], again: 0 },
  'component season-confirm': {
    async given({ owner, community }) {
      await owner.runs('/season start')
      await workOnNewestSeason(community.world.database.db, community.guild.id, Date.now())
    },
    use: async ({ owner }) => {
      const reply = await (await owner.runs('/season end')).settled()
      return reply.components.length > 0 ? owner.clicks(reply, 'End the season') : reply
    },
    leaves: ['season.ended'],
    again: 0,
  },
}
