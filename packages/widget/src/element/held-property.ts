/** A property that an element holds for whoever asks, kept outside of it. */
export function heldProperty(): PropertyDescriptor & ThisType<object> {
  const held = new WeakMap<object, unknown>()
  return {
    configurable: true,
    enumerable: true,
    get() {
      return held.get(this)
    },
    set(value: unknown) {
      held.set(this, value)
    },
  }
}
