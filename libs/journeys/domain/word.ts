import { plainText, word } from '#event-sourcing'

/** Texts as the events of this context hold them. */
export { plainText, word }

/** A few sentences in a member's words. */
export const remark = plainText.trim().min(1).max(1000)
