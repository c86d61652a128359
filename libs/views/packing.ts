/** How a value stands in the text of a JSON column that only folds read. */
export interface Packing<Unpacked extends object> {
  /** The value as JSON can hold it, the same for equal values. */
  pack(value: Unpacked): object
  unpack(packed: object): Unpacked
}

/** Of each field how it is packed; `true` where as it is. Optional fields are never null. */
type Fields<Unpacked> = {
  readonly [Field in keyof Unpacked]-?:
    true | (NonNullable<Unpacked[Field]> extends object ? Packing<NonNullable<Unpacked[Field]>> : never)
}

/** A record as the list of its values, in the order in which its fields are named here: half as long as with their names. */
export function listed<Unpacked extends object>(fields: Fields<Unpacked>): Packing<Unpacked> {
  const parts = Object.entries(fields) as [keyof Unpacked, true | Packing<object>][]
  return {
    pack: (value) =>
      parts.map(([name, packing]) => {
        const part = value[name]
        return packing === true || part === undefined ? part : packing.pack(part as object)
      }),
    unpack(packed) {
      const value: Partial<Record<keyof Unpacked, unknown>> = {}
      parts.forEach(([name, packing], i) => {
        const part = (packed as readonly unknown[])[i] ?? undefined
        if (part !== undefined) value[name] = packing === true ? part : packing.unpack(part)
      })
      return value as Unpacked
    },
  }
}
