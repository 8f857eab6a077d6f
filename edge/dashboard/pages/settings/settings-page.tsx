import type { SettingsReply } from '../../../../shared/api/settings.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { useResource } from '../../api/resource.ts'
import { sayFrom } from '../../language.ts'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Loaded } from '../../parts/states.tsx'
import { SettingsFormView } from './settings-form.tsx'

const say = sayFrom(settingsTexts)

/** Every setting of a server. The API lists them, so this code names none. */
export default function SettingsPage({ guildId }: { guildId: string }) {
  const settings = useResource<SettingsReply>(`/guilds/${guildId}/settings`)
  return (
    <Page wide title={say('settings.title')} hint={say('settings.intro')}>
      <Loaded of={settings} waiting={<Skeleton rows={3} row="h-56" />}>
        {(value) => <SettingsFormView guildId={guildId} loaded={value} resource={settings} />}
      </Loaded>
    </Page>
  )
}
