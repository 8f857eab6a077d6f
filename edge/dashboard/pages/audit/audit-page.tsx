import { useSignal } from '@preact/signals'
import type { AuditItem } from '../../../../shared/api/audit.ts'
import { auditPageTexts } from '../../../../shared/text/web/audit-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { useList } from '../../api/list.ts'
import { readyValue } from '../../api/resource.ts'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { ListParts } from '../../parts/list.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { Entries } from './entries.tsx'
import { Filters, type Wanted, wantedIn, withFilters } from './filters.tsx'

const say = sayFrom(auditPageTexts)

/** Lists the changes, the newest first. The filters stay in the address. */
export default function AuditPage({ guildId }: { guildId: string }) {
  const wanted = useSignal<Wanted>(wantedIn(location.search))
  const list = useList<AuditItem>(withFilters(`/guilds/${guildId}/audit`, wanted.value))
  const names = namesIn(readyValue(useChoices(guildId).state.value))
  const isFiltered = Object.values(wanted.value).some((value) => value !== '')
  return (
    <Page title={say('auditPage.title')} hint={say('auditPage.intro')}>
      <Filters
        wanted={wanted.value}
        onChange={(next) => {
          wanted.value = next
          history.replaceState(history.state, '', withFilters(location.pathname, next))
        }}
      />
      <ListParts
        of={list}
        empty={<Empty icon="audit" title={say(isFiltered ? 'auditPage.noMatch' : 'auditPage.empty')} />}
      >
        {(entries) => <Entries entries={entries} names={names} />}
      </ListParts>
    </Page>
  )
}
