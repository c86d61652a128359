/** How names of members are compared: whatever the case, and however accents are written. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().toLocaleLowerCase('en')
