import type {
  APIComponentInContainer,
  APIContainerComponent,
  APIEmbed,
  APIMessageTopLevelComponent,
  APITextDisplayComponent,
} from 'discord-api-types/v10'
import { ComponentType } from './component-type.ts'
import { COMPONENTS_V2, isComponentsV2, type Message } from './message.ts'

/**
 * Messages that consist only of components: texts, lines between them, containers. They have the flag IS_COMPONENTS_V2, and neither
 * content nor embeds. https://discord.com/developers/docs/components/reference
 */

/** The most characters that all texts of such a message have together. */
export const LONGEST_TEXTS = 4_000

/** @param content 1 to 4,000 characters of Markdown */
export const textDisplay = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content })

/** A line across the message. Screen readers skip it. */
export const separator = (): APIComponentInContainer => ({ type: ComponentType.Separator, divider: true })

/** A frame around components, with a coloured bar at its left, like that of an embed. */
export const container = (components: APIComponentInContainer[], color?: number): APIContainerComponent => ({
  type: ComponentType.Container,
  components,
  ...(color !== undefined && { accent_color: color }),
})

export const componentsMessage = (components: APIMessageTopLevelComponent[]): Message => ({
  components,
  flags: COMPONENTS_V2,
})

/** An embed as Markdown, with the fields below each other. Pictures are left out. */
function embedText({ title, description, fields = [], footer }: APIEmbed): string {
  const parts = [
    title && `## ${title}`,
    description,
    ...fields.map(({ name, value }) => `**${name}**\n${value}`),
    footer && `-# ${footer.text}`,
  ]
  return parts.filter(Boolean).join('\n')
}

/** As many whole lines of a text as fit. If the first line does not fit, it is cut. */
export function fitLines(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const end = cut.lastIndexOf('\n')
  return `${end > 0 ? text.slice(0, end + 1) : cut}…`
}

/** Texts that fit into one message together: where they do not, the longest loses its last lines. */
function fitTogether(texts: readonly string[]): string[] {
  const over = texts.join('').length - LONGEST_TEXTS
  if (over <= 0) return [...texts]
  const longest = texts.reduce((most, text, index) => (text.length > (texts[most]?.length ?? 0) ? index : most), 0)
  return fitTogether(
    texts.map((text, index) => (index === longest ? fitLines(text, Math.max(1, text.length - over)) : text)),
  )
}

/**
 * The same message, made only of components. A message that once had the flag keeps it for ever, so every later answer must be of
 * this kind. Content and embeds can have more characters than components: the longest text then loses its last lines.
 */
export function asComponentsV2(message: Message): Message {
  if (isComponentsV2(message)) return message
  const { content, embeds = [], components = [], flags = 0, ...rest } = message
  const [above = '', ...framed] = fitTogether([content ?? '', ...embeds.map(embedText)])
  const shown = [
    ...(above.trim() === '' ? [] : [textDisplay(above)]),
    ...framed.map((text, index) => container([textDisplay(text)], embeds[index]?.color)),
  ]
  return { ...rest, components: [...shown, ...components], flags: flags | COMPONENTS_V2 }
}
