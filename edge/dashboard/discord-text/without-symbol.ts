/** A text of the API without the symbols at the start of its lines. They are for Discord; a notice of the page draws its own. */
export const withoutSymbol = (text: string): string => text.replace(/^\p{Extended_Pictographic}\uFE0F?[^\S\n]*/gmu, '')
