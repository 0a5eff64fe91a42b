// The people whose whole way is walked, each with what they answer, and the teams that must have it.
import { ANONYMOUS, NAMED, ON_A_TRAIN } from './answers.js'

const GROUPS = {
  'group-1': { 'group-1': ['colour', 'gypsy-roma-traveller'] },
  'group-2': { 'group-2': ['muslim'] }
}

export const WALKS = {
  'victim named': { answers: { ...NAMED, ...GROUPS }, teams: ['greater-manchester'] },
  'witness anonymous': {
    answers: { ...ANONYMOUS, who: { who: 'witness' }, age: {}, identity: { identity: 'no-name' } },
    teams: ['greater-manchester']
  },
  'for a child': {
    answers: {
      ...NAMED,
      who: { who: 'someone-else' },
      'they-know': { 'they-know': 'yes' },
      'they-read': { 'they-read': 'yes' },
      age: { age: 'under-13' },
      'place-type': { 'place-type': 'school' },
      school: { school: 'knows', deals: 'both' },
      strands: { strands: ['disability'] },
      'group-4': { 'group-4': ['autism'] }
    },
    teams: ['greater-manchester']
  },
  'a boy of 14 alone': {
    answers: {
      ...ANONYMOUS,
      age: { age: '13-to-17' },
      strands: { strands: ['sexual-orientation'] },
      'group-5': { 'group-5': ['gay'] },
      identity: { identity: 'trusted' },
      trusted: { 'trusted-name': 'Ms Reid', 'trusted-contact': '0161 496 0000', agreed: 'yes' }
    },
    teams: ['greater-manchester']
  },
  'online only, from Scotland': {
    answers: {
      ...ANONYMOUS,
      where: { where: 'online' },
      home: { home: 'EH1 1YZ' },
      links: { links: 'A group called Invented Street\nhttps://chat.example/invented' },
      strands: { strands: ['age', 'race'], 'other-strand': 'Being a goth' },
      'group-1': { 'group-1': ['citizenship'] },
      'group-6': { 'group-6': ['older'] }
    },
    teams: ['police-scotland']
  },
  'on a train': { answers: { ...ON_A_TRAIN, ...GROUPS }, teams: ['btp'] },
  'on a tram': {
    answers: { ...ON_A_TRAIN, transport: { transport: 'tram', tram: 'metrolink' }, stop: { stop: 'M1 1AE', detail: 'The stop at the gardens' } },
    teams: ['greater-manchester']
  },
  'at a postcode by the border of two forces': {
    answers: { ...ANONYMOUS, place: { place: 'LD7 1AA', detail: 'By the bridge' } },
    teams: ['dyfed-powys']
  },
  'two places by different people': {
    answers: {
      ...NAMED,
      'more-places': { 'more-places': 'different-people' },
      'other-place': { 'other-place': 'SW1A 1AA', detail: 'By the palace' }
    },
    teams: ['greater-manchester', 'metropolitan']
  },
  'about an officer': {
    answers: {
      ...NAMED,
      worker: { worker: 'yes' },
      employer: { employer: 'Greater Manchester Police', duty: 'on' }
    },
    teams: ['greater-manchester-standards'],
    never: 'greater-manchester'
  },
  'a carer for a victim': {
    answers: {
      ...ANONYMOUS,
      who: { who: 'someone-else' },
      'they-know': { 'they-know': 'no' },
      age: { age: '65-or-over' },
      'place-type': { 'place-type': 'care-home' },
      'know-them': { 'know-them': 'carer' },
      identity: { identity: 'yes' },
      name: { name: 'Ruth & sons' },
      email: { email: 'yes', address: 'ruth@home.example', readers: 'others' },
      phone: { phone: 'yes', number: '0161 496 0000', times: 'Never at night' },
      needs: { needs: ['sign-language', 'access'], 'what-access': 'A ramp' },
      support: { support: 'myself' }
    },
    teams: ['greater-manchester']
  },
  'damage to a mosque by its trustee': {
    answers: {
      ...NAMED,
      who: { who: 'organisation', called: 'The mosque in Invented Street' },
      'place-type': { 'place-type': 'worship' },
      harm: { harm: ['damage', 'taken'], damaged: 'Two windows', 'what-taken': 'The box for gifts' },
      strands: { strands: ['religion'] },
      'group-2': { 'group-2': ['muslim'] },
      aimed: { aimed: ['who-they-are', 'close-to'] },
      witnesses: { witnesses: 'yes', 'who-saw': 'سارة، من البيت المقابل' }
    },
    teams: ['greater-manchester']
  }
}
