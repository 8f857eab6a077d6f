import type { ComponentType } from 'discord-api-types/v10'

/** The fields of components of any type that the simulation reads. */
export interface AnyComponent {
  type: ComponentType
  id?: number | undefined
  custom_id?: string | undefined
  /** The text of a text display. */
  content?: string
  components?: readonly AnyComponent[]
  accessory?: AnyComponent
}

/** A component with the path to it in the message. */
export interface FoundComponent {
  component: AnyComponent
  path: (string | number)[]
}

/** All components from top to bottom, nested ones and accessories included. */
export function allComponents(components: readonly AnyComponent[], above: (string | number)[] = []): FoundComponent[] {
  return components.flatMap((component, index) => found(component, [...above, index]))
}

function found(component: AnyComponent, path: (string | number)[]): FoundComponent[] {
  const { components = [], accessory } = component
  return [
    { component, path },
    ...allComponents(components, [...path, 'components']),
    ...(accessory === undefined ? [] : found(accessory, [...path, 'accessory'])),
  ]
}

/** The texts that a message shows in its components. */
export const displayedTexts = (components: readonly AnyComponent[]): string[] =>
  allComponents(components).flatMap(({ component }) => component.content ?? [])

/** Components as Discord keeps them: each without an id gets the next free one. */
export function withIds<Component extends AnyComponent>(components: readonly Component[]): Component[] {
  const taken = new Set(allComponents(components).map(({ component }) => component.id ?? 0))
  let next = 1
  const numbered = <One extends AnyComponent>(one: One): One => {
    while (taken.has(next)) next++
    const id = one.id ? one.id : next++
    return {
      ...one,
      id,
      ...(one.components && { components: one.components.map(numbered) }),
      ...(one.accessory && { accessory: numbered(one.accessory) }),
    }
  }
  return components.map(numbered)
}
