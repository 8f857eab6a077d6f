/** A colour as CSS writes it. @param color 0xRRGGBB, as Discord sends it */
export const cssColor = (color: number): string => `#${color.toString(16).padStart(6, '0')}`
