import type { GenericSchema, MaxValueAction, MinValueAction } from 'valibot'

type Limit = MinValueAction<number, number, undefined> | MaxValueAction<number, number, undefined>

/** A schema of a number with its limits, made by `v.pipe`. */
interface LimitedNumber extends GenericSchema<number> {
  readonly pipe: readonly { readonly type: string }[]
}

/** The limits of a schema as Discord wants them of an option. @throws TypeError for a schema without both of them */
export function limitsOf({ pipe }: LimitedNumber): { min_value: number; max_value: number } {
  const limit = (type: Limit['type']): number => {
    const found = pipe.find((action) => action.type === type)
    if (found === undefined || !('requirement' in found) || typeof found.requirement !== 'number') {
      throw new TypeError(`a schema without ${type}`)
    }
    return found.requirement
  }
  return { min_value: limit('min_value'), max_value: limit('max_value') }
}
