import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { giveRole, reset } from './bulk-commands.ts'
import { changeMember } from './change-member.ts'
import { xpGiveTranslations, xpTakeTranslations, xpTranslations } from './texts.ts'
import { xpUndo } from './undo-command.ts'
import { why } from './why-command.ts'

/** The largest whole number that Discord takes in an option. */
const MOST_XP = Number.MAX_SAFE_INTEGER

const amount = {
  type: Type.Integer,
  description: 'How much',
  required: true,
  min_value: 1,
  max_value: MOST_XP,
} as const

/** `/xp give user xp`: an admin gives a member XP. */
const give = command({
  name: 'give',
  description: 'Give XP to a member',
  translations: xpGiveTranslations,
  options: {
    user: { type: Type.User, description: 'Who receives it', required: true },
    xp: amount,
  },
  run: (context, { user, xp }) => changeMember(context, user, { give: 'xp', amount: xp }),
})

/** `/xp take user xp`: an admin takes XP from a member, never below 0. */
const take = command({
  name: 'take',
  description: 'Take XP from a member, never below 0',
  translations: xpTakeTranslations,
  options: {
    user: { type: Type.User, description: 'Who loses it', required: true },
    xp: amount,
  },
  run: (context, { user, xp }) => changeMember(context, user, { take: 'xp', amount: xp }),
})

export const xp: EdgeDeclaredCommand = {
  name: 'xp',
  description: 'Give, take, reset and explain XP',
  translations: xpTranslations,
  permission: Permission.ManageGuild,
  commands: [give, take, giveRole, reset, xpUndo, why],
}
