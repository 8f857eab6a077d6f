import { useSignal } from '@preact/signals'
import type { OwnBot } from '../../../../shared/api/bots.ts'
import { botsTexts } from '../../../../shared/text/web/bots-texts.ts'
import { call } from '../../api/client.ts'
import { DiscordText } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { Avatar } from '../../parts/avatar.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import { PresenceForm } from './presence-form.tsx'

const say = sayFrom(botsTexts)

type Action = OwnBot['possible'][number]

const TONES = { running: 'accent', failed: 'danger', paused: 'warning' } as const
const toneOf = (status: OwnBot['status']) => (status in TONES ? TONES[status as keyof typeof TONES] : 'neutral')

/** A bot with its status and its owner's actions. */
export function BotCard({ bot, onChanged }: { bot: OwnBot; onChanged: () => void }) {
  const { id, name, avatarUrl, status, statusText, action, possible, interactionsUrl, inviteUrl } = bot
  const pending = useSignal<Action | null>(null)

  async function act(next: Action): Promise<void> {
    const asks = { title: say('bots.delete'), text: say('bots.deleteQuestion', { name }), agree: say('bots.delete') }
    if (next === 'delete' && !(await ask({ ...asks, danger: true }))) return
    pending.value = next
    const answer = await call(`/me/bots/${id}/actions`, { method: 'POST', body: { action: next } })
    pending.value = null
    if (answer.ok) toast(say('bots.asked', { action: say(`bots.${next}`) }))
    else toast(sentenceOf(answer.problem), 'error')
    onChanged()
  }

  return (
    <Card
      title={
        <span class="flex flex-wrap items-center gap-3">
          <Avatar name={name} url={avatarUrl} />
          {name}
          <Badge tone={toneOf(status)}>{say(`bots.${status}`)}</Badge>
        </span>
      }
      actions={
        <LinkButton href={inviteUrl} icon="external" outside>
          {say('bots.invite')}
        </LinkButton>
      }
    >
      <p class="text-sm">
        <DiscordText text={statusText} />
      </p>
      {action !== null && <p class="mt-1 text-sm text-soft">{say('bots.asked', { action: say(`bots.${action}`) })}</p>}
      {interactionsUrl !== null && (
        <p class="mt-3 text-sm text-soft">
          {say('bots.endpoint')} <code class="block wrap-anywhere text-ink">{interactionsUrl}</code>
        </p>
      )}
      <div class="mt-4 flex flex-wrap gap-2">
        {possible.map((each) => (
          <Button
            key={each}
            kind={each === 'delete' ? 'quiet' : 'plain'}
            busy={pending.value === each}
            onClick={() => void act(each)}
          >
            {say(`bots.${each}`)}
          </Button>
        ))}
      </div>
      <PresenceForm bot={bot} onChanged={onChanged} />
    </Card>
  )
}
