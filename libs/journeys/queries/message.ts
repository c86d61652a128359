/** What the queries of this context are made of. */
export { atLeast, pageOfList, ValidQuery } from '#access'
