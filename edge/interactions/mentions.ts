import type { Message } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Answer } from './answer.ts'
import type { Dependencies, GuildInteraction } from './dependencies.ts'

/** Marks the place of a command's id: characters of Unicode's private use area, which no text contains. */
const [OPEN, FILLER, CLOSE] = ['\uE0F0', '\uE0F2', '\uE0F1']
const OPEN_MENTION = /\uE0F0([^\uE0F1\uE0F2]*)\uE0F2*\uE0F1/g
/** As long as the longest mention is without its path, so that a text that was cut to Discord's limits stays within them. */
const ROOM = FILLER.repeat('</:>'.length + 20 - 2)

/** Mentions of commands, which can be clicked. https://discord.com/developers/docs/reference#message-formatting */
export interface Mentions {
  /** A command by its path, e.g. `levelroles add`. */
  mention(path: string): string
  /** The answer with every mention complete. */
  settle(answer: Answer): Promise<Answer>
}

const written = (path: string, id: Snowflake | undefined): string =>
  id === undefined ? `\`/${path}\`` : `</${path}:${id}>`

/**
 * Mentions in the answer to an interaction. The interaction contains the id of its own command. Other ids are in memory,
 * or are read while the answer is being made, so that the answer does not wait for the database once more.
 * @param ahead begins to read ids that are not in memory at once
 */
export function openMentions(
  { use, dependencies }: Pick<GuildInteraction, 'use' | 'dependencies'>,
  ahead: boolean,
): Mentions {
  const { commandIds, database }: Dependencies = dependencies
  const { applicationId, commandId, path: [own] = [] } = use
  const read = () => commandIds.read(database, applicationId)
  const known = commandIds.known(applicationId)
  let reading = ahead && known === undefined ? read() : undefined

  return {
    mention(path) {
      const [name = ''] = path.split(' ')
      if (commandId && name === own) return written(path, commandId)
      if (known !== undefined) return written(path, known.get(name))
      reading ??= read()
      return `${OPEN}${path}${ROOM}${CLOSE}`
    },

    async settle(answer) {
      // Modals contain no mentions, because Discord would show them as they are written.
      if (reading === undefined || answer.as === 'modal') return answer
      const json = JSON.stringify(answer.message)
      if (!json.includes(OPEN)) return answer
      const ids = await reading
      const complete = json.replace(OPEN_MENTION, (_, path: string) => written(path, ids.get(path.split(' ')[0] ?? '')))
      // A message consists of JSON values, and only texts in it have changed.
      return { ...answer, message: JSON.parse(complete) as Message }
    },
  }
}
