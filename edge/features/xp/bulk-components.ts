import { cancelImport, confirmImport, stopImport, undoImport } from '../../../shared/database/imports/confirm.ts'
import { readImport, readInput } from '../../../shared/database/imports/imports.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { ComponentType } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { LONGEST_LABEL, SHORT_TEXT } from '../../../shared/discord/modal.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { bulkMessage } from '../../../shared/imports/bulk-message.ts'
import { speakBulk } from '../../../shared/imports/bulk-texts.ts'
import { BULK_ACT, BULK_CONFIRM, BULK_TYPED } from '../../../shared/imports/buttons.ts'
import { confirmingWord, isConfirmed } from '../../../shared/imports/typed-word.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import { component } from '../../interactions/context.ts'
import { bulkFacts, bulkRefusal } from './ask-bulk.ts'

/** The id of the input in which the admin types the word. */
const WORD = 'word'
const LONGEST_WORD = 50

const own = { permission: Permission.ManageGuild, ephemeral: true } as const
const replaced = (content: string): Message => ({ content, embeds: [], components: [] })

/** Opens the modal in which the admin types the word that confirms the change. */
export const bulkConfirm = component({
  ...BULK_CONFIRM,
  ...own,
  opens: 'modal',
  run({ text, locale }, values) {
    const word = confirmingWord(values.what, locale)
    const input = {
      type: ComponentType.TextInput,
      custom_id: WORD,
      style: SHORT_TEXT,
      max_length: LONGEST_WORD,
    } as const
    const label = text('bulk.type', { word }).slice(0, LONGEST_LABEL)
    return {
      modal: {
        custom_id: componentId(BULK_TYPED, values),
        title: speakBulk(locale)(values.what === 'reset' ? 'bulk.confirmReset' : 'bulk.confirmGive'),
        components: [{ type: ComponentType.Label, label, component: input }],
      },
    }
  },
})

/** Starts the change that the message shows, if the admin typed the word. The gateway shows the progress in the same message. */
export const bulkTyped = component({
  ...BULK_TYPED,
  ...own,
  menu: 'modal',
  async prefetch(context, { id }) {
    const { database } = context
    const [facts, ready, { preview }] = await Promise.all([
      bulkFacts(context),
      readImport(database, String(id)),
      readInput(database, String(id)),
    ])
    return { facts, ready, preview }
  },
  async run(context, { what }, filled, { facts, ready, preview }) {
    const { database, guildId, actor, now, text, locale, mention } = context
    const isReady = ready?.guildId === guildId && ready.state === 'ready' && ready.change?.what === what
    if (!isReady || ready.change === null || preview === null) return replaced(text('refusal.expired'))
    const word = confirmingWord(what, locale)
    if (!isConfirmed(filled.get(WORD)?.[0] ?? '', word))
      return bulkMessage(locale, { ...ready, change: ready.change, preview }, text('bulk.wrongWord', { word }))
    const refusal = await bulkRefusal(context, facts)
    if (refusal !== null) return replaced(refusal)
    const isStarted = await confirmImport(database, ready, { actor, reply: syncReply(context) }, now)
    if (isStarted) return replaced(text('bulk.applying', { undo: mention('xp undo') }))
    return replaced(text('bulk.otherWork'))
  },
})

/** Undoes or stops the change that the message names, or cancels one that waits for its confirmation. */
export const bulkAct = component({
  ...BULK_ACT,
  ...own,
  async prefetch(context, { id }) {
    const [facts, stored] = await Promise.all([bulkFacts(context), readImport(context.database, String(id))])
    return { facts, stored }
  },
  async run(context, { what }, _, { facts, stored }) {
    const { database, guildId, actor, now, text } = context
    if (stored?.guildId !== guildId || stored.change === null) return replaced(text('refusal.expired'))
    const author = { actor, reply: syncReply(context) }
    switch (what) {
      case 'cancel': {
        const isCancelled = await cancelImport(database, stored, now)
        return replaced(text(isCancelled ? 'bulk.cancelled' : 'refusal.expired'))
      }
      case 'stop': {
        const isStopping = await stopImport(database, stored, { actor, reply: null }, now)
        return replaced(text(isStopping ? 'bulk.stopping' : 'refusal.expired'))
      }
      case 'undo': {
        const refusal = await bulkRefusal(context, facts)
        if (refusal !== null) return replaced(refusal)
        const isUndoing = await undoImport(database, stored, author, now)
        return replaced(text(isUndoing ? 'bulk.undoing' : 'bulk.noneToUndo'))
      }
    }
  },
})
