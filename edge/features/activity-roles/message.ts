import type { HeldActivityRole } from '../../../shared/database/activity-roles/roles.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { namedMention } from '../../../shared/discord/name.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { fitList, listMessage } from '../../messages/list.ts'

/** The most characters of the holders of one role: five roles fit one embed. */
const HOLDERS_ROOM = 700

/** The activity roles, each with its holders. */
export function activityRolesMessage(
  { text, mention }: Pick<InteractionContext, 'text' | 'mention'>,
  roles: readonly HeldActivityRole[],
): Message {
  const holdersOf = (holders: HeldActivityRole['holders']): string =>
    holders.length === 0
      ? text('activityRoles.nobody')
      : fitList(
          holders.map(({ userId, user }) => namedMention(userId, user?.globalName, user?.username)),
          {
            ...{ limit: HOLDERS_ROOM, separator: ', ' },
            more: (count) => text('activityRoles.more', { count }),
          },
        )
  return listMessage(text, {
    title: text('activityRoles.title'),
    empty: text('activityRoles.empty', { add: mention('activityroles add') }),
    items: roles.map(({ roleId, members, days, holders }) =>
      text('activityRoles.line', { role: roleMention(roleId), members, days, holders: holdersOf(holders) }),
    ),
  })
}
