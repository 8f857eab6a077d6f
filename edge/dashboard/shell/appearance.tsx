import { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import { keepChoice } from '../cookies.ts'
import { LANGUAGE_NAMES, language, sayFrom } from '../language.ts'
import { CONTROL } from '../parts/field.tsx'
import { chooseTheme, THEMES, theme } from '../theme.ts'

const say = sayFrom(shellTexts)

const THEME_NAMES = { system: 'shell.themeSystem', light: 'shell.themeLight', dark: 'shell.themeDark' } as const

/** Loads the page again in another language: each language has its own scripts. */
function chooseLanguage(value: string): void {
  keepChoice('language', value)
  location.reload()
}

/** Chooses the theme and the language, with and without a login. @param beside puts both into one line */
export const Appearance = ({ beside = false }: { beside?: boolean }) => (
  <div class={`grid gap-3 p-2 ${beside ? 'grid-cols-2' : ''}`}>
    <label class="grid gap-1.5 text-sm font-medium">
      {say('shell.theme')}
      <select
        class={CONTROL}
        value={theme.value}
        onChange={({ currentTarget }) => chooseTheme(THEMES.find((name) => name === currentTarget.value) ?? 'system')}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {say(THEME_NAMES[name])}
          </option>
        ))}
      </select>
    </label>
    <label class="grid gap-1.5 text-sm font-medium">
      {say('shell.language')}
      <select class={CONTROL} value={language} onChange={({ currentTarget }) => chooseLanguage(currentTarget.value)}>
        {LANGUAGE_NAMES.map(({ value, label }) => (
          <option key={value} value={value} lang={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  </div>
)
