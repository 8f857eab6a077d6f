import type { Person } from '../../../shared/api/parts.ts'
import { AUDIT_GROUPS } from '../../../shared/audit/entry.ts'
import type { MentionNames } from './discord-text.tsx'

interface Change {
  kind: string
  /** Null for a script. */
  by: Person | null
  /** Null for a change of something else than a member or bot. */
  target: Person | null
}

const isAboutBot = (kind: string): boolean => AUDIT_GROUPS.bots.some((one) => one === kind)

/** The names of the people in a text about a change, with their pages. A bot has none. */
export const changeNames = (guildId: string, { kind, by, target }: Change): MentionNames => ({
  user: (id) => [by, target].find((person) => person?.id === id)?.name,
  userPage: (id) => (id === by?.id || !isAboutBot(kind) ? `/servers/${guildId}/members/${id}` : undefined),
})
