import { ComponentType } from 'discord-api-types/v10'
import * as v from 'valibot'
import { badLength, tooLong, wording } from '../rest/form-errors.ts'
import { type AnyComponent, displayedTexts } from './component-tree.ts'
import { between, buttonSchema, byType, componentId, rowSchema, wholeMessage } from './components.ts'

/**
 * Messages with the flag IS_COMPONENTS_V2. The error codes are from developers' reports, because Discord does not document them.
 * https://discord.com/developers/docs/components/reference
 */
const MOST_CHARACTERS = 4_000

const spoiler = v.optional(v.boolean())
const description = v.nullish(v.pipe(v.string(), v.maxLength(1_024, tooLong(1_024))))
const address = (schemes: RegExp, names: string) =>
  v.pipe(
    v.string(),
    v.regex(schemes, wording('URL_TYPE_INVALID_SCHEME', `Scheme must be one of (${names}).`)),
    v.maxLength(2_048, tooLong(2_048)),
  )
const media = v.object({ url: address(/^(https?|attachment):\/\//, "'http', 'https', 'attachment'") })
/** A file component shows only a file that is sent with the message. */
const ownFile = v.object({ url: address(/^attachment:\/\//, "'attachment'") })

const textDisplay = v.strictObject({
  type: v.literal(ComponentType.TextDisplay),
  ...componentId,
  content: between(1, MOST_CHARACTERS),
})
const thumbnail = v.strictObject({
  type: v.literal(ComponentType.Thumbnail),
  ...componentId,
  ...{ media, description, spoiler },
})
const gallery = v.strictObject({
  type: v.literal(ComponentType.MediaGallery),
  ...componentId,
  items: v.pipe(
    v.array(v.strictObject({ media, description, spoiler })),
    v.minLength(1, badLength(1, 10)),
    v.maxLength(10, badLength(1, 10)),
  ),
})
const file = v.strictObject({ type: v.literal(ComponentType.File), ...componentId, file: ownFile, spoiler })
const separator = v.strictObject({
  type: v.literal(ComponentType.Separator),
  ...componentId,
  divider: v.optional(v.boolean()),
  spacing: v.optional(v.picklist([1, 2])),
})
const section = v.strictObject({
  type: v.literal(ComponentType.Section),
  ...componentId,
  components: v.pipe(
    v.array(byType(new Map([[ComponentType.TextDisplay, textDisplay]]))),
    v.minLength(1, badLength(1, 3)),
    v.maxLength(3, badLength(1, 3)),
  ),
  accessory: byType(
    new Map<ComponentType, v.GenericSchema>([
      [ComponentType.Button, buttonSchema],
      [ComponentType.Thumbnail, thumbnail],
    ]),
  ),
})
const inContainer = new Map<ComponentType, v.GenericSchema>([
  [ComponentType.ActionRow, rowSchema],
  [ComponentType.Section, section],
  [ComponentType.TextDisplay, textDisplay],
  [ComponentType.MediaGallery, gallery],
  [ComponentType.File, file],
  [ComponentType.Separator, separator],
])
const container = v.strictObject({
  type: v.literal(ComponentType.Container),
  ...componentId,
  components: v.pipe(v.array(byType(inContainer)), v.minLength(1, badLength(1, 40))),
  accent_color: v.nullish(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0, wording('NUMBER_TYPE_MIN', 'int value should be greater than or equal to 0.')),
      v.maxValue(0xff_ff_ff, wording('NUMBER_TYPE_MAX', 'int value should be less than or equal to 16777215.')),
    ),
  ),
  spoiler,
})

/** The components of a message with the flag. */
export const componentsV2Schema = v.pipe(
  wholeMessage(v.array(byType(new Map([...inContainer, [ComponentType.Container, container]])))),
  v.check(
    // The schemas above have checked the fields that the tree names.
    (components) => displayedTexts(components as AnyComponent[]).join('').length <= MOST_CHARACTERS,
    wording(
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `Components displayable text size exceeds maximum size of ${MOST_CHARACTERS}`,
    ),
  ),
)

/** The names of the files that components show, from their addresses `attachment://…`. */
export function filesShownBy(components: unknown): string[] {
  const found = JSON.stringify(components ?? []).matchAll(/"url":"attachment:\/\/([^"]*)"/g)
  return [...found].map(([, name = '']) => name)
}
