/** How large a made-up log is. */
export interface MadeUpLogOptions {
  readonly seed?: number
  readonly journeys?: number
  readonly clients?: number
}

const header = [
  'Sıra',
  'Müştəri №',
  'Müştəri',
  'Müraciət',
  'Vaxt',
  'Kim',
  'Komanda',
  'Əməkdaş',
  'Yön',
  'Kanal',
  'Vəziyyət',
  'Köməkçi',
  'Qeyd',
]
const missing = '?'

/** The roles as the file calls them, with their teams and the people of each team. */
const departments: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'Hesab meneceri': { Bakı: ['İlqar Əliyev', 'Ирина Соколова'], Gəncə: ['Şəfiqə Quliyeva'] },
  Dəstək: {
    'Birinci xətt': ['Işıq Rəhimli', 'Олег Ёлкин'],
    'İkinci xətt': ['Çinarə "Çiçək" Həsənova', 'Ayxan Nağıyev'],
  },
  Məhsul: { Əsas: ['Наталья Щукина'], İnteqrasiya: ['Zəhra Ibrahimli'] },
  'Müştəri uğuru': { Uğur: ['Günəş Vəliyeva', 'Ольга Ж.'] },
}

const notes = [
  'Proqram açılmır; "lisenziya" tapılmadı',
  'Клиент спрашивает ещё раз:\nгде обучение?',
  'ISTANBUL və İSTANBUL eyni deyil;\r\nışıq, iş',
  'Ответили ссылкой; ждём',
  '""',
  ' boşluqla başlayır',
  'Sadə qeyd',
  missing,
]

const BEGIN = Date.UTC(2025, 0, 6, 9)
const MINUTE = 60_000

/**
 * A log as another company's tool might write it, the same for the same seed: semicolons, `dd/MM/yyyy HH:mm` of Baku, `?` for what is missing, Azerbaijani
 * and Russian with quotes and line breaks, several touchpoints in one minute, journeys in among each other, and nobody's touchpoints.
 */
export function madeUpLog({ seed = 1, journeys = 200, clients = 25 }: MadeUpLogOptions = {}): string {
  const random = randomFrom(seed)
  const lines = Array.from({ length: journeys }, (_, index) =>
    journey(index, 1 + Math.floor(random() * clients), random),
  ).flat()
  // By time, and shuffled within a minute except for the order inside a journey: the sort is stable and the tie is broken by the journey.
  const tie = new Map(lines.map(({ thread }) => [thread, random()]))
  lines.sort((a, b) => a.minute - b.minute || (tie.get(a.thread) ?? 0) - (tie.get(b.thread) ?? 0))
  const rows = lines.map(({ values }, index) => [String(index + 1), ...values])
  return [header, ...rows].map((values) => values.map(quoted).join(';') + '\r\n').join('')
}

interface Line {
  readonly minute: number
  readonly thread: string
  readonly values: readonly string[]
}

function journey(index: number, client: number, random: () => number): Line[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const thread = `MR-${String(index + 1).padStart(5, '0')}`
  const lines: Line[] = []
  let minute = Math.floor(random() * 60 * 24 * 300)
  let role = pick(Object.keys(departments))
  let member = ''
  let resolved = false
  const length = 1 + Math.floor(random() ** 2 * 14)
  for (let step = 0; step < length; step++) {
    // Ties: every third touchpoint stands in the minute of the one before.
    if (random() > 0.34) minute += Math.floor(random() * 4000)
    if (random() < 0.45) role = pick(Object.keys(departments))
    const teams = departments[role] ?? {}
    const team = pick(Object.keys(teams))
    const nobody = random() < 0.12
    // Now and then somebody covers for another role.
    const covers = member !== '' && random() < 0.1
    if (nobody || random() < 0.15) member = ''
    else if (!covers) member = random() < 0.08 ? 'Robot' : pick(teams[team] ?? [])
    const direction = pick(['gələn', 'gedən', 'gedən', 'daxili'])
    const status =
      direction === 'gələn' ? pick(['Açıq', 'Açıq', 'Təşəkkür']) : pick(resolved ? afterResolution : beforeResolution)
    const last = step === length - 1
    const helper = direction === 'gedən' && status === 'Açıq' && random() < 0.1
    if (status === 'Həll edildi') resolved = true
    lines.push({
      minute,
      thread,
      values: [
        `00${client}`,
        `Müştəri "${client}" MMC`,
        thread,
        written(BEGIN + minute * MINUTE),
        nobody ? missing : role,
        nobody || random() < 0.05 ? '' : team,
        member || pick(['', missing]),
        direction,
        pick(['e-poçt', 'zəng', 'söhbət']),
        last && !resolved && direction !== 'gələn' && random() < 0.1 ? 'Ləğv edildi' : status,
        helper ? 'bəli' : 'xeyr',
        pick(notes),
      ],
    })
  }
  return lines
}

const beforeResolution = ['Açıq', 'Açıq', 'Açıq', 'Gözləyir', 'Həll edildi', 'Yenidən açıldı']
const afterResolution = ['Açıq', 'Açıq', 'Açıq', 'Açıq', 'Həll edildi', 'Həll edildi', 'Gözləyir', 'Yenidən açıldı']

/** Baku keeps UTC+4 all the year since 2016. */
function written(instant: number): string {
  const [, year, month, day, time] =
    /^(\d+)-(\d+)-(\d+)T(\d\d:\d\d)/.exec(new Date(instant + 4 * 60 * MINUTE).toISOString()) ?? []
  return `${day}/${month}/${year} ${time}`
}

const quoted = (value: string): string => (/[";\r\n]|^\s/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** mulberry32: numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
