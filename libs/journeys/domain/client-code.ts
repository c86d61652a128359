const LONGEST = 12

/**
 * A short code from a client's name, in capital letters and digits: `Acme & Sons` gives `ACME`. A name without
 * any gives `CLIENT`.
 */
export function codeFrom(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleUpperCase('en')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return words[0]?.slice(0, LONGEST) ?? 'CLIENT'
}

/** The nth code to try for a name: `ACME`, `ACME2`, `ACME3`, … */
export const nthCode = (code: string, attempt: number): string => (attempt === 1 ? code : `${code}${attempt}`)
