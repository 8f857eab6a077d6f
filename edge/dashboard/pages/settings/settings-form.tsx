import { useEffect } from 'preact/hooks'
import type { SettingsReply } from '../../../../shared/api/settings.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { type Resource, readyValue } from '../../api/resource.ts'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { useGradually } from '../../parts/gradually.ts'
import { SaveBar } from '../../parts/save-bar.tsx'
import { useMe } from '../../shell/me.ts'
import { CardPreview } from './card-preview.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { fieldsOf, savedValues } from './draft.ts'
import { PreviewPanel } from './preview-panel.tsx'
import { SettingCard } from './setting-card.tsx'
import { usePreview } from './use-preview.ts'
import { useSettings } from './use-settings.ts'

const say = sayFrom(settingsTexts)

/** More settings than a phone's screen holds. */
const DRAWN_AT_ONCE = 3

/** The form of all settings, with the preview, and with a bar that saves while there are unsaved changes. */
export function SettingsFormView({
  guildId,
  loaded,
  resource,
}: {
  guildId: string
  loaded: SettingsReply
  resource: Resource<SettingsReply>
}) {
  const form = useSettings(guildId, loaded, resource)
  const { settings: shown, draft, isChanged } = form
  const choices = readyValue(useChoices(guildId).state.value)
  const me = readyValue(useMe().state.value)
  const ownName = (id: string) => (me?.person.id === id ? me.person.name : undefined)
  // The preview mentions the person who looks at it.
  const user = (id: string) => shown.names[id] ?? ownName(id)
  const names = { ...namesIn(choices), user }
  const preview = usePreview(guildId, draft, shown.version)
  const previewError = (name: string): string | null =>
    Object.hasOwn(draft, name) ? (preview?.errors.find(({ at }) => at.endsWith(name))?.detail ?? null) : null
  const count = Object.keys(draft).length
  const drawn = useGradually(shown.settings.length, DRAWN_AT_ONCE)
  const isDrawn = drawn === shown.settings.length
  const inOrder = shown.groups.flatMap(({ group }) => shown.settings.filter((setting) => setting.group === group))
  const groups = shown.groups
    .map((each) => ({ ...each, settings: inOrder.slice(0, drawn).filter(({ group }) => group === each.group) }))
    .filter(({ settings }) => settings.length > 0)

  // Scrolls to the setting that the address names. The browser cannot, because the settings are drawn later than the page.
  useEffect(() => {
    if (isDrawn) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [isDrawn])

  return (
    <form
      class="grid items-start gap-6 xl:grid-cols-[1fr_22rem]"
      noValidate
      aria-busy={!isDrawn}
      onSubmit={(event) => {
        event.preventDefault()
        void form.save()
      }}
    >
      <div class="grid min-w-0 gap-6">
        {groups.map(({ group, title, settings }) => (
          <Card key={group} title={title}>
            <div class="grid gap-5">
              {settings.map((setting) => (
                <SettingCard
                  key={`${setting.key} ${form.round}`}
                  guildId={guildId}
                  setting={setting}
                  draft={draft}
                  choices={choices}
                  names={names}
                  errorOf={(name) => form.errorOf(name) ?? previewError(name)}
                  onChange={form.change}
                  onTypo={form.noteTypo}
                  onReset={() => form.reset(setting.fields)}
                />
              ))}
            </div>
          </Card>
        ))}
      </div>
      <div class="grid min-w-0 gap-6 xl:sticky xl:top-20">
        {isDrawn && <PreviewPanel preview={preview} choices={choices} names={names} isChanged={isChanged} />}
        {isDrawn && me !== null && (
          <CardPreview values={{ ...savedValues(shown.settings), ...draft }} person={me.person} />
        )}
      </div>
      {(isChanged || form.hasTypos) && (
        <SaveBar
          actions={
            <>
              <Button onClick={form.discard}>{say('settings.discard')}</Button>
              <Button kind="primary" type="submit" busy={form.busy} icon="check">
                {say('settings.save')}
              </Button>
            </>
          }
        >
          {say('settings.unsaved', { count })}
          <a href="#preview-title" class="font-normal text-accent underline-offset-2 hover:underline xl:hidden">
            {say('settings.seePreview')}
          </a>
        </SaveBar>
      )}
      {form.stale !== null && (
        <ConflictDialog
          conflicts={form.stale.conflicts}
          changes={form.stale.changes}
          fields={fieldsOf(shown.settings)}
          names={names}
          onResolve={(taken) => void form.resolve(taken)}
          onClose={form.closeConflict}
        />
      )}
    </form>
  )
}
