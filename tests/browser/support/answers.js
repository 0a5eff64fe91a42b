// What the people of the stories answer: question to field to value.

/** Somebody at a street in Manchester who gives no name. */
export const ANONYMOUS = {
  danger: { danger: 'no' },
  who: { who: 'victim' },
  age: { age: '18-to-64' },
  where: { where: 'place' },
  place: { place: 'M1 1AE', detail: 'By the fountain' },
  'place-type': { 'place-type': 'street' },
  when: { when: 'exact', 'day-day': '3', 'day-month': '11', 'day-year': '2026', time: 'About 9 at night' },
  already: { already: 'yes', told: 'My school', number: 'S-77' },
  what: { what: 'They spat at me.\nThen they laughed.' },
  harm: { harm: ['hurt', 'threat'], injury: 'My arm is sore' },
  online: { online: 'no' },
  why: { why: 'Because of my <b>scarf</b> & how I pray' },
  strands: { strands: ['race', 'religion'] },
  aimed: { aimed: ['who-they-are'] },
  before: { before: 'same-people' },
  evidence: { evidence: ['cameras'], camera: 'On the bank' },
  'know-them': { 'know-them': 'stranger' },
  suspects: { 'how-many': '3', again: 'yes' },
  identity: { identity: 'no-name' }
}

/** The same person, who gives a name and an address that is safe. */
export const NAMED = {
  ...ANONYMOUS,
  identity: { identity: 'yes' },
  name: { name: 'Zainab' },
  email: { email: 'yes', address: 'zainab@home.example', readers: 'only-me' },
  phone: { phone: 'yes', number: '0161 496 0000', times: 'After 6' },
  texts: { texts: 'no' },
  voicemail: { voicemail: 'no' },
  letter: { letter: 'yes', 'postal-address': '1 Invented Street\nManchester' },
  visit: { visit: 'yes', 'visit-times': 'In the morning' },
  needs: { needs: ['interpreter', 'woman'], language: 'Farsi' },
  support: { support: 'yes' }
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
    worker: { worker: 'handled-badly' },
    'more-places': { 'more-places': 'different-people' },
    'other-place': { 'other-place': 'Newport', detail: 'By the market' },
    'which-other-place': {},
    where: { where: 'transport' },
    transport: { transport: 'tram', tram: 'metrolink' },
    stop: { stop: 'M1 1AE', detail: 'The stop at the gardens' },
    online: { online: 'yes' },
    links: { links: 'A group called Invented Street' },
    evidence: { evidence: ['pictures', 'messages'] }
  },
  {
    ...ANONYMOUS,
    danger: { danger: 'may-come-back' },
    age: { age: '13-to-17' },
    place: { place: 'Newport' },
    'place-type': { 'place-type': 'school' },
    school: { school: 'knows', deals: 'both' },
    witnesses: { witnesses: 'yes', 'who-saw': 'Two boys of my class' },
    'which-place': {},
    strands: { strands: ['disability', 'sexual-orientation'] },
    'group-4': { 'group-4': ['autism'] },
    identity: { identity: 'trusted' },
    trusted: { 'trusted-name': 'Ruth', 'trusted-contact': 'ruth@home.example', agreed: 'yes' }
  },
  {
    ...ANONYMOUS,
    where: { where: 'online' },
    home: { home: 'BT1 5GS' },
    links: { links: 'A game' },
    strands: { strands: ['sectarian'] },
    'group-3': { 'group-3': ['catholic'] },
    when: { when: 'roughly', about: 'In the summer' }
  },
  {
    ...ANONYMOUS,
    worker: { worker: 'yes' },
    employer: { employer: 'Greater Manchester Police', duty: 'off' },
    place: { place: 'EH1 1YZ' },
    strands: { strands: ['age'] },
    'group-6': { 'group-6': ['older'] }
  }
]

/** Answers that will not do, to each question that can refuse one. */
export const REFUSED = {
  who: { who: 'organisation', called: 'x'.repeat(201) },
  where: {},
  transport: { transport: 'tram' },
  place: { place: 'Xqzwv' },
  'place-type': { 'place-type': 'other', type: 'x'.repeat(121) },
  stop: { stop: 'Xqzwv' },
  home: { home: 'Xqzwv' },
  'which-place': {},
  'other-place': { 'other-place': 'Xqzwv' },
  'which-other-place': {},
  when: { when: 'exact', 'day-day': '31', 'day-month': '2', 'day-year': '2026' },
  already: { already: 'yes', told: 'x'.repeat(201) },
  what: { what: 'x'.repeat(30_001) },
  harm: { harm: ['damage'], damaged: 'x'.repeat(1_001) },
  links: { links: 'x'.repeat(4_001) },
  why: { why: 'x'.repeat(30_001) },
  strands: { 'other-strand': 'x'.repeat(201) },
  witnesses: { witnesses: 'yes', 'who-saw': 'x'.repeat(1_001) },
  evidence: { evidence: ['cameras'], camera: 'x'.repeat(401) },
  suspects: { looks: 'x'.repeat(4_001) },
  name: { name: 'x'.repeat(201) },
  email: { email: 'yes', address: 'zainab at home' },
  phone: { phone: 'yes', number: 'none' },
  letter: { letter: 'yes', 'postal-address': 'x'.repeat(401) },
  visit: { visit: 'yes', 'visit-times': 'x'.repeat(201) },
  trusted: { 'trusted-name': 'x'.repeat(201) },
  needs: { needs: ['interpreter'], language: 'x'.repeat(121) }
}

/** What is answered at a centre, where somebody stays unknown to the police and notes the code; in the order of the tasks. */
export const ASSISTED = {
  informed: { informed: 'yes' },
  agrees: { agrees: 'yes' },
  named: { named: 'yes' },
  reach: { reach: 'centre' },
  'centre-named': { 'centre-named': 'yes' },
  outcome: { outcome: 'yes' },
  'helps-on': { 'helps-on': 'yes' },
  refer: { refer: 'myself' },
  interpreter: { interpreter: 'professional', interpreted: 'Polish' },
  where: { where: 'place' },
  place: { place: 'M1 1AE' },
  what: { what: 'Mężczyzna na mnie splunął.' },
  translation: { 'from-language': 'Polish', words: 'A man spat at me.', 'translated-by': 'Sana', checked: 'yes' },
  name: { name: 'Zofia' },
  keeps: { keeps: 'noted' },
  taken: { taken: 'now' },
  notes: { notes: 'She shook while she told it.' }
}
