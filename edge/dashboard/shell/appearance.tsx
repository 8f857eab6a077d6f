import { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import { keepChoice } from '../cookies.ts'
import { LANGUAGE_NAMES, language, sayFrom } from '../language.ts'
import { SelectField } from '../parts/select.tsx'
import { chooseTheme, THEMES, theme } from '../theme.ts'

const say = sayFrom(shellTexts)

const THEME_NAMES = { system: 'shell.themeSystem', light: 'shell.themeLight', dark: 'shell.themeDark' } as const

/** Loads the page again in another language: each language has its own scripts. */
function chooseLanguage(value: string): void {
  keepChoice('language', value)
  location.reload()
}

/** Chooses the theme and the language, with and without a login. @param beside puts both into one line where it is wide enough */
export const Appearance = ({ beside = false }: { beside?: boolean }) => (
  <div class={`grid gap-3 p-2 ${beside ? 'sm:grid-cols-2' : ''}`}>
    <SelectField
      label={say('shell.theme')}
      value={theme.value}
      options={THEMES.map((value) => ({ value, label: say(THEME_NAMES[value]) }))}
      onPick={chooseTheme}
    />
    <SelectField
      label={say('shell.language')}
      value={language}
      options={LANGUAGE_NAMES.map((each) => ({ ...each, lang: each.value }))}
      onPick={chooseLanguage}
    />
  </div>
)
