import { moveUsers } from '../../shared/database/original/users.ts'
import { type OriginalUser, readUser } from '../../shared/original/user.ts'
import type { Move } from './move.ts'

const OUTCOMES = {
  new: 'new',
  premium: 'given premium',
  kept: 'already here',
  forgotten: 'deleted at their own request',
} as const

/** Moves users with their premium. */
export async function moveAllUsers({ source, db, report, asked, now, progress }: Move): Promise<void> {
  for await (const page of source.pages('users', 'id')) {
    const users = page.flatMap((row): OriginalUser[] => {
      const read = readUser(row)
      if (read.ok) return [read.user]
      report.refuse('Users', String(row.id), read.why)
      return []
    })
    for (const outcome of await moveUsers(db, users, asked.isApplied, now())) report.count('Users', OUTCOMES[outcome])
    report.count('Users', 'with premium', users.filter(({ hasPremium }) => hasPremium).length)
    progress(page.length)
  }
}
