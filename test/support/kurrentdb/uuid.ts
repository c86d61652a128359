import { shared } from './protocol.js'

/** The id in a message, as text, whichever way it is written. */
export function uuidText(uuid: shared.UUID | undefined): string {
  if (uuid === undefined) return ''
  const structured = uuid.getStructured()
  if (!uuid.hasStructured() || structured === undefined) return uuid.getString().toLowerCase()
  const hex = half(structured.getMostSignificantBits()) + half(structured.getLeastSignificantBits())
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Two int64 halves, the form of an id for those who don't ask for text: KurrentDB.Core/Services/Transport/Grpc/Uuid.cs. */
export function structuredUuid(id: string): shared.UUID {
  const hex = id.replaceAll('-', '')
  const structured = new shared.UUID.Structured()
  structured.setMostSignificantBits(signed(hex.slice(0, 16)))
  structured.setLeastSignificantBits(signed(hex.slice(16)))
  return new shared.UUID().setStructured(structured)
}

export function textUuid(id: string): shared.UUID {
  return new shared.UUID().setString(id)
}

function half(bits: string): string {
  return BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0')
}

function signed(hex: string): string {
  return BigInt.asIntN(64, BigInt(`0x${hex}`)).toString()
}
