import { useState } from 'preact/hooks'
import type { VersionConflict } from '../../../../shared/api/conflict.ts'
import type { SettingField, SettingValue } from '../../../../shared/api/settings.ts'
import { conflictTexts } from '../../../../shared/text/web/conflict-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import type { MentionNames } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { ChangesMeanwhile } from '../../parts/changes-meanwhile.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Radio } from '../../parts/radio.tsx'
import type { Conflict } from './draft.ts'
import { valueText } from './value-text.ts'

const say = sayFrom(conflictTexts)
const sayParts = sayFrom(partsTexts)

/** Shows the changes that others saved meanwhile. For each field that both changed, the person chooses a value. */
export function ConflictDialog({
  conflicts,
  changes,
  fields,
  names,
  onResolve,
  onClose,
}: {
  conflicts: readonly Conflict[]
  changes: VersionConflict['changes']
  fields: readonly SettingField[]
  names: MentionNames
  /** Called with the fields for which the others' value is taken. */
  onResolve: (taken: ReadonlySet<string>) => void
  onClose: () => void
}) {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const field = (name: string): SettingField | undefined => fields.find((one) => one.name === name)

  function choose(name: string, theirs: boolean): void {
    const next = new Set(taken)
    if (theirs) next.add(name)
    else next.delete(name)
    setTaken(next)
  }

  const option = (name: string, theirs: boolean, label: string, value: SettingValue) => (
    <Radio name={`conflict-${name}`} checked={taken.has(name) === theirs} onPick={() => choose(name, theirs)}>
      <span class="block text-xs text-soft">{label}</span>
      {valueText(field(name), value, names)}
    </Radio>
  )

  return (
    <Dialog
      wide
      title={sayParts('parts.meanwhileTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('conflict.later')}</Button>
          <Button kind="primary" onClick={() => onResolve(taken)}>
            {say('conflict.save')}
          </Button>
        </>
      }
    >
      <p class="mb-4 max-w-prose">{say(conflicts.length === 0 ? 'conflict.otherFields' : 'conflict.sameFields')}</p>
      {changes.length > 0 && (
        <>
          <h3 class="mb-2 text-sm font-semibold">{say('conflict.changes')}</h3>
          <ChangesMeanwhile changes={changes} names={names} />
        </>
      )}
      <div class="grid gap-5">
        {conflicts.map(({ name, before, theirs, mine }) => (
          <fieldset key={name} class="min-w-0">
            <legend class="mb-1.5 text-sm font-medium">{field(name)?.label ?? name}</legend>
            <div class="grid gap-2 sm:grid-cols-2">
              {option(name, false, say('conflict.mine'), mine)}
              {option(name, true, say('conflict.theirs'), theirs)}
            </div>
            <p class="mt-1 text-xs text-soft">
              {say('conflict.before', { value: valueText(field(name), before, names) })}
            </p>
          </fieldset>
        ))}
      </div>
    </Dialog>
  )
}
