// What the people of the stories answer: question to field to value.

/** Somebody at a street in Manchester who gives no name. */
export const ANONYMOUS = {
  danger: { danger: 'no' },
  who: { who: 'victim' },
  where: { where: 'place' },
  place: { place: 'M1 1AE', detail: 'By the fountain' },
  when: { when: 'exact', 'day-day': '3', 'day-month': '11', 'day-year': '2026', time: 'About 9 at night' },
  already: { already: 'yes', told: 'My school', number: 'S-77' },
  what: { what: 'They spat at me.\nThen they laughed.' },
  online: { online: 'no' },
  why: { why: 'Because of my <b>scarf</b> & how I pray' },
  strands: { strands: ['race', 'religion'] },
  before: { before: 'same-people' },
  'know-them': { 'know-them': 'stranger' },
  identity: { identity: 'no-name' }
}

/** The same person, who gives a name and an address that is safe. */
export const NAMED = {
  ...ANONYMOUS,
  identity: { identity: 'yes' },
  name: { name: 'Zainab' },
  email: { email: 'yes', address: 'zainab@home.example' },
  phone: { phone: 'yes', number: '0161 496 0000', times: 'After 6' },
  voicemail: { voicemail: 'no' },
  letter: { letter: 'yes', 'postal-address': '1 Invented Street\nManchester' }
}

/** The same person, on a train at the same place. */
export const ON_A_TRAIN = {
  ...ANONYMOUS,
  where: { where: 'transport' },
  transport: { transport: 'train' },
  stop: { stop: 'M1 1AE', detail: 'The train to Leeds' }
}

/** Ways through the questions that together come past every one of them. */
export const WAYS = [
  {
    ...NAMED,
    danger: { danger: 'now' },
    who: { who: 'someone-else' },
    'they-know': { 'they-know': 'yes' },
    'they-read': { 'they-read': 'no' },
    where: { where: 'transport' },
    transport: { transport: 'tram', tram: 'metrolink' },
    stop: { stop: 'M1 1AE', detail: 'The stop at the gardens' },
    online: { online: 'yes' },
    links: { links: 'A group called Invented Street' }
  },
  {
    ...ANONYMOUS,
    danger: { danger: 'may-come-back' },
    place: { place: 'Newport' },
    'which-place': {},
    identity: { identity: 'trusted' },
    trusted: { 'trusted-name': 'Ruth', 'trusted-contact': 'ruth@home.example', agreed: 'yes' }
  },
  {
    ...ANONYMOUS,
    where: { where: 'online' },
    home: { home: 'M1 1AE' },
    links: { links: 'A game' },
    when: { when: 'roughly', about: 'In the summer' }
  }
]

/** Answers that will not do, to each question that can refuse one. */
export const REFUSED = {
  danger: {},
  who: {},
  'they-know': {},
  'they-read': {},
  where: {},
  transport: { transport: 'tram' },
  place: { place: 'Xqzwv' },
  stop: { stop: 'Xqzwv' },
  home: { home: 'Xqzwv' },
  'which-place': {},
  when: { when: 'exact', 'day-day': '31', 'day-month': '2', 'day-year': '2026' },
  already: { already: 'yes', told: 'x'.repeat(201) },
  what: {},
  online: {},
  links: { links: 'x'.repeat(4_001) },
  why: { why: 'x'.repeat(30_001) },
  strands: { 'other-strand': 'x'.repeat(201) },
  identity: {},
  name: {},
  email: { email: 'yes', address: 'zainab at home' },
  phone: { phone: 'yes', number: 'none' },
  voicemail: {},
  letter: { letter: 'yes' },
  trusted: { 'trusted-name': 'Ruth' }
}
