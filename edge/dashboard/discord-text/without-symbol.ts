/** A sentence of the API without the symbol at its start. The symbol is for Discord; a notice of the page draws its own. */
export const withoutSymbol = (text: string): string => text.replace(/^\p{Extended_Pictographic}\uFE0F?\s*/u, '')
