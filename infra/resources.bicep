// In the order of need: who the app is, what it keeps, what it hides, what it tells, where it runs.
param token string
param location string
param tags object
param publicBaseUrl string
param maximumInstanceCount int
param shopifyClientId string
param sendGridFromAddress string
param sendGridBaseUrl string
param sendGridEventKeys string
param operatorContact string
param sendGridParseHost string
param sendGridParseKeys string
param sendGridSharedPerDay int
param sendGridHasAccountKey bool
param twilioAccountSid string
param twilioMessagingService string
param twilioApiKey string
param twilioTokenIsRolling bool
param shopifySecretIsRolling bool
@secure()
param keysMaster string
@secure()
param sendGridApiKey string
@secure()
param shopifyClientSecret string
@secure()
param sendGridAccountKey string
@secure()
param twilioAuthToken string
@secure()
param twilioApiSecret string

var deploymentContainer = 'app-package'

// User-assigned, because the roles must exist before the app first starts.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-retention-${token}'
  location: location
  tags: tags
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: storage
  name: 'default'
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: deploymentContainer
  properties: { publicAccess: 'None' }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: storage
  name: 'default'
}

// The host reads a queue before the program first runs; tables and the other containers are made by the program.
resource queues 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for name in ['events', 'events-poison', 'steps', 'steps-poison']: {
  parent: queueService
  name: name
}]

var storageRoles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // the host's locks and the deployment package need Owner
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource mayUseStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(storageRoles): {
  name: guid(storage.id, identity.id, role.value)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'kv-${token}'
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Losing Keys__Master loses the key ring, so nobody may purge it.
    enablePurgeProtection: true
  }
}

resource masterSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(keysMaster)) {
  parent: vault
  name: 'keys-master'
  properties: { value: keysMaster }
}

resource sendGridSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(sendGridApiKey)) {
  parent: vault
  name: 'sendgrid-api-key'
  properties: { value: sendGridApiKey }
}

resource shopifySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(shopifyClientSecret)) {
  parent: vault
  name: 'shopify-client-secret'
  properties: { value: shopifyClientSecret }
}

resource sendGridAccountSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(sendGridAccountKey)) {
  parent: vault
  name: 'sendgrid-account-key'
  properties: { value: sendGridAccountKey }
}

resource twilioTokenSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(twilioAuthToken)) {
  parent: vault
  name: 'twilio-auth-token'
  properties: { value: twilioAuthToken }
}

resource twilioApiKeySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(twilioApiSecret)) {
  parent: vault
  name: 'twilio-api-secret'
  properties: { value: twilioApiSecret }
}

var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-retention-${token}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    // Logs can cost more than everything else together; a loop of errors stops here.
    workspaceCapping: { dailyQuotaGb: 1 }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-retention-${token}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource mayPublishTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-retention-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'retention-${token}'
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Without it references are resolved by the system-assigned identity, and there is none.
    keyVaultReferenceIdentity: identity.id
    siteConfig: { minTlsVersion: '1.2' }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      // The program is its own runtime: a self-contained executable that host.json names.
      runtime: { name: 'custom', version: '1.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: 512
        maximumInstanceCount: maximumInstanceCount
      }
    }
  }
  dependsOn: [
    packages
    mayUseStorage
    mayReadSecrets
    mayPublishTelemetry
  ]
}

// Flex takes the runtime from functionAppConfig: FUNCTIONS_WORKER_RUNTIME is not set. Nor is invariant globalization,
// which would break Japanese. References carry no version, so a new version of a secret is picked up by itself.
var shopifySecrets = union(
  { Shopify__ClientSecrets__0: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/shopify-client-secret)' },
  shopifySecretIsRolling ? { Shopify__ClientSecrets__1: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/shopify-client-secret-previous)' } : {}
)

// A reference to a secret that the vault does not have would be the setting's value: so each is set only where it is wanted.
var sendGridAccount = sendGridHasAccountKey ? { SendGrid__AccountKey: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/sendgrid-account-key)' } : {}

var twilio = empty(twilioAccountSid) ? {} : union(
  {
    Twilio__AccountSid: twilioAccountSid
    Twilio__MessagingService: twilioMessagingService
    Twilio__AuthTokens__0: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/twilio-auth-token)'
  },
  twilioTokenIsRolling ? { Twilio__AuthTokens__1: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/twilio-auth-token-previous)' } : {},
  empty(twilioApiKey) ? {} : {
    Twilio__ApiKey: twilioApiKey
    Twilio__ApiSecret: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/twilio-api-secret)'
  }
)

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(shopifySecrets, sendGridAccount, twilio, {
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId
    AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
    AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
    AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
    AzureWebJobsDisableHomepage: 'true'
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
    Storage__AccountName: storage.name
    Storage__ClientId: identity.properties.clientId
    Public__BaseUrl: empty(publicBaseUrl) ? 'https://${app.properties.defaultHostName}' : publicBaseUrl
    Keys__Master: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/keys-master)'
    Shopify__ClientId: shopifyClientId
    SendGrid__ApiKey: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/sendgrid-api-key)'
    SendGrid__BaseUrl: sendGridBaseUrl
    SendGrid__FromAddress: sendGridFromAddress
    SendGrid__EventKeys: sendGridEventKeys
    Operator__Contact: operatorContact
    SendGrid__ParseHost: sendGridParseHost
    SendGrid__ParseKeys: sendGridParseKeys
    SendGrid__SharedPerDay: string(sendGridSharedPerDay)
  })
  dependsOn: [
    masterSecret
    sendGridSecret
    shopifySecret
    sendGridAccountSecret
    twilioTokenSecret
    twilioApiKeySecret
    queues
  ]
}

output functionAppName string = app.name
output functionAppUrl string = 'https://${app.properties.defaultHostName}'
output storageAccountName string = storage.name
output keyVaultName string = vault.name
output applicationInsightsName string = insights.name
