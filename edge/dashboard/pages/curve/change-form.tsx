import { useState } from 'preact/hooks'
import type { CurveBody, CurveReply } from '../../../../shared/api/curve.ts'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import { curveTexts } from '../../../../shared/text/web/curve-texts.ts'
import { errorAt } from '../../api/problem.ts'
import { language, sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { COEFFICIENTS, type Draft, draftBody, draftOf, isInForce, readCoefficient } from './draft.ts'
import { Effect } from './effect.tsx'
import { ComparedPlot } from './plot.tsx'
import { usePreview } from './use-preview.ts'

const say = sayFrom(curveTexts)

/** A number for an input. `Intl` is not used, because a slow phone needs long to make its formatters. */
const plain = (value: number): string => (language === 'en' ? String(value) : String(value).replace('.', ','))

/** A form that chooses another curve, and shows the curve's effect while the person types. */
export function ChangeForm({
  guildId,
  value,
  choices,
  onApply,
}: {
  guildId: string
  value: CurveReply
  choices: ChoicesReply | null
  onApply: (body: CurveBody) => void
}) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(value.curve, plain))
  const body = draftBody(draft)
  const wanted = body !== null && !isInForce(body, value) ? body : null
  const preview = usePreview(guildId, wanted, value.version)
  const problem = preview !== null && !preview.ok ? preview.problem : null

  const coefficient = (name: (typeof COEFFICIENTS)[number]) => {
    const typed = draft.typed[name]
    const isNumber = readCoefficient(typed) !== null
    return (
      <Field
        key={name}
        label={say(`curve.${name}`)}
        error={isNumber ? errorAt(problem, `own.${name}`) : say('curve.noNumber')}
      >
        {(control) => (
          <input
            {...control}
            class={`${CONTROL} tabular-nums`}
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onInput={({ currentTarget }) =>
              setDraft({ ...draft, typed: { ...draft.typed, [name]: currentTarget.value } })
            }
          />
        )}
      </Field>
    )
  }

  return (
    <Card title={say('curve.change')} hint={say('curve.changeHint')}>
      <form
        noValidate
        class="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted !== null && preview?.ok) onApply(wanted)
        }}
      >
        <SelectField
          label={say('curve.choice')}
          value={draft.choice}
          onPick={(choice) => setDraft({ ...draft, choice })}
          options={[
            ...value.presets.map(({ preset, name }) => ({ value: preset, label: name })),
            { value: 'own', label: say('curve.own') },
          ]}
        />
        {draft.choice === 'own' && (
          <div class="grid gap-3">
            <p class="text-sm text-soft">{say('curve.ownHint')}</p>
            <div class="grid items-start gap-4 sm:grid-cols-3">{COEFFICIENTS.map(coefficient)}</div>
          </div>
        )}
        <div class="grid gap-5 empty:hidden" aria-live="polite">
          {wanted === null && body !== null && <p class="text-sm text-soft">{say('curve.same')}</p>}
          {problem !== null && problem.errors.length === 0 && <Notice tone="error">{sentenceOf(problem)}</Notice>}
          {wanted !== null && preview?.ok && <Effect effect={preview.value} choices={choices} />}
        </div>
        <div>
          <Button kind="primary" type="submit" disabled={wanted === null || preview?.ok !== true}>
            {say('curve.check')}
          </Button>
        </div>
        {wanted !== null && preview?.ok && <ComparedPlot levels={preview.value.levels} />}
      </form>
    </Card>
  )
}
