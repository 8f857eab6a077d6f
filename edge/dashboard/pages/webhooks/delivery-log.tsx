import { useEffect } from 'preact/hooks'
import type { DeliveryItem } from '../../../../shared/api/webhooks.ts'
import { deliveriesTexts } from '../../../../shared/text/web/deliveries-texts.ts'
import { type List, useList } from '../../api/list.ts'
import { useLookAgain } from '../../api/resource.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { NoEntries } from '../../parts/entry-list.tsx'
import { ListParts } from '../../parts/list.tsx'
import { Delivery } from './delivery.tsx'

const say = sayFrom(deliveriesTexts)

/** How long the page looks for the result of a delivery that a person has asked for. */
const LOOK_MS = 20_000

/** Whether the delivery that a person has asked for may still be under way. */
function isExpected({ state }: List<DeliveryItem>, askedAt: number): boolean {
  if (Date.now() - askedAt > LOOK_MS) return false
  return state.kind !== 'ready' || !state.items.some((item) => item.updatedAt >= askedAt && item.attempts > 0)
}

/** What was sent to a webhook in the last week. @param path of the webhook in the API */
export function DeliveryLog({
  path,
  host,
  askedAt,
  onAgain,
}: {
  path: string
  host: string
  /** When this person asked for a delivery, in milliseconds since 1970; 0 for never. */
  askedAt: number
  /** Null if the webhook is off. */
  onAgain: ((id: string) => void) | null
}) {
  const deliveries = useList<DeliveryItem>(`${path}/deliveries`)
  useLookAgain(deliveries, isExpected(deliveries, askedAt))
  useEffect(() => {
    if (askedAt > 0) deliveries.load()
  }, [askedAt])
  return (
    <section aria-label={say('deliveries.to', { host })} class="mt-5 border-t border-line pt-4">
      <div class="mb-3 flex flex-wrap items-center justify-between gap-2">
        <p class="text-sm text-soft">{say('deliveries.hint')}</p>
        <Button kind="quiet" icon="refresh" onClick={deliveries.load}>
          {say('deliveries.refresh')}
        </Button>
      </div>
      <ListParts of={deliveries} empty={<NoEntries>{say('deliveries.empty')}</NoEntries>}>
        {(items) => (
          <ol class="divide-y divide-line rounded-card border border-line">
            {items.map((delivery) => (
              <li key={delivery.id} class="px-4 py-3">
                <Delivery
                  delivery={delivery}
                  onAgain={onAgain && delivery.state !== 'waiting' ? () => onAgain(delivery.id) : null}
                />
              </li>
            ))}
          </ol>
        )}
      </ListParts>
    </section>
  )
}
