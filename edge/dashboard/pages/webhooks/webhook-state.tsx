import type { WebhookItem } from '../../../../shared/api/webhooks.ts'
import { webhooksTexts } from '../../../../shared/text/web/webhooks-texts.ts'
import { sayFrom, writeTime } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Notice } from '../../parts/notice.tsx'
import { eventName } from './event-name.ts'
import { hostOf } from './host-of.ts'

const say = sayFrom(webhooksTexts)

const OFF = { admin: 'webhooks.offByAdmin', failing: 'webhooks.offByFailures', gone: 'webhooks.offByReply' } as const

/** The address and the events of a webhook, whether it is on, and if not, why. */
export function WebhookState({ webhook }: { webhook: WebhookItem }) {
  const { url, events, isOn, offAt, offWhy, failingSince, oldSecretUntil } = webhook
  const isFailing = isOn && failingSince !== null
  return (
    <>
      <div class="flex flex-wrap items-center gap-2">
        <h2 class="text-base font-semibold wrap-anywhere">{hostOf(webhook)}</h2>
        {isFailing ? (
          <Badge tone="warning">{say('webhooks.failing')}</Badge>
        ) : (
          <Badge tone={isOn ? 'accent' : offWhy === 'admin' ? 'neutral' : 'danger'}>
            {say(isOn ? 'webhooks.on' : 'webhooks.off')}
          </Badge>
        )}
      </div>
      <p class="mt-1 text-sm wrap-anywhere text-soft">{url}</p>
      <ul class="mt-3 list-inside list-disc text-sm">
        {events.map((type) => (
          <li key={type}>{eventName(type)}</li>
        ))}
      </ul>
      <div class="mt-3 grid gap-2 empty:hidden">
        {offAt !== null && (
          <Notice tone={offWhy === 'admin' ? 'info' : 'warning'}>
            {say(OFF[offWhy ?? 'admin'], { time: writeTime(offAt) })}
          </Notice>
        )}
        {isFailing && <Notice tone="warning">{say('webhooks.failingSince', { time: writeTime(failingSince) })}</Notice>}
        {oldSecretUntil !== null && oldSecretUntil > Date.now() && (
          <Notice>{say('webhooks.oldSecret', { time: writeTime(oldSecretUntil) })}</Notice>
        )}
      </div>
    </>
  )
}
