import { askErasure } from '../../../shared/database/privacy/erasures.ts'
import { EVERYWHERE } from '../../../shared/database/privacy/new-rows.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { ComponentType } from '../../../shared/discord/component-type.ts'
import { SHORT_TEXT } from '../../../shared/discord/modal.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { component } from '../../interactions/context.ts'

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
  async run({ text, user }, { where }) {
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
  },
})

/** Asks the gateway for the deletion, if the word was typed. */
export const deleteConfirm = component({
  name: 'me-delete-confirm',
  version: 1,
  fields,
  menu: 'modal',
  ephemeral: true,
  async run({ database, guildId, user, interaction, locale, now, text }, { where }, filled) {
    const [typed = ''] = filled.get(TYPED) ?? []
    const word = text('me.deleteWord')
    if (typed.trim().toLocaleUpperCase(locale) !== word)
      return { content: text('me.deleteWrongWord', { word }), components: [] }
    const { applicationId, token, expiresAt } = interaction
    const reply = { applicationId, token, expiresAt, locale, guildId }
    await askErasure(database, { guildId: where === 'here' ? guildId : EVERYWHERE, userId: user.id }, reply, now)
    return { content: text('me.deleteStarted'), components: [] }
  },
})

/** Custom id of the button that opens the modal. */
export const deleteOpenId = (owner: Snowflake, where: Where): string => componentId(deleteOpen, { owner, where })
