import type { APIButtonComponent } from 'discord-api-types/v10'
import { ButtonStyle } from '../../shared/discord/component-type.ts'
import type { Speak } from '../features/texts.ts'
import { button } from './button.ts'

/**
 * Buttons to the previous and the next page, disabled where there is no such page; none where there is only one page.
 * @param pageId makes the custom id of the button that shows a page
 */
export function pageButtons(
  text: Speak,
  { page, pages }: { page: number; pages: number },
  pageId: (page: number) => string,
): APIButtonComponent[] {
  if (pages === 1) return []
  const turn = (label: string, to: number) => button(label, pageId(to), ButtonStyle.Secondary, to < 1 || to > pages)
  return [turn(text('list.previous'), page - 1), turn(text('list.next'), page + 1)]
}
