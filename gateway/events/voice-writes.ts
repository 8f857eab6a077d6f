import type { NewUser } from '../../shared/database/members/users.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { VoiceState } from '../../shared/levelling/voice.ts'
import type { VoiceSight } from '../../shared/levelling/voice-room.ts'
import type { Write } from '../bus/entry.ts'

/**
 * Members in one write. A message of the stream has at most 1 MB, so the list of a larger server is written in parts. A part
 * does not say that all other members have left voice.
 */
const MOST_LISTED = 1_000

/** A write about voice. */
export type VoiceWrite = Extract<Write, { kind: 'voice' }>

export const voiceWrite = (guildId: Snowflake, users: readonly NewUser[], sight: VoiceSight): VoiceWrite => ({
  kind: 'voice',
  guildId,
  users,
  sight,
})

/** All members in voice in one server, as one session knows them. */
export interface VoiceList {
  guildId: Snowflake
  states: readonly VoiceState[]
  /** Names of members that are not written yet. */
  users: readonly NewUser[]
  sight: Omit<VoiceSight, 'states' | 'isComplete'>
}

/**
 * The writes that confirm who is in voice in a server. Each confirmation names all members, also those of a very large server,
 * because the one before may have been lost.
 */
export function listWrites({ guildId, states, users, sight }: VoiceList): VoiceWrite[] {
  if (states.length <= MOST_LISTED) return [voiceWrite(guildId, users, { ...sight, states, isComplete: true })]
  const parts: VoiceWrite[] = []
  for (let from = 0; from < states.length; from += MOST_LISTED) {
    const part = states.slice(from, from + MOST_LISTED)
    const names = users.slice(from, from + MOST_LISTED)
    parts.push(voiceWrite(guildId, names, { ...sight, states: part, isComplete: false }))
  }
  return parts
}
