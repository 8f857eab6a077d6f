import { useSignal } from '@preact/signals'
import type { NewWebhookReply, WebhookItem, WebhooksReply } from '../../../../shared/api/webhooks.ts'
import { webhookSecretTexts } from '../../../../shared/text/web/webhook-secret-texts.ts'
import { webhooksTexts } from '../../../../shared/text/web/webhooks-texts.ts'
import { call } from '../../api/client.ts'
import { type Resource, useResource } from '../../api/resource.ts'
import { sayFrom } from '../../language.ts'
import { LinkButton } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Secret } from '../../parts/secret.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import type { PageProps } from '../list.ts'
import { hostOf } from './host-of.ts'
import { WebhookEntry } from './webhook-entry.tsx'
import { WebhookForm } from './webhook-form.tsx'

const say = sayFrom(webhooksTexts)
const saySecret = sayFrom(webhookSecretTexts)

/** The webhooks of a server: the addresses to which its events are sent. */
export default function WebhooksPage({ guildId }: PageProps) {
  const webhooks = useResource<WebhooksReply>(`/guilds/${guildId}/webhooks`)
  return (
    <Page
      title={say('webhooks.title')}
      hint={say('webhooks.intro')}
      actions={<LinkButton href="/docs/api">{say('webhooks.docs')}</LinkButton>}
    >
      <Loaded of={webhooks}>{(value) => <Webhooks guildId={guildId} value={value} resource={webhooks} />}</Loaded>
    </Page>
  )
}

function Webhooks({
  guildId,
  value: { items, most },
  resource,
}: {
  guildId: string
  value: WebhooksReply
  resource: Resource<WebhooksReply>
}) {
  const path = `/guilds/${guildId}/webhooks`
  /** The secret that is shown, until the person has copied it. */
  const shown = useSignal<{ host: string; secret: string } | null>(null)

  async function add(body: Pick<WebhookItem, 'url' | 'events'>) {
    const answer = await call<NewWebhookReply>(path, { method: 'POST', body })
    if (!answer.ok) return answer.problem
    shown.value = { host: hostOf(body), secret: answer.value.secret }
    await resource.load()
    return null
  }

  return (
    <div class="grid grid-cols-1 gap-6">
      {items.length < most ? (
        <Card title={say('webhooks.add')}>
          <WebhookForm submit={say('webhooks.add')} onSubmit={add} />
        </Card>
      ) : (
        <Notice>{say('webhooks.full', { most })}</Notice>
      )}
      {items.length === 0 ? (
        <Empty icon="webhooks" title={say('webhooks.empty')} />
      ) : (
        <ul class="grid grid-cols-1 gap-3">
          {items.map((webhook) => (
            <li key={webhook.id} class="min-w-0 rounded-card border border-line bg-surface p-4 sm:p-6">
              <WebhookEntry
                {...{ webhook, path: `${path}/${webhook.id}` }}
                onChange={() => resource.load()}
                onSecret={(secret) => {
                  shown.value = { host: hostOf(webhook), secret }
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {shown.value !== null && (
        <Secret
          title={saySecret('webhookSecret.title', { host: shown.value.host })}
          secret={shown.value.secret}
          words={{
            ...{ label: saySecret('webhookSecret.secret'), shownOnce: saySecret('webhookSecret.shownOnce') },
            ...{ copy: saySecret('webhookSecret.copy'), copied: saySecret('webhookSecret.copied') },
            done: saySecret('webhookSecret.done'),
          }}
          onDone={() => {
            // The page forgets the secret.
            shown.value = null
          }}
        />
      )}
    </div>
  )
}
