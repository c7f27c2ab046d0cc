<?php
/** What WooCommerce's own webhooks tell our server, and what not. */
final class WebhooksTest extends PluginTestCase {
	protected function setUp(): void {
		parent::setUp();
		World::connect();
		World::$orders[14] = new WC_Order( 14 );
	}

	/** Fixture 03: the address that is being typed, in an order that is none yet. */
	public function test_a_draft_is_not_told_and_the_order_that_it_becomes_is(): void {
		World::$orders[14]->status = 'checkout-draft';
		$this->assertFalse( $this->is_told( 'order.updated', 14 ) );
		World::$orders[14]->status = 'processing';
		$this->assertTrue( $this->is_told( 'order.updated', 14 ) );
		$this->assertTrue( $this->is_told( 'order.deleted', 15 ), 'It is gone already.' );
	}

	public function test_what_others_are_told_is_not_ours_to_stop(): void {
		World::$orders[14]->status = 'checkout-draft';
		$this->assertTrue( $this->is_told( 'order.updated', 14, 'https://other.example/x' ) );
		$this->assertTrue( $this->is_told( 'product.updated', 14 ), 'A product with the number of a draft.' );
		$this->assertTrue( $this->is_told( 'cart.updated', str_repeat( 'a1', 32 ) ) );
		World::$options = array();
		$this->assertTrue( $this->is_told( 'order.updated', 14 ) );
		World::connect();
		$this->assertFalse( $this->is_told( 'order.updated', 14, 'https://app.example/webhooks/woocommerce/x', false ), 'What WooCommerce stops stays stopped.' );
	}

	private function is_told( string $topic, $id, string $url = 'https://app.example/webhooks/woocommerce/x', bool $should = true ): bool {
		$webhook        = new WC_Webhook( 1, $url );
		$webhook->topic = $topic;
		return apply_filters( 'woocommerce_webhook_should_deliver', $should, $webhook, $id );
	}
}
