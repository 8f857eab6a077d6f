/** A number for people, with commas between thousands. */
export const numberText = (value: number): string => value.toLocaleString('en-US')
