import type { APIButtonComponent } from 'discord-api-types/v10'
import { ButtonStyle, ComponentType } from '../../shared/discord/component-type.ts'
import type { Message } from '../../shared/discord/message.ts'

type Style = Exclude<(typeof ButtonStyle)[keyof typeof ButtonStyle], typeof ButtonStyle.Link>

/** A button. @param disabled whether it is shown, but cannot be pressed */
export const button = (
  label: string,
  id: string,
  style: Style = ButtonStyle.Secondary,
  disabled = false,
): APIButtonComponent => ({ type: ComponentType.Button, style, label, custom_id: id, disabled })

/** A button that opens an address in the browser. */
export const linkButton = (label: string, url: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  ...{ label, url },
})

/** A row of at most five buttons. */
export const buttonRow = (...components: APIButtonComponent[]): NonNullable<Message['components']>[number] => ({
  type: ComponentType.ActionRow,
  components,
})
