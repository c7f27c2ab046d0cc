// Shopify's own library behind Express, as its documentation shows it: the raw body is read, webhooks.validate checks it, 200.
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api';
import express from 'express';

const [port, secret] = process.argv.slice(2);
const shopify = shopifyApi({
  apiKey: 'bench',
  apiSecretKey: secret,
  apiVersion: ApiVersion.July26,
  hostName: '127.0.0.1',
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error },
});

const app = express();
app.disable('x-powered-by');
app.get('/bench/state', (request, response) => response.send('0 0'));
app.post('/webhooks/shopify', express.text({ type: '*/*', limit: '1mb' }), async (request, response) => {
  const { valid } = await shopify.webhooks.validate({ rawBody: request.body, rawRequest: request, rawResponse: response });
  response.status(valid ? 200 : 401).send('');
});
app.listen(Number(port), '127.0.0.1');
