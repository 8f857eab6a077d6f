import type { APIButtonComponent } from 'discord-api-types/v10'
import { ButtonStyle, ComponentType } from '../../shared/discord/component-type.ts'
import type { Message } from '../../shared/discord/message.ts'

type Style = (typeof ButtonStyle)[keyof typeof ButtonStyle]

/** A button. @param disabled whether it is shown, but cannot be pressed */
export const button = (
  label: string,
  id: string,
  style: Style = ButtonStyle.Secondary,
  disabled = false,
): APIButtonComponent => ({ type: ComponentType.Button, style, label, custom_id: id, disabled })

/** A row of at most five buttons. */
export const buttonRow = (...components: APIButtonComponent[]): NonNullable<Message['components']>[number] => ({
  type: ComponentType.ActionRow,
  components,
})
