import type { ComponentChildren } from 'preact'
import { tablesTexts } from '../../../shared/text/web/tables-texts.ts'
import type { List } from '../api/list.ts'
import { sayFrom } from '../language.ts'
import { Button } from './button.tsx'
import { Skeleton } from './skeleton.tsx'
import { Failure } from './states.tsx'

const say = sayFrom(tablesTexts)

interface ListPartsProps<Item> {
  of: List<Item>
  /** In the place of a list without items. */
  empty: ComponentChildren
  children: (items: readonly Item[]) => ComponentChildren
}

/** Draws a list of the API: bars while it loads, the error where it failed, else its items, and a button for more. */
export function ListParts<Item>({ of, empty, children }: ListPartsProps<Item>) {
  const { state } = of
  if (state.kind === 'loading') return <Skeleton rows={6} row="h-12" />
  if (state.kind === 'failed') return <Failure problem={state.problem} onRetry={of.load} />
  if (state.items.length === 0) return <>{empty}</>
  return (
    <div class="grid grid-cols-1 gap-4" aria-busy={state.refreshing}>
      {children(state.items)}
      {state.problem !== null && <Failure problem={state.problem} onRetry={of.more} />}
      {state.next !== null && (
        <div class="text-center">
          <Button busy={state.refreshing} onClick={of.more}>
            {say('tables.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
