import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { SettingForm, SettingValue } from '../../../../shared/api/settings.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { shellTexts } from '../../../../shared/text/web/shell-texts.ts'
import type { MentionNames } from '../../discord-text/discord-text.tsx'
import { DiscordText } from '../../discord-text/discord-text.tsx'
import { sayFrom, tied } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SERVER_PAGES } from '../list.ts'
import { type Draft, isDefault, isShown, valueIn } from './draft.ts'
import { FieldControl } from './field-control.tsx'

const say = sayFrom(settingsTexts)
const sayShell = sayFrom(shellTexts)

/**
 * A link to the page that changes the setting, or with its fields here shows more about it. Draws nothing where this release of
 * the dashboard has no such page.
 */
function PageLink({ guildId, page, hasFields }: { guildId: string; page: string; hasFields: boolean }) {
  const found = SERVER_PAGES.find(({ path }) => path === `/${page}`)
  if (found === undefined) return null
  return (
    <p>
      <a
        href={`/servers/${guildId}${found.path}`}
        class="inline-flex min-h-8 items-center text-sm text-accent underline-offset-2 hover:underline"
      >
        {say(hasFields ? 'settings.morePage' : 'settings.onPage', { page: sayShell(found.name) })}
      </a>
    </p>
  )
}

/** One setting: its fields, the problems with it, and a button that resets it. */
export function SettingCard({
  guildId,
  setting,
  draft,
  choices,
  names,
  errorOf,
  onChange,
  onReset,
  onTypo,
}: {
  guildId: string
  setting: SettingForm
  draft: Draft
  choices: ChoicesReply | null
  names: MentionNames
  /** The API's error about a field's value; null for none. */
  errorOf: (name: string) => string | null
  onChange: (name: string, value: SettingValue) => void
  onReset: () => void
  onTypo: (name: string, isTypo: boolean) => void
}) {
  const { fields, title, about, shown, mayChange, neededPermission, findings, page } = setting
  const isChanged = fields.some(({ name }) => Object.hasOwn(draft, name))
  const mark = isChanged && <Badge tone="accent">{say('settings.changed')}</Badge>
  const explanation = about !== null && <p class="mb-2 max-w-prose text-sm text-soft text-pretty">{tied(about)}</p>
  const actions = mayChange && fields.length > 0 && !isDefault(draft, fields) && (
    <button
      type="button"
      class="-my-1.5 flex min-h-8 items-center gap-1.5 text-sm text-accent underline-offset-2 hover:underline"
      aria-label={say('settings.resetNamed', { setting: title })}
      onClick={onReset}
    >
      <Icon name="undo" class="size-4" />
      {say('settings.reset')}
    </button>
  )
  // A first field with the setting's name is the heading, so that the name is shown once.
  const isNamedByField = fields[0]?.label === title
  const heading = {
    about: <>{explanation}</>,
    actions: (
      <>
        {mark}
        {actions}
      </>
    ),
  }
  return (
    // Other pages link to this id.
    <fieldset
      id={`setting-${setting.key}`}
      class="min-w-0 scroll-mt-20 border-t border-line pt-5 first:border-t-0 first:pt-0"
    >
      <legend class="sr-only">{title}</legend>
      {!isNamedByField && (
        <>
          <div class="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
            <h3 class="font-medium">{tied(title)}</h3>
            <span class="flex flex-wrap items-center gap-x-4">{heading.actions}</span>
          </div>
          {explanation}
        </>
      )}
      {fields.length === 0 && (
        <p class="text-sm first-letter:uppercase">
          <DiscordText text={shown} names={names} />
        </p>
      )}
      {page !== null && mayChange && <PageLink guildId={guildId} page={page} hasFields={fields.length > 0} />}
      <div class="grid gap-4">
        {fields
          .filter((field) => isShown(field, fields, draft))
          .map((field, index) => (
            <FieldControl
              key={field.name}
              field={field}
              {...(index === 0 && isNamedByField ? { heading } : {})}
              value={valueIn(draft, field)}
              error={errorOf(field.name)}
              disabled={!mayChange}
              choices={choices}
              onChange={(value) => onChange(field.name, value)}
              onTypo={(isTypo) => onTypo(field.name, isTypo)}
            />
          ))}
        {neededPermission !== null && (
          <p class="text-sm text-soft">{say('settings.needs', { permission: neededPermission })}</p>
        )}
        {!isChanged &&
          findings.map(({ kind, text }) => (
            <Notice key={kind} tone="warning">
              <DiscordText text={text} names={names} />
            </Notice>
          ))}
      </div>
    </fieldset>
  )
}
