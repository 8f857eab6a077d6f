import { useSignal } from '@preact/signals'
import type { BotSetUpReply } from '../../../../shared/api/bots.ts'
import { botsTexts } from '../../../../shared/text/web/bots-texts.ts'
import { call } from '../../api/client.ts'
import { errorAt, type Problem } from '../../api/problem.ts'
import { DiscordText } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { sentenceOf } from '../../parts/states.tsx'

const say = sayFrom(botsTexts)

const PORTAL = 'https://discord.com/developers/applications'

/** A form that sets up a customer's own bot. */
export function SetUpCard({ onDone }: { onDone: () => void }) {
  const busy = useSignal(false)
  const problem = useSignal<Problem | null>(null)
  const done = useSignal<BotSetUpReply | null>(null)

  async function setUp(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form)
    busy.value = true
    const body = { token: String(fields.get('token')).trim(), publicKey: String(fields.get('publicKey')).trim() }
    const answer = await call<BotSetUpReply>('/me/bots', { method: 'POST', body })
    busy.value = false
    problem.value = answer.ok ? null : answer.problem
    done.value = answer.ok ? answer.value : null
    if (!answer.ok) return
    form.reset()
    onDone()
  }

  return (
    <Card
      title={say('bots.setUp')}
      hint={say('bots.steps')}
      actions={
        <LinkButton href={PORTAL} icon="external" outside>
          {say('bots.portal')}
        </LinkButton>
      }
    >
      <form
        class="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy.value) void setUp(event.currentTarget)
        }}
      >
        <Field label={say('bots.token')} hint={say('bots.tokenHint')} error={errorAt(problem.value, 'body.token')}>
          {(control) => (
            // The browser should not save it, because it is no password for this page.
            <input
              {...control}
              class={CONTROL}
              name="token"
              type="password"
              required
              maxLength={200}
              autocomplete="off"
            />
          )}
        </Field>
        <Field
          label={say('bots.publicKey')}
          hint={say('bots.publicKeyHint')}
          error={errorAt(problem.value, 'body.publicKey')}
        >
          {(control) => (
            <input
              {...control}
              class={`${CONTROL} font-mono`}
              name="publicKey"
              required
              pattern="\s*[\da-fA-F]{64}\s*"
              autocomplete="off"
              spellcheck={false}
            />
          )}
        </Field>
        {problem.value !== null && problem.value.errors.length === 0 && (
          <Notice tone="error" role="alert">
            <DiscordText text={sentenceOf(problem.value)} />
          </Notice>
        )}
        <div role="status">
          {done.value !== null && (
            <Notice tone={done.value.warning === null ? 'good' : 'warning'}>
              <DiscordText text={[done.value.text, done.value.warning ?? ''].join('\n').trim()} />
            </Notice>
          )}
        </div>
        <div>
          <Button kind="primary" type="submit" busy={busy.value}>
            {say('bots.setUp')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
