import type { ComponentChildren } from 'preact'
import { tiedIn } from '../language.ts'

/** A radio button with its label. @param name the same for all radio buttons of a group */
export const Radio = ({
  name,
  checked,
  onPick,
  children,
}: {
  name: string
  checked: boolean
  onPick: () => void
  children: ComponentChildren
}) => (
  <label class="flex min-h-11 items-center gap-3 rounded-control border border-line px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent-tint has-disabled:text-soft">
    <input type="radio" class="size-4 shrink-0 accent-accent" name={name} checked={checked} onChange={onPick} />
    <span class="min-w-0 wrap-anywhere">{tiedIn(children)}</span>
  </label>
)
