import { signal } from '@preact/signals'
import { keepChoice } from './cookies.ts'

export const THEMES = ['system', 'light', 'dark'] as const

export type Theme = (typeof THEMES)[number]

const chosen = document.documentElement.dataset.theme

/** The theme that the person chose; `system` follows the system's. */
export const theme = signal<Theme>(chosen === 'light' || chosen === 'dark' ? chosen : 'system')

export function chooseTheme(next: Theme): void {
  theme.value = next
  if (next === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
  keepChoice('theme', next === 'system' ? null : next)
}
