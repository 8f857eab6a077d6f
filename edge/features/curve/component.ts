import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Curve } from '../../../shared/levelling/curve.ts'
import { curveProblem } from '../../../shared/levelling/stored-curve.ts'
import { component } from '../../interactions/context.ts'
import { appliedMessage, applyCurve } from './apply.ts'

/** Applies the curve that the message shows. */
export const curveConfirm = component({
  name: 'curve-confirm',
  version: 1,
  fields: { owner: 'owner', cubic: 'integer', square: 'integer', linear: 'integer' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  async run(context, { cubic, square, linear }) {
    const curve = { cubic, square, linear }
    if (curveProblem(curve) !== null) return { content: context.text('refusal.expired'), components: [] }
    return appliedMessage(context, curve, await applyCurve(context, curve))
  },
})

/** Custom id of the button that applies a curve. */
export const curveConfirmId = (owner: Snowflake, { cubic, square, linear }: Curve): string =>
  componentId(curveConfirm, { owner, cubic, square, linear })
