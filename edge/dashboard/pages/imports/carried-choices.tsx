import type { ImportPreviewReply } from '../../../../shared/api/imports.ts'
import { CARRIED_PARTS, type CarriedPart } from '../../../../shared/imports/carried/part.ts'
import { importPreviewTexts } from '../../../../shared/text/web/import-preview-texts.ts'
import { sayFrom } from '../../language.ts'

const say = sayFrom(importPreviewTexts)

const NAMES = { settings: 'importPreview.takeSettings', 'level-roles': 'importPreview.takeRoles' } as const

/** A checkbox for each part of the file besides XP that would change something: settings and level roles. */
export function CarriedChoices({
  carried,
  takes,
  onChange,
}: {
  carried: ImportPreviewReply['carried']
  takes: readonly CarriedPart[]
  onChange: (takes: readonly CarriedPart[]) => void
}) {
  const parts = CARRIED_PARTS.filter((part) => carried.some((one) => one.part === part && one.outcome === 'change'))
  return parts.length === 0 ? null : (
    <div class="mt-6 grid gap-2 text-sm">
      {parts.map((part) => (
        <label key={part} class="flex items-center gap-2">
          <input
            type="checkbox"
            class="size-4 accent-accent"
            checked={takes.includes(part)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(CARRIED_PARTS.filter((one) => (one === part ? checked : takes.includes(one))))
            }
          />
          {say(NAMES[part])}
        </label>
      ))}
    </div>
  )
}
