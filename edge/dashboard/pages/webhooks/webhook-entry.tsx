import { useState } from 'preact/hooks'
import type { RotatedReply, WebhookItem } from '../../../../shared/api/webhooks.ts'
import { deliveriesTexts } from '../../../../shared/text/web/deliveries-texts.ts'
import { webhookSecretTexts } from '../../../../shared/text/web/webhook-secret-texts.ts'
import { webhooksTexts } from '../../../../shared/text/web/webhooks-texts.ts'
import { type Call, call } from '../../api/client.ts'
import { sayFrom } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { hostOf } from './host-of.ts'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookState } from './webhook-state.tsx'

const say = sayFrom(webhooksTexts)
const saySecret = sayFrom(webhookSecretTexts)
const sayDeliveries = sayFrom(deliveriesTexts)

/** A webhook, with buttons that test, change, switch and delete it. @param path of the webhook in the API */
export function WebhookEntry({
  webhook,
  path,
  onChange,
  onSecret,
}: {
  webhook: WebhookItem
  path: string
  /** Loads the webhooks again. */
  onChange: () => Promise<unknown>
  /** Shows a new secret. */
  onSecret: (secret: string) => void
}) {
  const [isChanging, setChanging] = useState(false)
  const [isLogOpen, setLogOpen] = useState(false)
  /** When this person asked for a delivery, in milliseconds since 1970; 0 for never. */
  const [askedAt, setAskedAt] = useState(0)
  const { isOn } = webhook
  const host = hostOf(webhook)

  /** Sends a request, shows an error as a message, and loads the webhooks again. @returns whether it succeeded */
  async function send<Value>(below: string, change: Call, then?: (value: Value) => void): Promise<boolean> {
    const answer = await call<Value>(path + below, change)
    if (answer.ok) then?.(answer.value)
    else toast(sentenceOf(answer.problem), 'error')
    await onChange()
    return answer.ok
  }

  async function save(body: Pick<WebhookItem, 'url' | 'events'>) {
    const answer = await call(path, { method: 'PATCH', body })
    if (!answer.ok) return answer.problem
    setChanging(false)
    toast(say('webhooks.saved'))
    await onChange()
    return null
  }

  async function replaceSecret(): Promise<void> {
    const title = saySecret('webhookSecret.replaceTitle', { host })
    const question = { title, text: saySecret('webhookSecret.replaceText') }
    if (!(await ask({ ...question, agree: saySecret('webhookSecret.replace') }))) return
    await send<RotatedReply>('/rotate', { method: 'POST' }, ({ secret }) => onSecret(secret))
  }

  async function remove(): Promise<void> {
    const question = { title: say('webhooks.deleteTitle', { host }), text: say('webhooks.deleteText') }
    if (await ask({ ...question, agree: say('webhooks.delete'), danger: true })) await send('', { method: 'DELETE' })
  }

  /** Asks the API for a delivery, and opens the list of deliveries. */
  async function deliver(below: string, words: string): Promise<void> {
    const isQueued = await send(below, { method: 'POST' }, () => toast(words))
    if (!isQueued) return
    setAskedAt(Date.now())
    setLogOpen(true)
  }

  const button = (words: string, onClick: () => void) => (
    <Button label={`${words}: ${host}`} onClick={onClick}>
      {words}
    </Button>
  )
  return (
    <>
      <WebhookState webhook={webhook} />
      <div class="mt-4 flex flex-wrap gap-2">
        {isOn &&
          button(
            sayDeliveries('deliveries.sendTest'),
            () => void deliver('/test', sayDeliveries('deliveries.testQueued')),
          )}
        {button(sayDeliveries(isLogOpen ? 'deliveries.hide' : 'deliveries.show'), () => setLogOpen(!isLogOpen))}
        {button(say('webhooks.change'), () => setChanging(true))}
        {button(
          say(isOn ? 'webhooks.switchOff' : 'webhooks.switchOn'),
          () => void send('', { method: 'PATCH', body: { isOn: !isOn } }, () => toast(say('webhooks.saved'))),
        )}
        {button(saySecret('webhookSecret.replace'), () => void replaceSecret())}
        {button(say('webhooks.delete'), () => void remove())}
      </div>
      {isLogOpen && (
        <DeliveryLog
          {...{ path, host, askedAt }}
          onAgain={
            isOn ? (id) => void deliver(`/deliveries/${id}/replay`, sayDeliveries('deliveries.againQueued')) : null
          }
        />
      )}
      {isChanging && (
        <Dialog title={host} onClose={() => setChanging(false)}>
          <WebhookForm webhook={webhook} submit={say('webhooks.save')} onSubmit={save} />
        </Dialog>
      )}
    </>
  )
}
