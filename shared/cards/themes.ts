/** The colours of a card. Every text has a contrast of at least 4.5 to the background behind it. */
export interface Theme {
  /** A CSS background image. */
  background: string
  /** The name and the letter of a missing avatar. */
  text: string
  /** Labels and numbers. */
  quiet: string
  /** The level, the bar, the ring of the avatar. */
  accent: string
  /** The empty part of the bar. */
  track: string
}

/** The backgrounds among which members and servers choose, by the name that is stored. */
export const THEMES = {
  midnight: {
    background: 'linear-gradient(120deg, #0f172a, #1e1b4b 60%, #312e81)',
    ...{ text: '#ffffff', quiet: '#c7d2fe', accent: '#a5b4fc', track: '#ffffff26' },
  },
  forest: {
    background: 'linear-gradient(120deg, #052e16, #14532d 60%, #166534)',
    ...{ text: '#ffffff', quiet: '#bbf7d0', accent: '#86efac', track: '#ffffff26' },
  },
  ocean: {
    background: 'linear-gradient(120deg, #082f49, #0c4a6e 60%, #155e75)',
    ...{ text: '#ffffff', quiet: '#bae6fd', accent: '#67e8f9', track: '#ffffff26' },
  },
  sunset: {
    background: 'linear-gradient(120deg, #431407, #7c2d12 55%, #9f1239)',
    ...{ text: '#ffffff', quiet: '#fed7aa', accent: '#fdba74', track: '#ffffff26' },
  },
  slate: {
    background: 'linear-gradient(120deg, #111827, #1f2937 60%, #374151)',
    ...{ text: '#ffffff', quiet: '#d1d5db', accent: '#e5e7eb', track: '#ffffff26' },
  },
  paper: {
    background: 'linear-gradient(120deg, #ffffff, #f8fafc 60%, #eef2ff)',
    ...{ text: '#0f172a', quiet: '#475569', accent: '#4338ca', track: '#0f172a1f' },
  },
} as const satisfies Record<string, Theme>

export type ThemeName = keyof typeof THEMES

export const THEME_NAMES: readonly ThemeName[] = ['midnight', 'forest', 'ocean', 'sunset', 'slate', 'paper']

export const isThemeName = (name: string): name is ThemeName => Object.hasOwn(THEMES, name)
