// Proves what can be proved of the deployment without Azure: that the Bicep parses and that its key lines, host.json and
// the functions hold what docs/deploy-to-azure.md promises. No types and no module checks: that is `az bicep build`.
// A check that cannot fail proves nothing, so each rule is also run on a copy that was spoilt for it and must fail there.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Language, Parser } from 'web-tree-sitter'

const require = createRequire(import.meta.url)
const at = path => new URL(path, new URL('../', import.meta.url))
const read = path => existsSync(at(path)) ? readFileSync(at(path), 'utf8') : ''

let passed = 0
let failed = 0
function result(ok, what) {
  if (ok) passed++
  else failed++
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${what}`)
}

// --- the Bicep parses -------------------------------------------------------------------------------------------------

await Parser.init()
const parser = new Parser()
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')))

function errorsIn(text) {
  const found = []
  const visit = node => {
    if (node.isError || node.isMissing) found.push(`${node.startPosition.row + 1}:${node.startPosition.column + 1}`)
    else if (node.hasError) node.children.forEach(visit)
  }
  const tree = parser.parse(text)
  if (tree.rootNode.hasError) visit(tree.rootNode)
  return found
}

const bicepFiles = readdirSync(at('infra/'), { recursive: true })
  .map(name => `infra/${name.replaceAll('\\', '/')}`)
  .filter(path => path.endsWith('.bicep'))
  .sort()
if (bicepFiles.length === 0) result(false, 'infra holds no Bicep file')

for (const path of bicepFiles) {
  const text = read(path)
  const errors = errorsIn(text)
  result(errors.length === 0, `${path}: ${errors.length === 0 ? 'OK' : errors.join(', ')}`)
  const truncated = text.slice(0, text.lastIndexOf('{') + 1)
  result(errorsIn(truncated).length > 0, `${path}: a truncated copy is rejected`)
}

// --- key lines --------------------------------------------------------------------------------------------------------

// holds() sees the file without its comments; spoil turns [this, into that] and holds() must then be false.
function rule(what, path, holds, spoil) {
  const text = read(path).replace(/^\s*(\/\/|#).*$/gm, '').replace(/ \/\/ .*$/gm, '')
  const spoilt = text.replace(spoil[0], () => spoil[1])
  if (!holds(text)) result(false, `${what}: not so in ${path}`)
  else if (spoilt === text) result(false, `${what}: the spoilt copy is no different`)
  else result(!holds(spoilt), `${what}${holds(spoilt) ? ': does not notice a spoilt copy' : ''}`)
}
const line = text => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`, 'm')
const has = (what, path, text, into) => rule(what, path, body => line(text).test(body), [text, into])

const res = 'infra/resources.bicep'
has('the runtime is custom', res, "runtime: { name: 'custom', version: '1.0' }", "runtime: { name: 'dotnet-isolated', version: '10' }")
has('an instance has 512 MB', res, 'instanceMemoryMB: 512', 'instanceMemoryMB: 2048')
has('the plan is Flex Consumption', res, "sku: { name: 'FC1', tier: 'FlexConsumption' }", "sku: { name: 'Y1', tier: 'Dynamic' }")
has('the instances are limited', res, 'maximumInstanceCount: maximumInstanceCount', 'maximumInstanceCount: 1000')
has('storage has no keys', res, 'allowSharedKeyAccess: false', 'allowSharedKeyAccess: true')
has('blobs are not public', res, 'allowBlobPublicAccess: false', 'allowBlobPublicAccess: true')
has('storage speaks TLS 1.2', res, "minimumTlsVersion: 'TLS1_2'", "minimumTlsVersion: 'TLS1_0'")
has('the vault cannot be purged', res, 'enablePurgeProtection: true', '')
has('the vault uses roles', res, 'enableRbacAuthorization: true', 'enableRbacAuthorization: false')
has('references use the app\'s identity', res, 'keyVaultReferenceIdentity: identity.id', '')
has('telemetry needs Entra ID', res, 'DisableLocalAuth: true', 'DisableLocalAuth: false')
has('azd finds the app', res, "tags: union(tags, { 'azd-service-name': 'api' })", 'tags: tags')

for (const role of ['b7e6dc6d-f1e8-4753-8033-0f276bb0955b', '974c5e8b-45b9-4653-ba55-5f855dd0fb88', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
  '4633458b-17de-408a-b874-0445c86b69e6', '3913510d-42f4-4e42-8a64-420c390055eb'])
  rule(`the app has the role ${role}`, res, text => text.includes(`'${role}'`), [role, '00000000-0000-0000-0000-000000000000'])

for (const name of ['AzureWebJobsStorage__credential', 'AzureWebJobsStorage__clientId', 'AzureWebJobsStorage__blobServiceUri',
  'AzureWebJobsStorage__queueServiceUri', 'AzureWebJobsStorage__tableServiceUri', 'AzureWebJobsDisableHomepage',
  'APPLICATIONINSIGHTS_CONNECTION_STRING', 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', 'Storage__AccountName', 'Storage__ClientId',
  'Public__BaseUrl', 'Shopify__ClientId', 'SendGrid__BaseUrl', 'SendGrid__FromAddress', 'SendGrid__EventKeys', 'SendGrid__ParseHost', 'Operator__Contact', 'SendGrid__ParseKeys', 'SendGrid__SharedPerDay',
  'Twilio__AccountSid', 'Twilio__MessagingService', 'Twilio__ApiKey'])
  rule(`${name} is set`, res, text => new RegExp(`^\\s*${name}: \\S`, 'm').test(text), [`${name}:`, `X${name}:`])

for (const [name, secret] of [['Keys__Master', 'keys-master'], ['SendGrid__ApiKey', 'sendgrid-api-key'], ['Shopify__ClientSecrets__0', 'shopify-client-secret'],
  ['SendGrid__AccountKey', 'sendgrid-account-key'], ['Twilio__AuthTokens__0', 'twilio-auth-token'], ['Twilio__ApiSecret', 'twilio-api-secret']])
  rule(`${name} is a Key Vault reference`, res,
    text => text.includes(`${name}: '@Microsoft.KeyVault(SecretUri=\${vault.properties.vaultUri}secrets/${secret})'`) && text.includes(`name: '${secret}'`),
    [`${name}: '@Microsoft.KeyVault(`, `${name}: '(`])

// --- no secrets -------------------------------------------------------------------------------------------------------

rule('nothing of Twilio is set where no account is', res, text => text.includes('var twilio = empty(twilioAccountSid) ? {} : union('), ['empty(twilioAccountSid) ? {} : ', ''])

const secure = ['keysMaster', 'sendGridApiKey', 'shopifyClientSecret', 'sendGridAccountKey', 'twilioAuthToken', 'twilioApiSecret']
for (const path of bicepFiles) {
  rule(`${path}: no key is read out`, path, text => !/\blist(Keys|AccountSas|ServiceSas|Secrets)?\(|AccountKey=|getSecret\(/i.test(text), [/$/, "\nvar key = storage.listKeys().keys[0].value"])
  for (const name of secure) {
    rule(`${path}: ${name} is @secure()`, path, text => new RegExp(`@secure\\(\\)\\s*param ${name} string( = '')?\\s*$`, 'm').test(text), [new RegExp(`@secure\\(\\)\\s*param ${name} `), `param ${name} `])
  }
  rule(`${path}: no secret is put out`, path, text => !text.split('\n').some(l => l.startsWith('output ') && secure.some(s => l.includes(s))), [/$/, '\noutput leak string = keysMaster'])
}
for (const path of [...bicepFiles, 'infra/main.parameters.json', 'infra/azure.yaml', 'host.json'])
  rule(`${path}: nothing looks like a secret`, path,
    text => !/SG\.[\w-]{16,}\.|shp(ss|at|ca)_[0-9a-f]{16,}|AccountKey=|[?&]sig=|InstrumentationKey=|(?<![\w./-])[A-Za-z0-9+/]{40,}={0,2}(?![\w./-])/.test(text),
    [/$/, `\n"${'k'.repeat(43)}="`])
for (const name of secure)
  rule(`main.parameters.json takes ${name} from the environment`, 'infra/main.parameters.json',
    text => new RegExp(`"${name}": \\{ "value": "\\$\\{RETENTION_[A-Z_]+=\\}" \\}`).test(text), [new RegExp(`("${name}": \\{ "value": )"[^"]*"`), `"${name}": { "value": "plain"`])

// --- what the Functions host reads ------------------------------------------------------------------------------------

const json = (what, path, holds, spoil) => rule(what, path, text => {
  try { return holds(JSON.parse(text)) } catch { return false } // not JSON, or a part of it is missing: not so
}, spoil)

json('host.json names the executable', 'host.json', h => h.customHandler.description.defaultExecutablePath === 'retention', ['"retention"', '"dotnet"'])
json('host.json proxies, so that bodies stay raw', 'host.json', h => h.customHandler.enableProxyingHttpRequest === true, ['"enableProxyingHttpRequest": true', '"enableProxyingHttpRequest": false'])
json('host.json has no http.routes and no profile', 'host.json', h => !h.customHandler.http && !h.configurationProfile, ['"enableProxyingHttpRequest"', '"http": { "routes": [] }, "enableProxyingHttpRequest"'])
json('host.json adds no route prefix', 'host.json', h => h.extensions.http.routePrefix === '', ['"routePrefix": ""', '"routePrefix": "api"'])
json('host.json reads queue texts as they are', 'host.json', h => h.extensions.queues.messageEncoding === 'none', ['"none"', '"base64"'])
json('host.json gives a message five tries, 24 at once', 'host.json',
  ({ extensions: { queues: q } }) => q.maxDequeueCount === 5 && q.batchSize + q.newBatchThreshold === 24 && q.visibilityTimeout === '00:00:30', ['"maxDequeueCount": 5', '"maxDequeueCount": 1'])
json('host.json ends a function after five minutes', 'host.json', h => h.functionTimeout === '00:05:00', ['"functionTimeout"', '"x"'])
json('host.json brings the queue extension', 'host.json', h => h.extensionBundle.version === '[4.*, 5.0.0)', ['[4.*', '[1.*'])

const functions = 'src/Retention.App/Functions/'
const names = readdirSync(at(functions), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()
result(names.join() === 'events,steps,sweep,web', `the functions are ${names.join(', ')}`)

for (const name of names) {
  const path = `${functions}${name}/function.json`
  const only = f => f.bindings.length === 1 && f.bindings[0].direction === 'in'
  if (name === 'web') {
    json('web is one proxied, anonymous catch-all', path, ({ bindings: [req, res, ...more] }) => more.length === 0
      && req.type === 'httpTrigger' && req.authLevel === 'anonymous' && req.route === '{*path}' && req.methods === undefined
      && res.type === 'http' && res.direction === 'out', ['"anonymous"', '"function"'])
    json('its route is not one that the host keeps', path, f => !/^(admin|runtime)/i.test(f.bindings[0].route), ['"{*path}"', '"administration"'])
  } else if (name === 'sweep')
    json('sweep runs each minute', path, f => only(f) && f.bindings[0].type === 'timerTrigger' && f.bindings[0].schedule === '0 * * * * *', ['0 * *', '0 0 *'])
  else
    json(`${name} reads the queue ${name}`, path, f => only(f) && f.bindings[0].type === 'queueTrigger' && f.bindings[0].queueName === name
      && f.bindings[0].connection === 'AzureWebJobsStorage', [`"${name}"`, '"other"'])
}
rule('the queues are there before the app', res, text => text.includes("['events', 'events-poison', 'steps', 'steps-poison']"), ["'events-poison', ", ''])
result(names.every(name => !/^(admin|runtime)/i.test(name)) && /^(admin|runtime)/i.test('administration'), 'no function has a name that the host keeps')

// --- azd --------------------------------------------------------------------------------------------------------------

has('azd deploys our own zip', 'infra/azure.yaml', 'dist: ../artifacts/functionapp.zip', 'dist: ../artifacts/other.zip')
has('azd packs nothing by itself', 'infra/azure.yaml', 'language: custom', 'language: dotnet')
rule('azd runs script/package inline', 'infra/azure.yaml', text => /run: \|\n\s+cd \.\.\n\s+script\/package\n/.test(text), ['script/package', 'package'])

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
