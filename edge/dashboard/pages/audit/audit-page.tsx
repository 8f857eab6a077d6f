import { useSignal } from '@preact/signals'
import type { AuditItem } from '../../../../shared/api/audit.ts'
import { auditPageTexts } from '../../../../shared/text/web/audit-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { useList } from '../../api/list.ts'
import { readyValue } from '../../api/resource.ts'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, usePreparedFormats } from '../../language.ts'
import { ListParts } from '../../parts/list.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { Entries } from './entries.tsx'
import { Filters } from './filters.tsx'
import { isFiltered, type Wanted, wantedIn, withFilters } from './wanted.ts'

const say = sayFrom(auditPageTexts)

/** Lists the changes, the newest first. The filters stay in the address. */
export default function AuditPage({ guildId }: { guildId: string }) {
  const wanted = useSignal<Wanted>(wantedIn(location.search))
  const list = useList<AuditItem>(withFilters(`/guilds/${guildId}/audit`, wanted.value))
  usePreparedFormats()
  const choices = readyValue(useChoices(guildId).state.value)
  const hasFilter = isFiltered(wanted.value)
  const { state } = list
  const entries = state.kind === 'ready' ? state.items : []
  return (
    <Page title={say('auditPage.title')} hint={say('auditPage.intro')}>
      <Filters
        guildId={guildId}
        wanted={wanted.value}
        entries={entries}
        choices={choices}
        onChange={(next) => {
          wanted.value = next
          history.replaceState(history.state, '', withFilters(location.pathname, next))
        }}
      />
      <p role="status" class="sr-only">
        {state.kind === 'ready' && hasFilter && !state.refreshing && say('auditPage.shown', { count: entries.length })}
      </p>
      <ListParts
        of={list}
        empty={<Empty icon="audit" title={say(hasFilter ? 'auditPage.noMatch' : 'auditPage.empty')} />}
      >
        {(shown) => <Entries guildId={guildId} entries={shown} names={namesIn(choices)} />}
      </ListParts>
    </Page>
  )
}
