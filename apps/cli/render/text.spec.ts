import { onOneLine, padded, shortened, widthOf, wrapped } from './text.js'

describe('widthOf', () => {
  it.each([
    ['virgil', 6],
    ['Müştəri uğuru', 13],
    ['İşğal ı Ə ə', 11],
    ['İ'.normalize('NFD'), 1],
    ['Клиент ждёт', 11],
    ['ё'.normalize('NFD'), 1],
    ['й'.normalize('NFD'), 1],
    ['顧客', 4],
    ['a\u200bb', 2],
    ['… → ╓ ║ ● ┊', 11],
    ['🧭', 2],
    ['', 0],
  ])('%j takes %d columns', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })
})

describe('shortened', () => {
  it('cuts between letters, never within one', () => {
    expect(shortened('öyrənmək', 5)).toBe('öyrə…')
    expect(shortened(`a${'ё'.normalize('NFD')}bcd`, 3)).toBe(`a${'ё'.normalize('NFD')}…`)
    expect(shortened('顧客様', 4)).toBe('顧…')
    expect(shortened('as it is', 8)).toBe('as it is')
    expect(shortened('gone', 0)).toBe('')
  })

  it('leaves no space before the mark', () => {
    expect(shortened('ab cd', 4)).toBe('ab…')
  })
})

it('pads to a width, on either side', () => {
  expect(padded('ждёт', 6)).toBe('ждёт  ')
  expect(padded('7', 3, 'right')).toBe('  7')
  expect(padded('顧客様', 5)).toBe('顧客…')
})

it('puts on one line what others wrote, without what would move the cursor or turn the writing', () => {
  expect(onOneLine('a\r\n\tb \u001b[31mred\u001b[0m \u202egnp.exe ')).toBe('a b [31mred [0m gnp.exe')
})

it('wraps between words', () => {
  expect(wrapped('one two three four', 9, '  ')).toEqual(['one two', '  three', '  four'])
  expect(wrapped('', 9)).toEqual([''])
})
