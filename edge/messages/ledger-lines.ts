import type { ShownEntry } from '../../shared/database/ledger/last-entries.ts'
import { escapeMarkdown, relativeTime, userMention } from '../../shared/discord/markdown.ts'
import type { XpSource } from '../../shared/levelling/xp-ledger.ts'
import type { Speak } from '../features/texts.ts'

const LONGEST_REASON = 100

const SOURCES = {
  voice: 'why.fromVoice',
  'reaction-given': 'why.fromReactionGiven',
  'reaction-received': 'why.fromReactionReceived',
  admin: 'why.fromAdmin',
  decay: 'why.fromDecay',
  reversal: 'why.fromReversal',
  opening: 'why.fromEarlier',
} as const satisfies Readonly<Record<XpSource, string>>

/** A row of the ledger as a line: `+20 XP · voice channel · 5 minutes ago`. */
function lineOf(text: Speak, { source, amount, at, actorId, reason }: ShownEntry): string {
  const xp = text(amount < 0 ? 'why.minus' : 'why.plus', { xp: Math.abs(amount) })
  const by = actorId === null ? [] : [userMention(actorId)]
  const why = reason === null ? [] : [escapeMarkdown(reason.slice(0, LONGEST_REASON))]
  return [xp, text(SOURCES[source]), ...by, relativeTime(at), ...why].join(' · ')
}

/** What a member was given or lost lately, apart from messages; an empty list where there is nothing. */
export const ledgerLines = (text: Speak, entries: readonly ShownEntry[]): string[] =>
  entries.length === 0 ? [] : ['', text('why.others'), ...entries.map((entry) => lineOf(text, entry))]
