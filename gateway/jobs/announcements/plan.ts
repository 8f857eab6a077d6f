import type { JobOf, JobPayload, TakenJob } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type AnnouncementForm, LONGEST_TEXT, MOST_MENTIONED } from '../../../shared/levelling/announcement-body.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'

/** A job that announces a level, reached with or without a message. */
export type LevelUpJob = JobOf<'level-up' | 'level-reached'>

export const isLevelUp = (job: TakenJob): job is LevelUpJob => job.kind === 'level-up' || job.kind === 'level-reached'

/** A level-up that waits to be announced. */
export interface LevelUp {
  /** The id of its job. */
  id: string
  guildId: Snowflake
  userId: Snowflake
  level: number
  to: JobPayload<'announcement'>['to']
  /** The message with which the level was reached, if the announcement replies to it. */
  inReplyTo: Snowflake | null
  /** The text of the announcement, usually one line. */
  text: string
  form: AnnouncementForm
  /** The picture that shows the level; absent where the guild or the member wants none. */
  picture?: NonNullable<JobPayload<'announcement'>['picture']>
  /** Set where the member wants no pings. */
  isUnpinged?: true
  /** The trace of its job, where it is traced. */
  trace?: string
}

/** One message, ready to be sent. */
export interface PlannedMessage {
  guildId: Snowflake
  /** Where it is sent, as `placeOf` names it. One message at a time is sent to a place. */
  place: string
  /** The members that it mentions, by `memberKeyText`. One message at a time is sent about a member. */
  members: string[]
  /** The ids of all level-ups that it ends, including lower levels that it does not mention. */
  ids: string[]
  payload: JobPayload<'announcement'>
  /** The trace of the first traced level-up, where one is traced. */
  trace?: string | undefined
}

/** Places and members for which a message is under way. */
export interface Busy {
  places: ReadonlySet<string>
  members: ReadonlySet<string>
}

/** All level-ups of a member. The text of the highest announces them. */
interface Line {
  ids: string[]
  member: string
  latest: LevelUp
}

/**
 * The messages to send now. Several level-ups of one member become one line with the highest level. Lines for one
 * channel become one message, as far as they fit. A busy place or member gets no message yet.
 * @param levelUps in the order of their jobs
 */
export function planMessages(levelUps: readonly LevelUp[], busy: Busy): PlannedMessage[] {
  const free = linesOf(levelUps).filter((line) => !busy.members.has(line.member) && !busy.places.has(placeOfLine(line)))
  return [...Map.groupBy(free, placeOfLine).values()].map((lines) => messageOf(fitting(lines)))
}

/** One line for each member, in the order of the members' first jobs. */
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

/**
 * The place of a message, as a key. A direct message to a user has a place for each guild, so that level-ups of different
 * guilds are not joined.
 */
export const placeOf = (guildId: Snowflake, to: JobPayload<'announcement'>['to']): string =>
  'channelId' in to ? `channel ${to.channelId}` : `member ${memberKeyText(guildId, to.userId)}`

const placeOfLine = ({ latest }: Line): string => placeOf(latest.guildId, latest.to)

/** The first lines that have the form of the first line and fit into one message together. The first line always fits. */
function fitting(lines: readonly Line[]): Line[] {
  const form = lines[0]?.latest.form ?? 'plain'
  const most = MOST_MENTIONED[form]
  let length = 0
  const beyond = lines.slice(0, most).findIndex(({ latest }, index) => {
    length += latest.text.length + (index > 0 ? 1 : 0)
    return index > 0 && (length > LONGEST_TEXT[form] || latest.form !== form)
  })
  return lines.slice(0, beyond === -1 ? most : beyond)
}

function messageOf(lines: readonly Line[]): PlannedMessage {
  const [first] = lines
  if (first === undefined) throw new Error('a message needs a line')
  const { guildId, to, inReplyTo, form } = first.latest
  const unpingedIds = lines.flatMap(({ latest }) => (latest.isUnpinged ? [latest.userId] : []))
  return {
    guildId,
    place: placeOfLine(first),
    members: lines.map((line) => line.member),
    ids: lines.flatMap((line) => line.ids),
    trace: lines.find((line) => line.latest.trace !== undefined)?.latest.trace,
    payload: {
      to,
      // A message can reply to one message only, so that one with several lines replies to none.
      inReplyTo: lines.length === 1 ? inReplyTo : null,
      content: lines.map((line) => line.latest.text).join('\n'),
      ...(form !== 'plain' && { form }),
      // A message about several members has no picture.
      ...(lines.length === 1 && first.latest.picture && { picture: first.latest.picture }),
      userIds: lines.map((line) => line.latest.userId),
      ...(unpingedIds.length > 0 && { unpingedIds }),
    },
  }
}
