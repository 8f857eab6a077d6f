import { useState } from 'preact/hooks'
import { tablesTexts } from '../../../../shared/text/web/tables-texts.ts'
import { sayFrom } from '../../language.ts'
import { Icon } from '../icon.tsx'
import { type Column, Table } from '../table.tsx'

const say = sayFrom(tablesTexts)

interface AsTableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** The numbers of a plot as a table, which opens below it. It is drawn when it opens, so that a slow phone shows the page sooner. */
export function AsTable<Row>(props: AsTableProps<Row>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="group mt-3" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class="inline-flex min-h-10 list-none items-center gap-1.5 text-sm text-soft hover:text-ink">
        <Icon name="forward" class="size-4 transition-transform group-open:rotate-90" />
        {say('tables.asTable')}
      </summary>
      {isOpen && (
        <div class="mt-2">
          <Table {...props} />
        </div>
      )}
    </details>
  )
}
