import { registerEnumType } from '@nestjs/graphql'

/**
 * An enum of the schema with a description of each value: `wrong-door` becomes `WRONG_DOOR` outside
 * and stays `wrong-door` inside. The compiler asks for the value that is missing.
 */
export function describedEnum<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): Record<string, Value> {
  const entries = Object.keys(values).map((value) => [outside(value), value as Value] as const)
  const members = Object.fromEntries(entries) as Record<string, Value>
  const valuesMap = Object.fromEntries(entries.map(([key, value]) => [key, { description: values[value] }]))
  registerEnumType(members, { name, description, valuesMap })
  return members
}

const outside = (value: string): string => value.replaceAll('-', '_').toUpperCase()
