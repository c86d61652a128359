import fc from 'fast-check'
import { folded, placedWords, wordsOf } from './search-words.js'

describe('the folding of texts', () => {
  it.each([
    ['Azerbaijani İ and ı', ['İSTANBUL', 'istanbul', 'ıstanbul', 'Istanbul', 'I\u0307STANBUL']],
    ['Azerbaijani without its keyboard', ['Şəhər', 'ŞƏHƏR', 'seher']],
    ['Azerbaijani letters', ['öğrənçilik', 'ÖĞRƏNÇİLİK', 'ogrencilik']],
    ['Romanian', ['Întâlnire', 'ÎNTÂLNIRE', 'intalnire']],
    ['Romanian with comma or cedilla', ['Ședință', 'Şedinţă', 'SEDINTA']],
    ['Russian', ['Ёлка', 'ЁЛКА', 'елка']],
    ['letters that are taken apart', ['Cafe\u0301', 'Café', 'CAFÉ', 'cafe']],
    ['Greek', ['ΟΔΟΣ', 'οδός', 'οδοσ']],
  ])('takes as one what is written in several ways: %s', (_what, ways) =>
    expect([...new Set(ways.map(folded))]).toHaveLength(1),
  )

  it.each([
    ['dil', 'del'],
    ['она', 'оно'],
    ['şər', 'çər'],
    ['мир', 'мер'],
  ])('keeps %s and %s apart', (one, other) => expect(folded(one)).not.toBe(folded(other)))

  it('divides at all but letters and digits', () => {
    expect(wordsOf('ACME-12: "Счёт" №7, a_b@c.de')).toEqual(['acme', '12', 'счет', '7', 'a', 'b', 'c', 'de'])
    expect(wordsOf(' …—!\n')).toEqual([])
  })

  it('changes nothing in what is folded', () =>
    fc.assert(fc.property(anyText, (text) => expect(folded(folded(text))).toBe(folded(text)))))

  it('finds the same words in a text as in its folding, and where they stand', () =>
    fc.assert(
      fc.property(anyText, (text) => {
        const placed = placedWords(text)
        expect(placed.map(({ word }) => word)).toEqual(wordsOf(text))
        for (const { word, from, to } of placed) expect(folded(text.slice(from, to))).toBe(word)
      }),
      { numRuns: 1000 },
    ))
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'İIıiŞəЁё\u0301\u0307 -"½™ﬁ№а\u{1F600}') }),
)
