import { labelName } from '../../shared/discord/name.ts'
import type { Choice } from '../../shared/discord/option.ts'
import { isSnowflake, type Snowflake } from '../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../interactions/context.ts'
import type { Listed, ReadListed } from './listed.ts'

const withoutSign = (typed: string): string => typed.replace(/^[@#]/, '')

/** Autocompletion from a list: the entries that contain the typed text. Case and a leading `@` or `#` do not matter. */
export const choicesOf =
  (read: ReadListed) =>
  async (context: InteractionContext, typed: string): Promise<Choice<string>[]> => {
    const wanted = withoutSign(typed).toLowerCase()
    const choices = (await read(context)).map(({ id, label }) => ({ name: label, value: id }))
    return choices.filter(({ name }) => name.toLowerCase().includes(wanted))
  }

const MENTION = /^<(?:@[&!]?|#)(\d+)>$/

/** Discord's ids have at least 17 digits. A shorter number can be the name of a role. */
const SHORTEST_ID = 17

const sameName = (name: string): string | undefined => labelName(withoutSign(name))?.toLowerCase()

/** The entry with this id, or the only one with this name or label. */
function findListed(listed: readonly Listed[], typed: string): Snowflake | null {
  if (listed.some(({ id }) => id === typed)) return typed
  const wanted = sameName(typed)
  if (wanted === undefined) return null
  const [found, another] = listed.filter(({ name, label }) =>
    [name ?? '', label].some((one) => sameName(one) === wanted),
  )
  return found !== undefined && another === undefined ? found.id : null
}

/**
 * The role, channel or member that the invoker means. Discord sends the id of a chosen entry, but also accepts any other
 * text, e.g. a mention, or a name that was typed in full.
 * @param read reads the list; called only where the text contains no id
 * @returns an id, which need not be on the list; null where no entry, or more than one, has the typed name
 */
export async function typedId(context: InteractionContext, given: string, read: ReadListed): Promise<Snowflake | null> {
  const typed = given.trim()
  const id = MENTION.exec(typed)?.[1] ?? typed
  if (isSnowflake(id) && (id !== typed || id.length >= SHORTEST_ID)) return id
  return findListed(await read(context), typed)
}
