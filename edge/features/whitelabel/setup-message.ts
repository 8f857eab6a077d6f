import type { Message } from '../../../shared/discord/message.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import type { SetUpOutcome } from '../../whitelabel/set-up.ts'
import { setUpRefusal, setUpText } from '../../whitelabel/setup-text.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention'>

/** The reply to a setup. It never contains the token. */
export function setUpMessage(context: MessageContext, outcome: SetUpOutcome): Message {
  if (!outcome.ok) return { content: setUpRefusal(context, outcome) }
  const { title, steps, intent } = setUpText(context, outcome)
  const description = [steps, ...(intent === null ? [] : [intent])].join('\n\n')
  return { embeds: [{ color: ACCENT_COLOR, title, description }] }
}
