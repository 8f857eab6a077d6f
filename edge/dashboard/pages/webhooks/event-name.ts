import { webhooksTexts } from '../../../../shared/text/web/webhooks-texts.ts'
import type { WebhookEventType } from '../../../../shared/webhooks/events.ts'
import { sayFrom } from '../../language.ts'

const say = sayFrom(webhooksTexts)

const NAMES = {
  'level.up': 'webhooks.levelUp',
  'board.joined': 'webhooks.boardJoined',
  'level-role.given': 'webhooks.roleGiven',
  'season.ended': 'webhooks.seasonEnded',
  'import.done': 'webhooks.importDone',
} as const satisfies Record<WebhookEventType, keyof typeof webhooksTexts>

/** The name of an event in the person's language. */
export const eventName = (type: WebhookEventType): string => say(NAMES[type])
