import { who, end, PHONE, send, press, paste, submit } from './newcomer_lib.mjs'
const o = await who('officer', 'officer@gmp.example')
const l = await who('lead', 'lead@gmp.example')
const main = async (p=o.page) => (await p.locator('main').innerText())
const todo = async (p=o.page) => (await main(p)).split('What has to be done')[1]?.split('What happened')[0]
const step = async (r,s,f,p=o.page) => { await p.goto(r+'/steps/'+s); await paste(p,f); await send(p); const m=await main(p); console.log('STEP',s,JSON.stringify(f),p.url().split('/').slice(-1)[0], m.startsWith('There is')? m.slice(0,200):'ok') }
// overdue list
await o.page.goto('/queue?shown=overdue'); console.log('OVERDUE', (await main()).split('Closed')[1]); await o.shot('13-overdue')
const r='/reports/RTTKV42V'
await o.page.goto(r); console.log('LATE report', await todo(), (await main()).slice(0,300)); await o.shot('13-late'); 
await o.page.reload(); console.log(await todo())
await press(o.page, o.page.getByRole('button', {name:'I will deal with it'}))
// link → clock?
await o.page.goto(r+'/links'); console.log(await main()); await paste(o.page,{other:'KVJK-923M', answer:'same-place'}); await send(o.page)
await o.page.goto(r); console.log('AFTER LINK', await todo()); await o.shot('13-afterlink')
const A={'again-soon':'no', worse:'no', 'knows-where':'no','close-to-them':'no', before:'no','hurt-or-weapon':'no', alone:'no', coping:'yes','others-afraid':'no'}
await step(r,'assessment',{...A, level:'high'})
await step(r,'assessment',{...A, level:'high', why:'I know the family.'})
await step(r,'review',{answer:'more-to-do', why:'Visit the school first.'}, l.page)
await o.page.goto(r); console.log('AFTER MORE-TO-DO', await todo()); await o.shot('14-more')
await o.page.goto('/queue?shown=mine'); console.log((await main()).split('Closed')[1]); await o.shot('14-mine')
await step(r,'assessment',{...A, why:'Again.'})
console.log('LOWERED', await todo(), (await main()).slice(0,250))
await step(r,'pause',{answer:'awaiting-reporter', why:'Asked for the name of the school.'})
console.log('PAUSED', await todo(), (await main()).slice(0,300)); await o.shot('15-paused')
await o.page.goto('/queue?shown=awaiting'); console.log((await main()).split('Closed')[1]); await o.shot('15-awaiting')
await o.page.goto('/queue?shown=overdue'); console.log('OVERDUE while paused', (await main()).split('Closed')[1])
await step(r,'event',{answer:'arrest'}); console.log('EVENT', await todo())
await o.page.goto(r); console.log(await o.page.locator('main details').allInnerTexts()); await o.page.locator('summary',{hasText:'More that can be written down'}).click(); await o.shot('15-more-open'); 
await o.page.locator('summary',{hasText:'Give it to somebody else'}).click(); await o.page.selectOption('#officer','supervisor@demo.example'); await press(o.page, o.page.locator('form[action$="officer"] button').last()); console.log('GIVEN', o.page.url(), (await main()).slice(0,100), (await main()).split('Who deals with it')[1].slice(0,300))
await end()
