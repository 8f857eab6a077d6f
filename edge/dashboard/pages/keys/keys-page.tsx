import { useSignal } from '@preact/signals'
import type { ApiKeyItem, KeysReply, NewKeyReply } from '../../../../shared/api/keys.ts'
import { keysTexts } from '../../../../shared/text/web/keys-texts.ts'
import { call } from '../../api/client.ts'
import { useResource } from '../../api/resource.ts'
import { sayFrom } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { LinkButton } from '../../parts/button.tsx'
import { Page } from '../../parts/page.tsx'
import { Secret } from '../../parts/secret.tsx'
import { Empty, Loaded, sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import { KeyTable } from './key-table.tsx'
import { NewKey } from './new-key.tsx'

const say = sayFrom(keysTexts)

/** A server's keys for the REST API. */
export default function KeysPage({ guildId }: { guildId: string }) {
  const path = `/guilds/${guildId}/keys`
  const keys = useResource<KeysReply>(path)
  const made = useSignal<NewKeyReply | null>(null)

  async function remove({ id, name }: ApiKeyItem): Promise<void> {
    const agreed = await ask({
      title: say('keys.deleteNamed', { name }),
      text: say('keys.deleteQuestion', { name }),
      agree: say('keys.delete'),
      danger: true,
    })
    if (!agreed) return
    const answer = await call(`${path}/${id}`, { method: 'DELETE' })
    if (!answer.ok) toast(sentenceOf(answer.problem), 'error')
    await keys.load()
  }

  return (
    <Page
      title={say('keys.title')}
      hint={say('keys.intro')}
      actions={<LinkButton href="/docs/api">{say('keys.docs')}</LinkButton>}
    >
      <div class="grid grid-cols-1 gap-4">
        <NewKey
          path={path}
          onMade={(key) => {
            made.value = key
            void keys.load()
          }}
        />
        <Loaded of={keys}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon="keys" title={say('keys.empty')} />
            ) : (
              <KeyTable keys={items} onDelete={(key) => void remove(key)} />
            )
          }
        </Loaded>
      </div>
      {made.value !== null && (
        <Secret
          title={made.value.name}
          secret={made.value.secret}
          words={{
            ...{ label: say('keys.key'), shownOnce: say('keys.shownOnce') },
            ...{ copy: say('keys.copy'), copied: say('keys.copied'), done: say('keys.done') },
          }}
          onDone={() => {
            // The page forgets the secret.
            made.value = null
          }}
        />
      )}
    </Page>
  )
}
