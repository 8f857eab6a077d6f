import type { Ahead } from '../../../shared/database/jobs/announcement-order.ts'
import type { JobPayload } from '../../../shared/database/jobs/jobs.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'

/** https://discord.com/developers/docs/resources/message#create-message */
const LONGEST_CONTENT = 2_000
const MOST_MENTIONS = 100

/** A level-up that waits to be announced. */
export interface LevelUp {
  /** Of its job. */
  id: string
  guildId: Snowflake
  userId: Snowflake
  level: number
  to: JobPayload<'announcement'>['to']
  /** The message that reached the level, where the announcement is to answer it. */
  inReplyTo: Snowflake | null
  /** One line of text. */
  text: string
}

/** One message, ready to be sent. */
export interface PlannedMessage {
  guildId: Snowflake
  /** Where it goes; one message at a time goes there. */
  place: string
  /** Whom it is about; no other message about them goes out meanwhile. */
  members: string[]
  /** Every job that it ends, the superseded ones too. */
  ids: string[]
  payload: JobPayload<'announcement'>
}

export interface Busy {
  places: ReadonlySet<string>
  members: ReadonlySet<string>
}

/** A member's level-ups told as one. */
interface Line {
  ids: string[]
  member: string
  latest: LevelUp
}

/**
 * Which messages to send now. Several level-ups of one member are told once, as the highest; those of many members
 * for one channel are joined, as far as they fit. Where a message is on its way already, the rest waits and gathers.
 * @param levelUps in the order of their jobs
 */
export function planMessages(levelUps: readonly LevelUp[], busy: Busy): PlannedMessage[] {
  const free = linesOf(levelUps).filter((line) => !busy.members.has(line.member) && !busy.places.has(placeOfLine(line)))
  return [...Map.groupBy(free, placeOfLine).values()].map((lines) => messageOf(fitting(lines)))
}

/** One for each member, in the order of each one's first job. */
function linesOf(levelUps: readonly LevelUp[]): Line[] {
  const lines = new Map<string, Line>()
  for (const levelUp of levelUps) {
    const member = memberKeyText(levelUp.guildId, levelUp.userId)
    const line = lines.get(member)
    if (line === undefined) lines.set(member, { ids: [levelUp.id], member, latest: levelUp })
    else {
      line.ids.push(levelUp.id)
      if (levelUp.level >= line.latest.level) line.latest = levelUp
    }
  }
  return [...lines.values()]
}

/** A direct message does not say which guild it is of, so that each guild's is one of its own. */
export const placeOf = (guildId: Snowflake, to: JobPayload<'announcement'>['to']): string =>
  'channelId' in to ? `channel ${to.channelId}` : `member ${memberKeyText(guildId, to.userId)}`

/** Whether something that is not in this process's hands goes first: an older level-up of the member, or a message. */
export function isBehind({ id, guildId, userId }: LevelUp, { members, arriving }: Ahead): boolean {
  if (arriving.has(guildId)) return true
  const older = members.get(memberKeyText(guildId, userId))
  return older !== undefined && compareSnowflakes(older, id) < 0
}

const placeOfLine = ({ latest }: Line): string => placeOf(latest.guildId, latest.to)

/** The first so many that make one message. The first one alone always does. */
function fitting(lines: readonly Line[]): Line[] {
  let length = 0
  const beyond = lines.slice(0, MOST_MENTIONS).findIndex((line, index) => {
    length += line.latest.text.length + (index > 0 ? 1 : 0)
    return index > 0 && length > LONGEST_CONTENT
  })
  return lines.slice(0, beyond === -1 ? MOST_MENTIONS : beyond)
}

function messageOf(lines: readonly Line[]): PlannedMessage {
  const [first] = lines
  if (first === undefined) throw new Error('a message needs a line')
  const { guildId, to, inReplyTo } = first.latest
  return {
    guildId,
    place: placeOfLine(first),
    members: lines.map((line) => line.member),
    ids: lines.flatMap((line) => line.ids),
    payload: {
      to,
      // Joined, a message answers many; it can be shown as the reply to one only, and so is shown as nobody's.
      inReplyTo: lines.length === 1 ? inReplyTo : null,
      content: lines.map((line) => line.latest.text).join('\n'),
      userIds: lines.map((line) => line.latest.userId),
    },
  }
}
