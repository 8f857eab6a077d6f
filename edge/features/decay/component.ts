import { askDecayUndo } from '../../../shared/database/decay/ask-undo.ts'
import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { component } from '../../interactions/context.ts'
import { workText } from '../../messages/season.ts'

/** Gives back what decay took on the days that the message showed. The gateway shows the progress in the same message. */
export const decayUndo = component({
  name: 'decay-undo',
  version: 1,
  fields: { owner: 'owner', from: 'integer', to: 'integer' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  prefetch: ({ database, guildId }) => guildWork(database, guildId),
  async run(context, { from: fromDay, to: toDay }, _, work) {
    const { database, guildId, actor, now, text } = context
    if (work === 'season' || work === 'import') return { content: workText(context, work), components: [] }
    await askDecayUndo(database, { guildId, actor, fromDay, toDay, reply: syncReply(context) }, now)
    return { content: text('decay.undoing'), components: [] }
  },
})

/** Custom id of the button. @param fromDay the first day, whole days since 1970 @param toDay the last day */
export const decayUndoId = (owner: Snowflake, fromDay: number, toDay: number): string =>
  componentId(decayUndo, { owner, from: fromDay, to: toDay })
