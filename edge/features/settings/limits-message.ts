import type { CommandLimits } from '../../../shared/discord/command-limits.ts'
import { channelMention, roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { commandLimits } from '../../../shared/settings/command-limits.ts'
import { languageOf } from '../../../shared/text/language.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { entryLine, type ShownEntry } from '../../messages/entry-line.ts'
import { fitList, LONGEST_DESCRIPTION, listMessage } from '../../messages/list.ts'

/**
 * The channels in which commands work and the members who may use them, with a note for each channel or role that is
 * deleted or hidden from the bot.
 * @param states the known states of the channels and roles
 * @param problems entries that could not be added, and why
 */
export function limitsMessage(
  { text, mention, locale }: Pick<InteractionContext, 'text' | 'mention' | 'locale'>,
  limits: CommandLimits,
  states: ReadonlyMap<Snowflake, ShownEntry['is']>,
  problems: readonly string[],
): Message {
  const remove = mention('settings commands remove')
  const notes = [...states].flatMap(([id, is]) => {
    const name = limits.roleIds.includes(id) ? roleMention(id) : channelMention(id)
    return is === 'there' ? [] : [entryLine(text, name, { id, is }, remove)]
  })
  const lists = { levelRoles: [], managerRoleIds: [], commandLimits: limits }
  const lines = [...problems, commandLimits.shown({}, locale, lists), text('limits.help'), ...notes]
  const description = fitList(lines, {
    limit: LONGEST_DESCRIPTION,
    separator: '\n\n',
    more: (count) => text('list.more', { count }),
  })
  return listMessage(text, { title: commandLimits.title[languageOf(locale)], empty: '', items: [description] })
}
