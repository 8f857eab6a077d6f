import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../language.ts'

const say = sayFrom(partsTexts)

/** A grey bar in the place of words that are not there yet. */
export const Bar = ({ class: classes = 'h-4 w-40' }: { class?: string }) => (
  <span aria-hidden="true" class={`block max-w-full animate-pulse rounded bg-hover ${classes}`} />
)

/** Bars in the place of a list. @param rows as many as the list usually has */
export const Skeleton = ({ rows = 3, row = 'h-16' }: { rows?: number; row?: string }) => (
  <div role="status" class="grid gap-3">
    <span class="sr-only">{say('parts.loading')}</span>
    {Array.from({ length: rows }, (_, index) => (
      <Bar key={index} class={`${row} w-full rounded-card`} />
    ))}
  </div>
)
