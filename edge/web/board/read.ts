import { type Hundred, hundredMembers, type ShownMember } from '../../../shared/database/members/hundred.ts'
import { namedOnBoard } from '../../../shared/database/members/named-on-board.ts'
import { standingIn } from '../../../shared/database/members/rank.ts'
import { rankedStandings } from '../../../shared/database/members/ranked-standings.ts'
import { type FoundHundred, hundredOfPeriod, storedHundred } from '../../../shared/database/periods/hundred.ts'
import type { StoredPage } from '../../../shared/database/periods/stored-pages.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import type { BoardGuild } from '../../../shared/database/web/board-guild.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { AskedBoard } from './address.ts'
import type { OwnPlace } from './view.ts'

/** The most members that a search finds. The statement that finds the ranks has one part for each of them. */
const MOST_FOUND = 20

/** The members of a board, read before it is known whether the reader may see them. Members who are not shown are never read. */
export type ReadMembers =
  | { kind: 'page'; page: Hundred }
  /** Members that a search found. Their ranks are not known yet. */
  | { kind: 'named'; members: Omit<ShownMember, 'rank'>[] }
  /** The stored pages of the leaderboard of a period, which may be too old. */
  | { kind: 'stored'; pages: StoredPage[] }

const wantedOf = ({ period, page }: AskedBoard, now: number) =>
  ({ board: { period, source: 'all' }, wanted: page, now }) as const

/** Reads the members that an address asks for. */
export async function readMembers(
  database: Queries,
  guildId: Snowflake,
  asked: AskedBoard,
  now: number,
): Promise<ReadMembers> {
  const { period, page, start } = asked
  if (period !== 'all') {
    return { kind: 'stored', pages: await storedHundred(database, guildId, wantedOf(asked, now)) }
  }
  if (start === null) return { kind: 'page', page: await hundredMembers(database, guildId, page) }
  return { kind: 'named', members: await namedOnBoard(database, guildId, start, MOST_FOUND) }
}

/** The members of a page, for a reader who may see them. Null while another reader makes the leaderboard. */
export const readPage = async (
  database: Queries,
  guildId: Snowflake,
  asked: AskedBoard,
  { read, now }: { read: ReadMembers; now: number },
): Promise<FoundHundred | null> => {
  if (read.kind === 'stored') return hundredOfPeriod(database, guildId, read.pages, wantedOf(asked, now))
  return { hundred: read.kind === 'page' ? read.page : { members: [], unlisted: 0, goesOn: false }, after: null }
}

/** Adds the ranks of members that a search found, the highest first. */
export async function withRanks(
  database: Queries,
  { id, hasChangedCurve }: BoardGuild,
  members: readonly Omit<ShownMember, 'rank'>[],
): Promise<ShownMember[]> {
  const ids = members.map(({ userId }) => userId)
  const standings = await rankedStandings(database, id, ids, hasChangedCurve)
  return members
    .flatMap((member) => {
      const standing = standings.get(member.userId)
      // A member who began to hide after the search is left out.
      return standing === undefined || standing.isHidden ? [] : [{ ...member, rank: standing.rank, xp: standing.xp }]
    })
    .sort((a, b) => a.rank - b.rank)
}

/** The place of the person who looks at a board. */
export async function ownPlace(
  database: Queries,
  { id, hasChangedCurve }: BoardGuild,
  userId: Snowflake,
): Promise<OwnPlace> {
  const standing = await standingIn(database, { guildId: id, hasChangedCurve }, userId)
  if (standing === null || standing.xp === 0) return { xp: 0 }
  const { xp, rank, isHidden } = standing
  return { xp, rank, isHidden }
}
