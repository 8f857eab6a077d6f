import { useState } from 'preact/hooks'
import { LARGEST_FILE_BYTES } from '../../../../shared/imports/upload.ts'
import { newImportTexts } from '../../../../shared/text/web/new-import-texts.ts'
import { sayFrom } from '../../language.ts'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'

const say = sayFrom(newImportTexts)

const KIB = 1_024
export const LARGEST_MIB = LARGEST_FILE_BYTES / KIB / KIB

/** Chooses a file with the browser's own control, or takes one that is dropped on it. */
export function FileField({
  file,
  error,
  onPick,
}: {
  file: File | null
  error: string | null
  onPick: (file: File) => void
}) {
  const [isOver, setOver] = useState(false)
  return (
    <Field label={say('newImport.file')} hint={say('newImport.fileHint', { mib: LARGEST_MIB })} error={error}>
      {(control) => (
        <div
          class={`relative flex min-h-28 flex-col items-center justify-center gap-2 rounded-card border border-dashed p-4 text-center text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent ${isOver ? 'border-accent bg-accent-tint' : 'border-edge bg-sunken'}`}
        >
          <Icon name="upload" class="size-6 text-soft" />
          <span class="wrap-anywhere">
            {file === null
              ? say('newImport.drop')
              : say('newImport.chosen', { name: file.name, kib: Math.ceil(file.size / KIB) })}
          </span>
          {/* The control covers the whole field: it is clicked, focused and dropped on, and only its own look is hidden. */}
          <input
            {...control}
            type="file"
            accept=".json,.csv,.txt,.tsv,application/json,text/*"
            class="absolute inset-0 size-full cursor-pointer opacity-0"
            onDragEnter={() => setOver(true)}
            onDragLeave={() => setOver(false)}
            onDrop={() => setOver(false)}
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? []
              if (chosen !== undefined) onPick(chosen)
              // The same file can be chosen again after it was changed.
              currentTarget.value = ''
            }}
          />
        </div>
      )}
    </Field>
  )
}
