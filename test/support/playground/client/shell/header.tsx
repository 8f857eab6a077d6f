import { keepChoice } from '../../../../../edge/dashboard/cookies.ts'
import { LANGUAGE_NAMES } from '../../../../../edge/dashboard/language.ts'
import { IconButton } from '../../../../../edge/dashboard/parts/button.tsx'
import { Icon, type IconName } from '../../../../../edge/dashboard/parts/icon.tsx'
import { SelectField } from '../../../../../edge/dashboard/parts/select.tsx'
import { Brand } from '../../../../../edge/dashboard/shell/brand.tsx'
import { chooseTheme, THEMES, theme } from '../../../../../edge/dashboard/theme.ts'
import { language, say } from '../language.ts'
import { Popup, PopupItem } from '../parts/popup.tsx'
import type { Play } from '../room/state.ts'
import { beginAnew } from '../room/store.ts'
import { DashboardButton } from './dashboard-button.tsx'

/** What is shown beside the chat. On a narrow window, it covers the chat. */
export type Side = 'channels' | 'members' | 'wire'

const THEME_NAMES = { system: 'play.themeSystem', light: 'play.themeLight', dark: 'play.themeDark' } as const

/** Loads the page again in another language. The bot then answers in this language too. */
function chooseLanguage(value: string): void {
  keepChoice('language', value)
  location.reload()
}

const Preferences = () => (
  <Popup
    label={say('play.preferences')}
    face={<Icon name="account" />}
    class="inline-flex size-10 items-center justify-center rounded-control text-soft hover:bg-hover hover:text-ink"
  >
    {(close) => (
      <div class="grid gap-3 p-2">
        <SelectField
          label={say('play.language')}
          value={language}
          options={LANGUAGE_NAMES.map((each) => ({ ...each, lang: each.value }))}
          onPick={chooseLanguage}
        />
        <SelectField
          label={say('play.theme')}
          value={theme.value}
          options={THEMES.map((value) => ({ value, label: say(THEME_NAMES[value]) }))}
          onPick={chooseTheme}
        />
        <PopupItem
          onClick={() => {
            close()
            beginAnew()
          }}
        >
          <Icon name="refresh" class="size-4.5 text-soft" />
          {say('play.beginAnew')}
        </PopupItem>
      </div>
    )}
  </Popup>
)

const SideButton = ({
  icon,
  label,
  isOn,
  onClick,
}: {
  icon: IconName
  label: string
  isOn: boolean
  onClick: () => void
}) => (
  <button
    type="button"
    aria-pressed={isOn}
    class="inline-flex min-h-10 min-w-10 items-center justify-center gap-2 lg:px-3 text-sm font-medium rounded-control text-soft hover:bg-hover hover:text-ink aria-pressed:bg-accent-tint aria-pressed:text-accent"
    onClick={onClick}
  >
    <Icon name={icon} />
    <span class="max-lg:sr-only">{label}</span>
  </button>
)

/** The bar above the playground. */
export const Header = ({
  play: { room, token },
  side,
  isWide,
  onSide,
}: {
  play: Play
  side: Side | null
  isWide: boolean
  onSide: (side: Side) => void
}) => (
  <header class="flex h-14 shrink-0 items-center gap-1 border-b border-line bg-surface px-2 sm:px-4">
    {!isWide && <IconButton icon="menu" label={say('play.channels')} onClick={() => onSide('channels')} />}
    <div class="flex min-w-0 flex-1 items-center gap-3 px-1">
      <Brand class="size-7 max-sm:hidden" />
      <div class="min-w-0">
        <h1 class="truncate text-sm font-semibold">{room.guild.name}</h1>
        <p class="truncate text-xs text-soft">{say('play.about')}</p>
      </div>
    </div>
    <DashboardButton room={room} token={token} to={`/servers/${room.guild.id}`} look="button" />
    <SideButton
      icon="doctor"
      label={say('play.wireShort')}
      isOn={side === 'wire'}
      onClick={() => onSide(isWide && side === 'wire' ? 'members' : 'wire')}
    />
    <Preferences />
    {!isWide && <IconButton icon="members" label={say('play.showMembers')} onClick={() => onSide('members')} />}
  </header>
)
