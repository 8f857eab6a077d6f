import type { Season } from '../../shared/levelling/season.ts'
import type { FindingContext } from './finding.ts'

/** Why there is no leaderboard of a running season. @param newest the newest season; null where there was none */
export const noSeasonText = ({ text, mention }: FindingContext, newest: Season | null): string =>
  newest === null || newest.state === 'ended'
    ? text('leaderboard.noSeason', { list: mention('season list') })
    : text('leaderboard.seasonWork')
