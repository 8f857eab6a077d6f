import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Speak } from '../features/texts.ts'

/** A channel or role on a list, with its state in Discord; `unknown` where Discord did not answer. */
export interface ShownEntry {
  id: Snowflake
  is: 'there' | 'hidden' | 'gone' | 'unknown'
}

/**
 * The line of a channel or role, with a note where it is deleted or the bot cannot see it.
 * @param remove the command that takes it off the list, as a link
 */
export function entryLine(text: Speak, mention: string, { id, is }: ShownEntry, remove: string): string {
  if (is === 'gone') return text('list.goneLine', { id, remove })
  return is === 'hidden' ? text('list.hiddenLine', { channel: mention }) : mention
}
