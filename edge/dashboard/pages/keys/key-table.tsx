import type { ApiKeyItem } from '../../../../shared/api/keys.ts'
import { keysTexts } from '../../../../shared/text/web/keys-texts.ts'
import { sayFrom, writeAgo, writeTime } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { IconButton } from '../../parts/button.tsx'
import { Table } from '../../parts/table.tsx'

const say = sayFrom(keysTexts)

function expiryOf({ expiresAt }: ApiKeyItem) {
  if (expiresAt === null) return say('keys.never')
  return expiresAt <= Date.now() ? <Badge tone="warning">{say('keys.expired')}</Badge> : writeTime(expiresAt)
}

/** The keys, without their secrets. */
export const KeyTable = ({ keys, onDelete }: { keys: readonly ApiKeyItem[]; onDelete: (key: ApiKeyItem) => void }) => (
  <Table
    caption={say('keys.title')}
    rows={keys}
    keyOf={({ id }) => id}
    columns={[
      {
        title: say('keys.name'),
        cell: ({ name }) => <span class="font-medium">{name}</span>,
        class: 'w-full min-w-24 wrap-anywhere',
      },
      { title: say('keys.scope'), cell: ({ scope }) => say(`keys.${scope}`), class: 'whitespace-nowrap' },
      {
        title: say('keys.lastUsed'),
        cell: ({ usedAt }) => (usedAt === null ? say('keys.unused') : writeAgo(usedAt, Date.now())),
        class: 'whitespace-nowrap',
      },
      { title: say('keys.created'), cell: ({ createdAt }) => writeTime(createdAt), class: 'whitespace-nowrap' },
      { title: say('keys.expires'), cell: expiryOf, class: 'whitespace-nowrap' },
      {
        title: say('keys.delete'),
        hiddenTitle: 'everywhere',
        cell: (key) => (
          <IconButton icon="trash" label={say('keys.deleteNamed', { name: key.name })} onClick={() => onDelete(key)} />
        ),
      },
    ]}
  />
)
