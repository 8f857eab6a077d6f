import {
  componentsMessage,
  container,
  fitLines,
  LONGEST_TEXTS,
  separator,
  textDisplay,
} from '../../../shared/discord/components-v2.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'

/**
 * The reply to `/xp why`, with a line between its parts. The first part can name a hundred roles and channels with multipliers. If
 * the reply would be too long, the last lines of this part are left out.
 * @param below the other parts, each as lines; a part without lines is left out
 */
export function whyAnswer(first: string, ...below: (readonly string[])[]): Message {
  const parts = below.map((lines) => lines.join('\n').trim()).filter((part) => part !== '')
  const room = LONGEST_TEXTS - parts.join('').length
  const shown = [fitLines(first, room), ...parts].flatMap((part, index) =>
    index === 0 ? [textDisplay(part)] : [separator(), textDisplay(part)],
  )
  return componentsMessage([container(shown, ACCENT_COLOR)])
}
