import { moveMembers, type PlannedMember, planMembers } from '../../shared/database/original/members.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type OriginalMember, readMember } from '../../shared/original/member.ts'
import type { Move } from './move.ts'

/** Members of one transaction. */
const BATCH = 500

const OUTCOMES = {
  new: 'new',
  changed: 'changed',
  same: 'already here',
  already: 'already here',
  empty: 'without XP',
} as const

/** Moves members with their XP, one batch after the other. @param guildIds the servers that are not refused */
export async function moveAllMembers(move: Move, guildIds: ReadonlySet<Snowflake>): Promise<void> {
  const { source, report, now, progress } = move
  const unrecorded = new Map<Snowflake, number>()
  for await (const { id, rows } of source.countBy('guildUsers', 'guildId')) unrecorded.set(id, rows)
  let batch: OriginalMember[] = []
  const write = async (): Promise<void> => {
    for (const one of await writeBatch(move, batch, unrecorded)) countMember(move, one)
    progress(batch.length)
    batch = []
  }
  for await (const row of source.inOrder('guildUsers', ['guildId', 'userId'])) {
    const read = readMember(row, (id) => guildIds.has(id), now())
    const last = batch.at(-1)
    if (!read.ok) report.refuse('Members', `${row.guildId} ${row.userId}`, read.why)
    else if (last?.userId === read.member.userId && last.guildId === read.member.guildId) {
      // A table without a primary key may have a member twice. The row with the most XP counts.
      if (read.member.xp > last.xp) batch.splice(-1, 1, read.member)
      report.count('Members', 'repeated')
    } else {
      if (batch.length === BATCH) await write()
      batch.push(read.member)
    }
  }
  if (batch.length > 0) await write()
}

const writeBatch = (
  { db, asked: { isApplied, mode }, now }: Move,
  batch: readonly OriginalMember[],
  unrecorded: Map<Snowflake, number>,
): Promise<PlannedMember[]> =>
  isApplied ? moveMembers(db, batch, { mode, unrecorded }, now()) : planMembers(db, batch, mode)

function countMember({ report }: Move, { wanted, plan }: PlannedMember): void {
  if (plan.ok) {
    report.count('Members', OUTCOMES[plan.change.outcome])
    report.xp += plan.change.amount
  } else if (plan.why === 'forgotten') report.count('Members', 'deleted at their own request')
  else report.refuse('Members', `${wanted.guildId} ${wanted.userId}`, plan.why)
}
