import { plainText } from '#event-sourcing'

/** A few sentences in a member's words. */
export const remark = plainText.trim().min(1).max(1000)
