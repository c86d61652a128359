import type { Random } from './random.js'
import { entry, tables, type Language, type Story } from './tables.js'

/** Who speaks at a step, about what, and who comes next. */
export interface Speech {
  readonly line: string
  readonly story: Story
  readonly language: Language
  readonly role: string
  readonly next: string
}

const spoken: Readonly<Record<string, keyof Story>> = { ask: 'ask', elsewhere: 'ask', answer: 'answer' }

/** The text of a touchpoint: the story's own, or one of the line's. Among ourselves we write English. */
export function wording({ line, story, language, role, next }: Speech, random: Random): string {
  const own = spoken[line]
  if (own) return story[own]
  const { direction, ...lineTexts } = entry(tables.lines, line)
  const texts = (direction === 'internal' ? undefined : lineTexts[language]) ?? lineTexts.en ?? []
  return filled(texts, { subject: story.subject, role, next }, random)
}

/** One of several texts, with its gaps filled. */
export function filled(texts: readonly string[], gaps: Readonly<Record<string, string>>, random: Random): string {
  const text = random.pick(texts).replaceAll(/\{(\w+)\}/g, (_, gap: string) => entry(gaps, gap))
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1)
}

/** What a journey on a topic is about, in the client's language. */
export function storyOf(topic: string, language: Language, random: Random): Story {
  if (language !== 'en') return entry(tables.storiesAbroad[language], topic)
  return random.pick(entry(tables.stories, topic))
}
