import { InteractionResponseType as Answer, InteractionType } from 'discord-api-types/v10'
import * as v from 'valibot'
import { addError, badLength, type FormErrors, formErrors } from '../rest/form-errors.ts'
import { between } from './components.ts'
import { type Editable, editSchemaFor, isEmpty, type MessageBody, messageBodySchema, missingFiles } from './message.ts'
import { type Modal, modalSchema } from './modal.ts'

const choicesSchema = v.object({
  choices: v.pipe(
    v.array(v.looseObject({ name: between(1, 100), value: v.union([between(1, 100), v.number()]) })),
    v.maxLength(25, badLength(0, 25)),
  ),
})

export type Choice = v.InferOutput<typeof choicesSchema>['choices'][number]

/** What an application may answer an interaction with, checked. */
export type Callback =
  | { type: Answer.Pong }
  | { type: Answer.ChannelMessageWithSource | Answer.UpdateMessage; message: MessageBody }
  | { type: Answer.DeferredChannelMessageWithSource; ephemeral: boolean }
  | { type: Answer.DeferredMessageUpdate }
  | { type: Answer.ApplicationCommandAutocompleteResult; choices: Choice[] }
  | { type: Answer.Modal; modal: Modal }

export type CallbackVerdict = { ok: true; callback: Callback } | { ok: false; errors: FormErrors }

/**
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
 */
const ALLOWED: Record<InteractionType, readonly Answer[]> = {
  [InteractionType.Ping]: [Answer.Pong],
  [InteractionType.ApplicationCommand]: [
    Answer.ChannelMessageWithSource,
    Answer.DeferredChannelMessageWithSource,
    Answer.Modal,
  ],
  [InteractionType.MessageComponent]: [
    Answer.ChannelMessageWithSource,
    Answer.DeferredChannelMessageWithSource,
    Answer.DeferredMessageUpdate,
    Answer.UpdateMessage,
    Answer.Modal,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [Answer.ApplicationCommandAutocompleteResult],
  // A modal that a component opened carries the component's message, and its answer may update it:
  // https://github.com/discord/discord-api-docs/pull/7559 and https://github.com/discord/discord-api-docs/pull/8612.
  [InteractionType.ModalSubmit]: [
    Answer.ChannelMessageWithSource,
    Answer.DeferredChannelMessageWithSource,
    Answer.DeferredMessageUpdate,
    Answer.UpdateMessage,
  ],
}

const shape = v.object({ type: v.pipe(v.number(), v.integer()), data: v.nullish(v.unknown()) })
const deferSchema = v.object({ flags: v.nullish(v.number()) })
const EPHEMERAL = 64

/**
 * @param source the message whose component was used, since only such an answer may update a message; null for a command
 * @param files the names of files that are sent beside the body
 */
export function checkCallback(
  kind: InteractionType,
  source: Editable | null,
  body: unknown,
  files: readonly string[] = [],
): CallbackVerdict {
  const outer = v.safeParse(shape, body)
  if (!outer.success) return { ok: false, errors: formErrors(outer.issues) }
  const { type, data } = outer.output
  const updates = type === Answer.UpdateMessage || type === Answer.DeferredMessageUpdate
  if (!ALLOWED[kind].includes(type) || (updates && source === null)) {
    const message = `Value must be one of (${ALLOWED[kind].join(', ')}).`
    return { ok: false, errors: addError({}, ['type'], { code: 'BASE_TYPE_CHOICES', message }) }
  }
  return checkData(type, data, source ?? {}, files)
}

function checkData(type: Answer, data: unknown, source: Editable, files: readonly string[]): CallbackVerdict {
  switch (type) {
    case Answer.Pong:
    case Answer.DeferredMessageUpdate:
      return { ok: true, callback: { type } }
    case Answer.DeferredChannelMessageWithSource:
      return checked(deferSchema, data ?? {}, ({ flags }) => ({ type, ephemeral: ((flags ?? 0) & EPHEMERAL) !== 0 }))
    case Answer.ApplicationCommandAutocompleteResult:
      return checked(choicesSchema, data, ({ choices }) => ({ type, choices }))
    case Answer.Modal:
      return checked(modalSchema, data, (modal) => ({ type, modal }))
    case Answer.UpdateMessage: {
      const kept = (source.attachments ?? []).map(({ filename }) => filename)
      return withFiles(
        checked(editSchemaFor(source), data, (message) => ({ type, message })),
        [...kept, ...files],
      )
    }
    case Answer.ChannelMessageWithSource: {
      const verdict = checked(messageBodySchema, data, (message) => ({ type, message }))
      const empty =
        files.length === 0 && verdict.ok && 'message' in verdict.callback && isEmpty(verdict.callback.message)
      const error = { code: '50006', message: 'Cannot send an empty message' }
      return empty ? { ok: false, errors: addError({}, ['data'], error) } : withFiles(verdict, files)
    }
    default:
      throw new Error(`no interaction allows callback type ${type}`)
  }
}

/** Refuses an answer whose components show a file that it does not have; otherwise returns the verdict. */
function withFiles(verdict: CallbackVerdict, names: readonly string[]): CallbackVerdict {
  if (!verdict.ok || !('message' in verdict.callback)) return verdict
  const errors = missingFiles(verdict.callback.message, names)
  return errors === null ? verdict : { ok: false, errors: { data: errors } }
}

function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
  toCallback: (output: v.InferOutput<Schema>) => Callback,
): CallbackVerdict {
  const parsed = v.safeParse(schema, data)
  if (parsed.success) return { ok: true, callback: toCallback(parsed.output) }
  return { ok: false, errors: { data: formErrors(parsed.issues) } }
}
