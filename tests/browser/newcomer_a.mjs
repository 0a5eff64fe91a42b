import { writeFileSync } from 'node:fs'
import { signIn } from './support/form.js'
import { Site } from './support/site.js'
import { LAPTOP, PHONE, openBrowser, visitor } from './support/visitor.js'
const site = await Site.demo(); 
writeFileSync('/tmp/newcomer/site.json', JSON.stringify({url: site.url, folder: site.folder}))
console.log(site.url, site.folder)
process.on('SIGTERM', async () => { await site.stop(); process.exit(0) })
setInterval(()=>{}, 1000)
