import type { APIMessage } from 'discord-api-types/v10'
import { pick } from './pick.ts'
import type { Place } from './place.ts'

const SENTENCES = [
  'good morning everyone',
  'has anyone tried growing lemons indoors?',
  'my tomatoes are finally red',
  'that is a great picture',
  'watering day today, do not forget',
  'I found a snail the size of my thumb',
  'the basil is taking over the kitchen',
  'who has spare sunflower seeds?',
  'it rained all weekend here',
  'I would put it nearer to the window',
  'thank you, that worked',
  'does anyone know what this plant is?',
  'compost update: it is warm',
  'see you all later',
]

const EMOJIS = ['🌱', '🍅', '🐛', '👍', '🎉']
/** Members react only to so many of the newest messages. */
const MOST_RECENT = 20
/** How probable it is that a message is followed by a reaction to a recent message. */
const REACTION_PROBABILITY = 0.5

const SHORTEST_PAUSE_MS = 300
const LONGEST_PAUSE_MS = 1_100

/** Lets members write messages, one after another, and react to them. @returns a function that stops them */
export function startChat({ guild, people, channels }: Place): () => void {
  let timer: ReturnType<typeof setTimeout>
  const said: APIMessage[] = []
  const react = (): void => {
    const [who, what, emoji] = [pick(people), pick(said), pick(EMOJIS)]
    if (who && what && Math.random() < REACTION_PROBABILITY) guild.member(who).reacts(what, emoji)
  }
  const talk = (): void => {
    const [who, where, what] = [pick(people), pick(channels), pick(SENTENCES)]
    if (who && where && what) said.push(guild.member(who).says(what, { in: guild.channel(where) }))
    if (said.length > MOST_RECENT) said.shift()
    react()
    const pause = SHORTEST_PAUSE_MS + Math.random() * (LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS)
    timer = setTimeout(talk, pause)
  }
  talk()
  return () => clearTimeout(timer)
}
