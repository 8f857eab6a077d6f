import type { ComponentChildren } from 'preact'
import type { ImportPreviewReply } from '../../../../shared/api/imports.ts'
import { importPreviewTexts } from '../../../../shared/text/web/import-preview-texts.ts'
import { DiscordText, type MentionNames } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeNumber } from '../../language.ts'
import { Person } from '../../parts/person.tsx'
import { Table } from '../../parts/table.tsx'

const say = sayFrom(importPreviewTexts)

/** A table below its heading. */
const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="grid gap-2">
    <h3 class="text-sm font-medium">{title}</h3>
    {children}
  </div>
)

const Total = ({ total }: { total: { xp: number; level: number } | null }) =>
  total === null ? (
    <span>{say('importPreview.none')}</span>
  ) : (
    <span class="whitespace-nowrap">
      {say('importPreview.xp', total)}
      <span class="block text-xs text-soft">{say('importPreview.ofLevel', total)}</span>
    </span>
  )

/** The first members of an import, before and after it. */
export const TopTable = ({ guildId, top }: { guildId: string; top: ImportPreviewReply['top'] }) => (
  <Part title={say('importPreview.top')}>
    <Table
      caption={say('importPreview.top')}
      rows={top}
      keyOf={({ person }) => person.id}
      columns={[
        {
          title: say('importPreview.member'),
          class: 'w-full min-w-32',
          cell: ({ person }) => <Person person={person} href={`/servers/${guildId}/members/${person.id}`} />,
        },
        { title: say('importPreview.before'), numeric: true, cell: ({ before }) => <Total total={before} /> },
        { title: say('importPreview.after'), numeric: true, cell: ({ after }) => <Total total={after} /> },
      ]}
    />
  </Part>
)

/** Without it, a column of full width breaks the headings of other columns into two lines. */
const NO_WRAP = 'sm:whitespace-nowrap'

/** The level roles that members would gain or lose. */
export const RoleTable = ({ roles, names }: { roles: ImportPreviewReply['roles']; names: MentionNames }) => (
  <Part title={say('importPreview.roles')}>
    <Table
      caption={say('importPreview.roles')}
      rows={roles}
      keyOf={({ roleId }) => roleId}
      columns={[
        {
          title: say('importPreview.role'),
          class: 'w-full',
          cell: ({ roleId }) => <DiscordText text={`<@&${roleId}>`} names={names} />,
        },
        { title: say('importPreview.level'), numeric: true, cell: ({ level }) => writeNumber(level) },
        { title: say('importPreview.gain'), numeric: true, class: NO_WRAP, cell: ({ gain }) => writeNumber(gain) },
        { title: say('importPreview.lose'), numeric: true, class: NO_WRAP, cell: ({ lose }) => writeNumber(lose) },
      ]}
    />
  </Part>
)

/** The first rows that are not imported, with their reasons. */
export const RefusedTable = ({ refused: { count, listed } }: { refused: ImportPreviewReply['refused'] }) => {
  const caption =
    count > listed.length
      ? say('importPreview.refusedFirst', { shown: listed.length, count })
      : say('importPreview.refused', { count })
  return (
    <details>
      <summary class="cursor-pointer py-2 text-sm font-medium">{caption}</summary>
      <div class="mt-2">
        <Table
          caption={caption}
          rows={listed}
          keyOf={({ line, text }) => `${line} ${text}`}
          columns={[
            { title: say('importPreview.line'), numeric: true, cell: ({ line }) => writeNumber(line) },
            {
              title: say('importPreview.row'),
              class: 'min-w-32',
              cell: ({ text }) => <code class="wrap-anywhere">{text}</code>,
            },
            { title: say('importPreview.reason'), class: 'w-full', cell: ({ reason }) => reason },
          ]}
        />
      </div>
    </details>
  )
}
