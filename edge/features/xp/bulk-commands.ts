import { Type } from '../../../shared/discord/option.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { askBulk, bulkFacts } from './ask-bulk.ts'
import {
  giveRoleTranslations,
  resetEveryoneTranslations,
  resetMemberTranslations,
  resetRoleTranslations,
  resetTranslations,
} from './bulk-labels.ts'

/** `/xp reset member user`: sets the XP of a member to 0, after a preview and a typed confirmation. */
const resetMember = command({
  name: 'member',
  description: 'Reset the XP of a member to 0',
  translations: resetMemberTranslations,
  ephemeral: true,
  options: { user: { type: Type.User, description: 'Whose XP', required: true } },
  prefetch: bulkFacts,
  async run(context, { user }, facts) {
    if (context.resolved.users.get(user)?.bot) return context.say('xp.bot', { user: context.member(user) })
    const { name } = context.picturedMember(user)
    return askBulk(context, { what: 'reset', whose: { of: 'member', userId: user } }, name, facts)
  },
})

/** `/xp reset role role`: sets the XP of the members with a role to 0, after a preview and a typed confirmation. */
const resetRole = command({
  name: 'role',
  description: 'Reset the XP of all members with a role to 0',
  translations: resetRoleTranslations,
  ephemeral: true,
  options: { role: { type: Type.Role, description: 'Which role', required: true } },
  prefetch: bulkFacts,
  run: (context, { role }, facts) =>
    askBulk(context, { what: 'reset', whose: { of: 'role', roleId: role } }, nameOf(context, role), facts),
})

/** `/xp reset everyone`: sets the XP of all members to 0, after a preview and a typed confirmation. */
const resetEveryone = command({
  name: 'everyone',
  description: 'Reset the XP of all members to 0, also of those who have left',
  translations: resetEveryoneTranslations,
  ephemeral: true,
  prefetch: bulkFacts,
  run: (context, _, facts) => askBulk(context, { what: 'reset', whose: { of: 'everyone' } }, '', facts),
})

/** `/xp reset member|role|everyone`: sets XP to 0. */
export const reset = {
  name: 'reset',
  description: 'Reset XP to 0, after a preview',
  translations: resetTranslations,
  commands: [resetMember, resetRole, resetEveryone],
}

/** `/xp give-role role xp`: gives each member with a role XP, after a preview and a typed confirmation. */
export const giveRole = command({
  name: 'give-role',
  description: 'Give XP to each member with a role, after a preview',
  translations: giveRoleTranslations,
  ephemeral: true,
  options: {
    role: { type: Type.Role, description: 'Which role; @everyone for all who are in the server', required: true },
    xp: {
      ...{ type: Type.Integer, description: 'How much each member receives', required: true },
      ...{ min_value: 1, max_value: Number.MAX_SAFE_INTEGER },
    },
  },
  prefetch: bulkFacts,
  run: (context, { role, xp }, facts) =>
    askBulk(context, { what: 'give', whose: { of: 'role', roleId: role }, xp }, nameOf(context, role), facts),
})

/** The name of a chosen role, cut to the 64 characters that a title has room for. */
const nameOf = ({ resolved }: InteractionContext, roleId: string): string =>
  [...(resolved.roles.get(roleId)?.name ?? '')].slice(0, 64).join('')
