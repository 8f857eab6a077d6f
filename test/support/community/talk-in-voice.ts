import { pick } from './pick.ts'
import type { Place } from './place.ts'

const SHORTEST_PAUSE_MS = 8_000
const LONGEST_PAUSE_MS = 20_000
/** Until so many are in voice, members only join, in short pauses. Then at least two of them are in one channel. */
const LEAST_IN_VOICE = 3
const MOST_IN_VOICE = 6

/** Lets members join, mute, move and leave voice channels. @returns a function that stops them */
export function startVoice({ guild, people, voiceChannels }: Place): () => void {
  let timer: ReturnType<typeof setTimeout>
  const act = (): void => {
    const members = people.map((name) => guild.member(name))
    const [inside, outside] = [members.filter((each) => each.isInVoice), members.filter((each) => !each.isInVoice)]
    const joins = inside.length < LEAST_IN_VOICE || (inside.length < MOST_IN_VOICE && Math.random() < 1 / 2)
    const [who, where] = [pick(joins ? outside : inside), pick(voiceChannels)]
    if (who && where) {
      if (joins) who.joinsVoice(guild.channel(inside.length < LEAST_IN_VOICE ? (voiceChannels[0] ?? where) : where))
      else if (Math.random() < 1 / 3) who.switchesVoice({ selfMute: Math.random() < 1 / 2 })
      else who.leavesVoice()
    }
    const pause = SHORTEST_PAUSE_MS + Math.random() * (LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS)
    timer = setTimeout(act, inside.length < LEAST_IN_VOICE ? SHORTEST_PAUSE_MS / 8 : pause)
  }
  act()
  return () => clearTimeout(timer)
}
