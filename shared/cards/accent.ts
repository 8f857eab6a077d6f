import { mix, readable, rgbOf } from './color.ts'
import { THEMES, type ThemeName } from './themes.ts'

/** WCAG's lowest contrasts. https://www.w3.org/TR/WCAG22/#contrast-minimum and #non-text-contrast */
const [FOR_TEXT, FOR_SHAPES] = [4.5, 3]

/** The colours between which a background changes. */
export const backgroundColors = (theme: ThemeName) => (THEMES[theme].background.match(/#[0-9a-f]{6}/g) ?? []).map(rgbOf)

/** The colours of the empty part of the bar: a colour over the background that lets most of it through. */
export function trackColors(theme: ThemeName) {
  const { track } = THEMES[theme]
  const share = Number.parseInt(track.slice(7), 16) / 255
  return backgroundColors(theme).map((behind) => mix(behind, rgbOf(track), share))
}

/** A wanted colour as it is drawn on a background: lighter or darker where people could not read it. @param wanted `#rrggbb` */
export const accentOn = (theme: ThemeName, wanted: string): string =>
  readable(wanted, [
    ...backgroundColors(theme).map((color) => ({ color, needed: FOR_TEXT })),
    ...trackColors(theme).map((color) => ({ color, needed: FOR_SHAPES })),
  ])
