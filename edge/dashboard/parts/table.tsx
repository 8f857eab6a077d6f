import type { ComponentChildren } from 'preact'

export interface Column<Row> {
  /** The heading. */
  title: string
  /** On which screens the heading is for screen readers only, e.g. above buttons. */
  hiddenTitle?: 'everywhere' | 'phone'
  cell: (row: Row) => ComponentChildren
  /** Numbers are on the right. */
  numeric?: boolean
  /** Hidden on a phone. Another column must then show the same. */
  wideOnly?: boolean
  class?: string
}

const HIDDEN = { everywhere: 'sr-only', phone: 'max-sm:sr-only' }

/** A table. Where the table is wider than the page, it scrolls sideways and the page does not. */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  /** Names the table for screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}) {
  const align = (column: Column<Row>): string =>
    `${column.numeric ? 'text-right tabular-nums' : 'text-left'} ${column.wideOnly ? 'max-sm:hidden' : ''}`
  return (
    <section
      class="relative overflow-x-auto rounded-card border border-line bg-surface"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll what is too wide
      tabIndex={0}
    >
      <table class="w-full border-collapse text-sm">
        <caption class="sr-only">{caption}</caption>
        <thead class="border-b border-line bg-sunken text-soft">
          <tr>
            {columns.map((column) => (
              <th
                key={column.title}
                scope="col"
                class={`px-3 py-2.5 font-medium first:pl-4 last:pr-4 sm:px-4 ${align(column)} ${column.class ?? ''}`}
              >
                <span class={column.hiddenTitle && HIDDEN[column.hiddenTitle]}>{column.title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="divide-y divide-line">
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td
                  key={column.title}
                  class={`px-3 py-2.5 wrap-break-word first:pl-4 last:pr-4 sm:px-4 ${align(column)} ${column.class ?? ''}`}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
