const SLOT = 8

/** About as many bytes as a JSON-safe value takes as text; cheap, for bounds that need no more. */
export function approximateSize(value: unknown): number {
  if (typeof value === 'string') return value.length + SLOT
  if (typeof value !== 'object' || value === null) return SLOT
  let size = SLOT
  if (Array.isArray(value)) {
    for (const item of value) size += approximateSize(item)
    return size
  }
  for (const [name, field] of Object.entries(value)) size += name.length + approximateSize(field)
  return size
}
