import { useSignal } from '@preact/signals'
import type { DeviceItem, SessionsReply } from '../../../../shared/api/me.ts'
import { accountTexts } from '../../../../shared/text/web/account-texts.ts'
import { call } from '../../api/client.ts'
import { useResource } from '../../api/resource.ts'
import { sayFrom, usePreparedFormats, writeAgo, writeTime } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Page } from '../../parts/page.tsx'
import { Loaded, sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import { OwnData } from './own-data.tsx'

const say = sayFrom(accountTexts)

/** The page after a login has ended: the first one, which offers to log in. */
const leave = (): void => location.assign('/')

const Device = ({ device, onEnd }: { device: DeviceItem; onEnd: () => Promise<void> }) => {
  const { name, createdAt, seenAt, isCurrent } = device
  const busy = useSignal(false)
  const shownName = name === '' ? say('account.unknownDevice') : name
  async function end(): Promise<void> {
    busy.value = true
    await onEnd()
    busy.value = false
  }
  return (
    <li class="flex flex-wrap items-center justify-between gap-3 py-3">
      <div class="min-w-0">
        <p class="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
          {shownName}
          {isCurrent && <Badge tone="accent">{say('account.thisDevice')}</Badge>}
        </p>
        <p class="flex flex-wrap gap-x-4 text-sm text-soft">
          <span>{say('account.lastSeen', { when: writeAgo(seenAt, Date.now()) })}</span>
          <span>{say('account.since', { when: writeTime(createdAt) })}</span>
        </p>
      </div>
      <Button busy={busy.value} label={say('account.logOutDevice', { device: shownName })} onClick={() => void end()}>
        {say('account.logOut')}
      </Button>
    </li>
  )
}

/** What a person can do about their data, and their logins, each with a button that ends it. */
export default function AccountPage() {
  const sessions = useResource<SessionsReply>('/me/sessions')
  usePreparedFormats()

  async function end({ id, isCurrent }: DeviceItem): Promise<void> {
    const answer = await call(`/me/sessions/${id}`, { method: 'DELETE' })
    if (!answer.ok) return toast(sentenceOf(answer.problem), 'error')
    if (isCurrent) return leave()
    toast(say('account.ended'))
    await sessions.load()
  }

  async function endAll(): Promise<void> {
    const agreed = await ask({
      title: say('account.everywhere'),
      text: say('account.everywhereQuestion'),
      agree: say('account.everywhere'),
      danger: true,
    })
    if (!agreed) return
    const answer = await call('/me/sessions/end-all', { method: 'POST', body: {} })
    if (answer.ok) leave()
    else toast(sentenceOf(answer.problem), 'error')
  }

  return (
    <Page title={say('account.title')}>
      {/* First, because the list of devices can be long, and nothing below it may move when it appears. */}
      <OwnData />
      <Card
        title={say('account.devices')}
        hint={say('account.devicesIntro')}
        actions={<Button onClick={() => void endAll()}>{say('account.everywhere')}</Button>}
      >
        <Loaded of={sessions}>
          {({ items }) => (
            <ul class="divide-y divide-line">
              {items.map((device) => (
                <Device key={device.id} device={device} onEnd={() => end(device)} />
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
    </Page>
  )
}
