export interface InteractionState {
  id: string
}
