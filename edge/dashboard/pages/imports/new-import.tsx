import { useState } from 'preact/hooks'
import { IMPORT_MODES, KEPT } from '../../../../shared/imports/wanted-xp.ts'
import { newImportTexts } from '../../../../shared/text/web/new-import-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { Radio } from '../../parts/radio.tsx'
import { type Draft, EMPTY_DRAFT, fileProblem } from './draft.ts'
import { FileField, LARGEST_MIB } from './file-field.tsx'

const say = sayFrom(newImportTexts)

const COLUMNS = [
  ['id', 'newImport.idColumn'],
  ['xp', 'newImport.xpColumn'],
  ['level', 'newImport.levelColumn'],
  ['messages', 'newImport.messagesColumn'],
] as const

/** A form for the next import. */
export function NewImport({ onStart }: { onStart: (file: File, draft: Draft) => void }) {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT)
  const [file, setFile] = useState<File | null>(null)
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })
  const problem = fileProblem(file)
  const isShown = problem !== null && (isTried || problem !== 'missing')
  const error = isShown ? say(`newImport.${problem}`, { mib: LARGEST_MIB }) : null

  return (
    <Card title={say('newImport.title')} hint={say('newImport.hint')}>
      <form
        class="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (file !== null && problem === null) onStart(file, draft)
        }}
      >
        <FileField file={file} error={error} onPick={setFile} />
        <div class="grid gap-6 sm:grid-cols-2">
          <Field label={say('newImport.mode')} group={{ disabled: false }}>
            {() => (
              <div class="grid gap-2">
                {IMPORT_MODES.toReversed().map((mode) => (
                  <Radio key={mode} name="mode" checked={draft.mode === mode} onPick={() => change({ mode })}>
                    {say(`newImport.${mode}`)}
                  </Radio>
                ))}
              </div>
            )}
          </Field>
          <Field label={say('newImport.keeps')} group={{ disabled: false }}>
            {() => (
              <div class="grid gap-2">
                {KEPT.map((keeps) => (
                  <Radio key={keeps} name="keeps" checked={draft.keeps === keeps} onPick={() => change({ keeps })}>
                    {say(`newImport.${keeps}`)}
                  </Radio>
                ))}
              </div>
            )}
          </Field>
        </div>
        <details class="text-sm">
          <summary class="cursor-pointer py-2 font-medium">{say('newImport.columns')}</summary>
          <p class="mt-1 mb-3 text-soft">{say('newImport.columnsHint')}</p>
          <div class="grid gap-4 sm:grid-cols-2">
            {COLUMNS.map(([column, label]) => (
              <Field key={column} label={say(label)}>
                {(control) => (
                  <input
                    {...control}
                    class={CONTROL}
                    maxLength={100}
                    value={draft[column]}
                    onInput={({ currentTarget }) => change({ [column]: currentTarget.value })}
                  />
                )}
              </Field>
            ))}
          </div>
        </details>
        <div>
          <Button kind="primary" type="submit" icon="upload">
            {say('newImport.start')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
