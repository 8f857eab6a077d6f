import type { ComponentChildren } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import type { MultipliersReply } from '../../../../shared/api/lists.ts'
import { listsTexts } from '../../../../shared/text/web/lists-texts.ts'
import { multipliersTexts } from '../../../../shared/text/web/multipliers-texts.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { EntryName } from '../../parts/entry-list.tsx'
import { CONTROL } from '../../parts/field.tsx'
import { earnsText, readFactor } from './factor.ts'

const say = sayFrom(multipliersTexts)
const sayLists = sayFrom(listsTexts)

/** A role or channel with its multiplier, which can be changed or removed, and the XP that a message earns with it. */
export function MultiplierRow({
  entry,
  kind,
  mark,
  message,
  mayChange,
  onSet,
  onRemove,
}: {
  entry: MultipliersReply['roles'][number]
  kind: 'role' | 'channel'
  /** The icon before the name. */
  mark: ComponentChildren
  /** The XP of a message without this multiplier. */
  message: Pick<MultipliersReply, 'base' | 'gain'>
  mayChange: boolean
  /** @returns whether the multiplier is saved */
  onSet: (factor: number) => Promise<boolean>
  onRemove: () => void
}) {
  const aboutId = useId()
  const [typed, setTyped] = useState(writeNumber(entry.factor))
  const [busy, setBusy] = useState(false)
  // The multiplier was saved here, or changed by somebody else.
  useEffect(() => setTyped(writeNumber(entry.factor)), [entry.factor])
  const factor = readFactor(typed)
  const name = entry.name ?? entry.id

  async function save(): Promise<void> {
    if (busy || factor === null || factor === entry.factor) return
    setBusy(true)
    await onSet(factor)
    setBusy(false)
  }

  return (
    <li class="py-2 pr-1 pl-4 text-sm">
      <form
        noValidate
        class="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div class="flex items-center gap-2">
          {mark}
          <EntryName entry={entry} kind={kind} />
          {mayChange ? (
            <>
              <span aria-hidden="true">×</span>
              <input
                class={`${CONTROL} max-w-18 shrink-0 tabular-nums`}
                inputMode="decimal"
                autoComplete="off"
                aria-label={say('multipliers.factorOf', { name })}
                aria-describedby={aboutId}
                aria-invalid={factor === null ? true : undefined}
                value={typed}
                onInput={({ currentTarget }) => setTyped(currentTarget.value)}
              />
              <IconButton icon="trash" label={sayLists('lists.remove', { name })} onClick={onRemove} />
            </>
          ) : (
            <span class="pr-3 font-medium tabular-nums">×{writeNumber(entry.factor)}</span>
          )}
        </div>
        <div class="flex items-center justify-between gap-3 pr-3">
          <p id={aboutId} class={factor === null ? 'text-danger' : 'text-soft'}>
            {factor === null ? say('multipliers.needsFactor') : earnsText(factor, message)}
          </p>
          {mayChange && factor !== entry.factor && (
            <Button kind="primary" type="submit" busy={busy} disabled={factor === null}>
              {say('multipliers.save')}
            </Button>
          )}
        </div>
      </form>
    </li>
  )
}
