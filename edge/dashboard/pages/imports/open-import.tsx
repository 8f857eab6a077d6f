import type { ComponentChildren } from 'preact'
import type { ImportItem } from '../../../../shared/api/imports.ts'
import { importsTexts } from '../../../../shared/text/web/imports-texts.ts'
import type { MentionNames } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Progress } from '../../parts/progress.tsx'
import { type Confirmed, Preview } from './preview.tsx'

const say = sayFrom(importsTexts)

/** A change of an import that the page asks for. */
export type ChangeOf = 'confirm' | 'cancel' | 'stop'

/** A sentence about an import that is under way, and the button that ends it. */
function partsOf({ state, title, done, total }: ImportItem): { text: string; ends: 'cancel' | 'stop' | null } {
  const of = { title, done, total: total ?? 0 }
  switch (state) {
    case 'uploading':
      return { text: say('imports.interrupted', of), ends: 'cancel' }
    case 'reading':
      return { text: say('imports.readingNow', { title }), ends: 'cancel' }
    case 'applying':
      return { text: say('imports.applyingNow', of), ends: 'stop' }
    case 'undoing':
      return { text: say('imports.undoingNow', of), ends: null }
    default:
      return { text: say('imports.readingNow', { title }), ends: null }
  }
}

/** A progress bar with a button below it. */
export const Working = ({
  text,
  done,
  total,
  children,
}: {
  text: string
  done: number
  total: number | null
  children: ComponentChildren
}) => (
  <div class="grid gap-3">
    <Progress label={say('imports.progress')} text={text} done={done} total={total} />
    {children}
  </div>
)

/** An import that is under way: its preview with a question, or its progress. */
export function OpenImport({
  guildId,
  item,
  names,
  busy,
  onChange,
}: {
  guildId: string
  item: ImportItem
  names: MentionNames
  /** Whether a change is being sent. */
  busy: boolean
  /** Null for a person who may only look. */
  onChange: ((change: ChangeOf, confirmed?: Confirmed) => void) | null
}) {
  if (item.state === 'ready') {
    const actions = onChange && {
      busy,
      onConfirm: (confirmed: Confirmed) => onChange('confirm', confirmed),
      onCancel: () => onChange('cancel'),
    }
    return <Preview {...{ guildId, item, names, actions }} />
  }
  const { text, ends } = partsOf(item)
  return (
    <Working text={text} done={item.done} total={item.total}>
      {onChange !== null && ends !== null && (
        <div>
          <Button busy={busy} onClick={() => onChange(ends)}>
            {say(`imports.${ends}`)}
          </Button>
        </div>
      )}
    </Working>
  )
}
