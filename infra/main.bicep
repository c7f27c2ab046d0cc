// The whole of Retention on Azure: one resource group, and in it resources.bicep. Deployed with `cd infra && azd up`.
targetScope = 'subscription'

@minLength(1)
@maxLength(50)
@description('Names the deployment; azd asks for it once.')
param environmentName string

@minLength(1)
param location string

@description('Where shops and shoppers reach the app. Empty: the function app\'s own address.')
param publicBaseUrl string = ''

@minValue(40)
@maxValue(1000)
@description('The most instances any one function may have; 40 is the least that Flex Consumption accepts.')
param maximumInstanceCount int = 40

param shopifyClientId string
param sendGridFromAddress string
param sendGridBaseUrl string = 'https://api.sendgrid.com'

@description('Public keys of the event webhook, two with a comma during a change (docs/sendgrid.md).')
param sendGridEventKeys string = ''

@description('The host whose mail Inbound Parse brings; empty where replies go to shops\' own inboxes.')
param sendGridParseHost string = ''

@description('Who runs the program and how to reach them, as pages name it')
param operatorContact string = ''
param sendGridParseKeys string = ''

@minValue(0)
@maxValue(10000)
@description('How many letters about orders a shop without a domain of its own sends within 24 hours.')
param sendGridSharedPerDay int = 50

@description('The Twilio account (AC...), messaging service (MG...) and API key (SK...) that texts go by; all empty where none do (docs/twilio.md).')
param twilioAccountSid string = ''
param twilioMessagingService string = ''
param twilioApiKey string = ''

@description('True while Shopify still signs with the previous client secret (docs/deploy-to-azure.md, "Rolling the secrets").')
param shopifySecretIsRolling bool = false

@description('True once the vault has sendgrid-account-key; otherwise domains and lists use the other key.')
param sendGridHasAccountKey bool = false

@description('True while Twilio still signs with the previous auth token.')
param twilioTokenIsRolling bool = false

// An empty secret leaves what the vault holds, so that only the first deployment must be given them.
@secure()
param keysMaster string = ''
@secure()
param sendGridApiKey string = ''
@secure()
param shopifyClientSecret string = ''
@secure()
param sendGridAccountKey string = ''
@secure()
param twilioAuthToken string = ''
@secure()
param twilioApiSecret string = ''

// azd finds what it deployed by this tag.
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module resources 'resources.bicep' = {
  name: 'resources'
  scope: group
  params: {
    token: toLower(uniqueString(subscription().id, environmentName, location))
    location: location
    tags: tags
    publicBaseUrl: publicBaseUrl
    maximumInstanceCount: maximumInstanceCount
    shopifyClientId: shopifyClientId
    sendGridFromAddress: sendGridFromAddress
    sendGridBaseUrl: sendGridBaseUrl
    sendGridEventKeys: sendGridEventKeys
    sendGridParseHost: sendGridParseHost
    operatorContact: operatorContact
    sendGridParseKeys: sendGridParseKeys
    sendGridSharedPerDay: sendGridSharedPerDay
    sendGridHasAccountKey: sendGridHasAccountKey
    twilioAccountSid: twilioAccountSid
    twilioMessagingService: twilioMessagingService
    twilioApiKey: twilioApiKey
    twilioTokenIsRolling: twilioTokenIsRolling
    shopifySecretIsRolling: shopifySecretIsRolling
    keysMaster: keysMaster
    sendGridApiKey: sendGridApiKey
    shopifyClientSecret: shopifyClientSecret
    sendGridAccountKey: sendGridAccountKey
    twilioAuthToken: twilioAuthToken
    twilioApiSecret: twilioApiSecret
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = resources.outputs.functionAppName
output AZURE_FUNCTION_APP_URL string = resources.outputs.functionAppUrl
output AZURE_STORAGE_ACCOUNT_NAME string = resources.outputs.storageAccountName
output AZURE_KEY_VAULT_NAME string = resources.outputs.keyVaultName
output AZURE_APPLICATION_INSIGHTS_NAME string = resources.outputs.applicationInsightsName
