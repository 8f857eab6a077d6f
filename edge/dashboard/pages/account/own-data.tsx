import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { CountingReply } from '../../../../shared/api/own-data.ts'
import { ownDataTexts } from '../../../../shared/text/web/own-data-texts.ts'
import { shellTexts } from '../../../../shared/text/web/shell-texts.ts'
import { call } from '../../api/client.ts'
import { useResource } from '../../api/resource.ts'
import { sayFrom } from '../../language.ts'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Loaded, sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import { TypedDialog } from '../../parts/typed-dialog.tsx'

const say = sayFrom(ownDataTexts)
const sayShell = sayFrom(shellTexts)

/** The word that the API asks for, in every language. */
const WORD = 'DELETE'

/** One thing that the person can do, with its button. */
const Row = ({ title, text, children }: { title: string; text: string; children: ComponentChildren }) => (
  <div class="flex flex-wrap items-center justify-between gap-3">
    <div class="min-w-0 flex-1 basis-64">
      <p class="font-medium">{title}</p>
      <p class="max-w-prose text-sm text-soft">{text}</p>
    </div>
    {children}
  </div>
)

const CountingRow = ({ isCounted, busy, onChange }: { isCounted: boolean; busy: boolean; onChange: () => void }) => (
  <Row
    title={say(isCounted ? 'ownData.counted' : 'ownData.uncounted')}
    text={say(isCounted ? 'ownData.countedText' : 'ownData.uncountedText')}
  >
    <Button busy={busy} onClick={onChange}>
      {say(isCounted ? 'ownData.stopCounting' : 'ownData.count')}
    </Button>
  </Row>
)

/** Whether the person is counted, and a button that changes it. While it loads, an invisible row keeps its room, so that nothing moves. */
function Counting() {
  const counting = useResource<CountingReply>('/me/counting')
  const [busy, setBusy] = useState(false)
  async function change(isCounted: boolean): Promise<void> {
    setBusy(true)
    const answer = await call<CountingReply>('/me/counting', { method: 'POST', body: { isCounted } })
    setBusy(false)
    if (!answer.ok) return toast(sentenceOf(answer.problem), 'error')
    counting.put(answer.value, answer.version)
  }
  return (
    <Loaded
      of={counting}
      waiting={
        <div class="invisible">
          <CountingRow isCounted={true} busy={false} onChange={() => {}} />
        </div>
      }
    >
      {({ isCounted }) => <CountingRow isCounted={isCounted} busy={busy} onChange={() => void change(!isCounted)} />}
    </Loaded>
  )
}

/** Deletes everything about the person, after a typed word. */
function Erasure() {
  const [isAsking, setAsking] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  async function erase(): Promise<void> {
    setBusy(true)
    const answer = await call('/me/erasure', { method: 'POST', body: { confirm: WORD } })
    setBusy(false)
    if (answer.ok) setAsked(true)
    else toast(sentenceOf(answer.problem), 'error')
  }
  if (isAsked)
    return (
      <Notice tone="good" role="status">
        {say('ownData.erasing')}
      </Notice>
    )
  return (
    <Row title={say('ownData.erase')} text={say('ownData.eraseText')}>
      <Button kind="danger" busy={busy} onClick={() => setAsking(true)}>
        {say('ownData.eraseButton')}
      </Button>
      {isAsking && (
        <TypedDialog
          title={say('ownData.erase')}
          word={WORD}
          agree={say('ownData.eraseButton')}
          onAgree={() => void erase()}
          onClose={() => setAsking(false)}
        >
          <p class="mb-3 max-w-prose">{say('ownData.eraseQuestion')}</p>
          <p class="mb-4 max-w-prose text-sm text-soft">{say('ownData.stays')}</p>
        </TypedDialog>
      )}
    </Row>
  )
}

/** What a person can do about the data that is stored about them. */
export const OwnData = () => (
  <Card title={say('ownData.title')} hint={say('ownData.intro')}>
    <ul class="divide-y divide-line">
      <li class="py-3">
        <Row title={say('ownData.copy')} text={say('ownData.copyText')}>
          <LinkButton href="/api/v1/me/data" download="prosperity-data.json">
            {say('ownData.download')}
          </LinkButton>
        </Row>
      </li>
      <li class="py-3">
        <Counting />
      </li>
      <li class="py-3">
        <Erasure />
      </li>
    </ul>
    <p>
      <a href="/privacy" class="inline-block py-1 text-sm text-accent underline">
        {sayShell('shell.privacy')}
      </a>
    </p>
  </Card>
)
