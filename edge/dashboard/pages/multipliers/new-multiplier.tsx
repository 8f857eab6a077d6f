import { useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { MultipliersReply } from '../../../../shared/api/lists.ts'
import { multipliersTexts } from '../../../../shared/text/web/multipliers-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { ChannelPicker, RolePicker } from '../../parts/choices.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { earnsText, readFactor } from './factor.ts'

const say = sayFrom(multipliersTexts)
const sayParts = sayFrom(partsTexts)

const FIRST_FACTOR = '2'

/** A form that gives a role or channel a multiplier, and shows the XP that a message will earn with it. */
export function NewMultiplier({
  kind,
  choices,
  refuse,
  message,
  onSet,
}: {
  kind: 'roles' | 'channels'
  choices: ChoicesReply | null
  /** Why the page does not offer a role or channel; null where it does. */
  refuse: (id: string) => string | null
  /** The XP of a message without this multiplier. */
  message: Pick<MultipliersReply, 'base' | 'gain'>
  /** @returns whether the multiplier is saved */
  onSet: (id: string, factor: number) => Promise<boolean>
}) {
  const [id, setId] = useState<string | null>(null)
  const [typed, setTyped] = useState(FIRST_FACTOR)
  const [isTried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const factor = readFactor(typed)
  const isRole = kind === 'roles'

  async function add(): Promise<void> {
    setTried(true)
    if (busy || id === null || factor === null || factor === 1) return
    setBusy(true)
    if (await onSet(id, factor)) {
      setId(null)
      setTyped(FIRST_FACTOR)
      setTried(false)
    }
    setBusy(false)
  }

  function factorError(): string | null {
    if (factor === null) return say('multipliers.needsFactor')
    return factor === 1 ? say('multipliers.needsOther') : null
  }

  return (
    <Card title={say(isRole ? 'multipliers.newRole' : 'multipliers.newChannel')}>
      <form
        noValidate
        class="grid gap-4 sm:grid-cols-[1fr_10rem]"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <Field
          label={say(isRole ? 'multipliers.role' : 'multipliers.channel')}
          error={isTried && id === null ? sayParts(isRole ? 'parts.chooseRole' : 'parts.chooseChannel') : null}
        >
          {(control) => {
            const props = { control, choices, refuse, use: 'list', value: id, onPick: setId } as const
            return isRole ? <RolePicker {...props} /> : <ChannelPicker {...props} />
          }}
        </Field>
        <Field label={say('multipliers.factor')} error={factorError()}>
          {(control) => (
            <input
              {...control}
              class={`${CONTROL} tabular-nums`}
              inputMode="decimal"
              autoComplete="off"
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          )}
        </Field>
        <p class="text-sm text-soft empty:hidden sm:col-span-2" aria-live="polite">
          {factor !== null && factor !== 1 && earnsText(factor, message)}
        </p>
        <div class="sm:col-span-2">
          <Button kind="primary" type="submit" icon="plus" busy={busy}>
            {sayParts('parts.add')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
