import fc from 'fast-check'
import { searchQuestion } from './search-question.js'
import { snippet } from './search-snippet.js'

const shown = (text: string, question: string) =>
  snippet(text, searchQuestion(question))
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('')

describe('a snippet', () => {
  it.each([
    ['The late delivery', 'deliv', 'The late [delivery]'],
    ['Şəhərdə görüşürük', 'seher', '[Şəhərdə] görüşürük'],
    ['Cafe\u0301 open', 'café', '[Cafe\u0301] open'],
    ['not our task, our tasks', '"our task"', 'not [our] [task], our tasks'],
    ['ACME-12 and 12', 'ACME-12', '[ACME]-[12] and 12'],
    ['nothing of it', 'else', 'nothing of it'],
    ['', 'else', ''],
  ])('of %s marks what is asked for: %s', (text, question, marked) => expect(shown(text, question)).toBe(marked))

  it('shows the words around the first match, and that there is more', () => {
    const told = shown(`${'before '.repeat(100)}here ${'after '.repeat(100)}`, 'here')
    expect(told).toMatch(/^…(before )+\[here\] (after )*after…$/)
    expect(told.length).toBeLessThan(200)
  })

  it('finds a match behind many pages', () => expect(shown('a '.repeat(20_000) + 'here', 'here')).toMatch(/\[here\]$/))

  it('is plain text on one line, whatever the text holds', () => {
    expect(shown('<b>bold</b>\r\n\u001b[31mred\u202e', 'bold')).toBe('<b>[bold]</b> [31mred ')
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 5 }),
        (text, asked) => {
          const parts = snippet(text, searchQuestion(asked))
          for (const part of parts) expect(part.text).not.toMatch(/^$|[\p{Cc}\u202e\u2066]/u)
          expect(parts.map((part) => part.text).join('').length).toBeLessThanOrEqual(250)
        },
      ),
    )
  })

  it('is the text itself where it is short', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), fc.string({ maxLength: 5 }), (text, asked) => {
        const told = snippet(text, searchQuestion(asked)).map((part) => part.text)
        expect(told.join('').replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '))
      }),
    ))
})
