import { askErasure } from '../../../shared/database/privacy/erasures.ts'
import { EVERYWHERE } from '../../../shared/database/privacy/new-rows.ts'
import type { Elsewhere } from '../../../shared/discord/command.ts'
import { componentId, type Opening } from '../../../shared/discord/component.ts'
import { ComponentType } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { type Filled, SHORT_TEXT } from '../../../shared/discord/modal.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { component, type InteractionContext } from '../../interactions/context.ts'

type Where = 'here' | 'everywhere'

const fields = { owner: 'owner', where: ['here', 'everywhere'] } as const
const TYPED = 'word'
/** Longer than the word in any language. */
const LONGEST_WORD = 30

/** Opens the modal in which the member types the word that confirms the deletion. */
export const deleteOpen = component({
  name: 'me-delete',
  version: 1,
  fields,
  ephemeral: true,
  opens: 'modal',
  run: (context, { where }) => openConfirmation(context, where),
  elsewhere: (context) => openConfirmation(context, 'everywhere'),
})

function openConfirmation({ text, user }: Elsewhere<InteractionContext>, where: Where): Opening {
  const input = {
    type: ComponentType.TextInput,
    custom_id: TYPED,
    style: SHORT_TEXT,
    max_length: LONGEST_WORD,
  } as const
  const label = text('me.deleteType', { word: text('me.deleteWord') })
  return {
    modal: {
      custom_id: componentId(deleteConfirm, { owner: user.id, where }),
      title: text('me.deleteTitle'),
      components: [{ type: ComponentType.Label, label, component: { ...input, required: true } }],
    },
  }
}

/** Asks the gateway for the deletion, if the word was typed. */
export const deleteConfirm = component({
  name: 'me-delete-confirm',
  version: 1,
  fields,
  menu: 'modal',
  ephemeral: true,
  run: (context, { where }, filled) =>
    confirm(context, where === 'here' ? context.guildId : EVERYWHERE, filled, context.guildId),
  elsewhere: (context, _, filled) => confirm(context, EVERYWHERE, filled, EVERYWHERE),
})

/** @param guildId the server whose data is deleted, or `EVERYWHERE` @param from the server whose bot replies, or `EVERYWHERE` */
async function confirm(
  { database, user, interaction, locale, now, text }: Elsewhere<InteractionContext>,
  guildId: Snowflake,
  filled: Filled,
  from: Snowflake,
): Promise<Message> {
  const [typed = ''] = filled.get(TYPED) ?? []
  const word = text('me.deleteWord')
  if (typed.trim().toLocaleUpperCase(locale) !== word)
    return { content: text('me.deleteWrongWord', { word }), components: [] }
  const { applicationId, token, expiresAt } = interaction
  const reply = { applicationId, token, expiresAt, locale, guildId: from }
  await askErasure(database, { guildId, userId: user.id }, reply, now)
  return { content: text('me.deleteStarted'), components: [] }
}

/** Custom id of the button that opens the modal. */
export const deleteOpenId = (owner: Snowflake, where: Where): string => componentId(deleteOpen, { owner, where })
