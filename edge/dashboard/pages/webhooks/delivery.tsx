import type { DeliveryItem } from '../../../../shared/api/webhooks.ts'
import { deliveriesTexts } from '../../../../shared/text/web/deliveries-texts.ts'
import { WEBHOOK_EVENTS } from '../../../../shared/webhooks/events.ts'
import { sayFrom, writeTime } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { eventName } from './event-name.ts'

const say = sayFrom(deliveriesTexts)

const TONES = { waiting: 'warning', delivered: 'accent', failed: 'danger' } as const
/** Failures without a reply. */
const FAILURES = {
  private: 'deliveries.private',
  'unknown-host': 'deliveries.unknownHost',
  unreachable: 'deliveries.unreachable',
  certificate: 'deliveries.certificate',
  timeout: 'deliveries.timeout',
  off: 'deliveries.off',
} as const

const isFailure = (failure: string | null): failure is keyof typeof FAILURES =>
  failure !== null && Object.hasOwn(FAILURES, failure)

/** The name of an event; its type if this page does not know it. */
function nameOf(type: string): string {
  if (type === 'test') return say('deliveries.test')
  const known = WEBHOOK_EVENTS.find((event) => event === type)
  return known === undefined ? type : eventName(known)
}

/** The result of the last attempt; null before the first. */
function resultOf({ status, failure }: DeliveryItem): string | null {
  if (status !== null) return say(failure === 'redirect' ? 'deliveries.redirect' : 'deliveries.replied', { status })
  return isFailure(failure) ? say(FAILURES[failure]) : failure
}

/** An event that was sent to a webhook, or that waits to be sent. */
export function Delivery({ delivery, onAgain }: { delivery: DeliveryItem; onAgain: (() => void) | null }) {
  const { type, state, attempts, nextAt, createdAt, body } = delivery
  const name = nameOf(type)
  const facts = [
    say('deliveries.attempts', { count: attempts }),
    resultOf(delivery),
    nextAt === null ? null : say('deliveries.next', { time: writeTime(nextAt) }),
  ]
  return (
    <>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        <p class="flex min-w-0 flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {name}
          <Badge tone={TONES[state]}>{say(`deliveries.${state}`)}</Badge>
        </p>
        <time class="text-xs text-soft tabular-nums" dateTime={new Date(createdAt).toISOString()}>
          {writeTime(createdAt)}
        </time>
      </div>
      <p class="mt-1 text-sm text-soft">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      <div class="mt-2 flex flex-wrap items-start justify-between gap-2">
        <details class="min-w-0 flex-1 basis-56 text-sm">
          <summary class="min-h-8 cursor-pointer py-1">{say('deliveries.body')}</summary>
          <pre class="mt-1 rounded-control bg-sunken p-3 text-xs whitespace-pre-wrap wrap-anywhere">{body}</pre>
        </details>
        {onAgain !== null && (
          <Button
            icon="refresh"
            label={`${say('deliveries.again')}: ${name}, ${writeTime(createdAt)}`}
            onClick={onAgain}
          >
            {say('deliveries.again')}
          </Button>
        )}
      </div>
    </>
  )
}
