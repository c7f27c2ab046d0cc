<?php
/** The topics that the plugin teaches WooCommerce's webhooks. */
final class TopicsTest extends PluginTestCase {
	public function test_a_webhook_for_carts_and_for_saved_items_can_be_made(): void {
		$resources = apply_filters( 'woocommerce_valid_webhook_resources', array( 'coupon', 'order' ) );
		$this->assertSame( array( 'coupon', 'order', 'cart', 'saved_item' ), $resources );
		$hooks = apply_filters( 'woocommerce_webhook_topic_hooks', array( 'order.created' => array( 'woocommerce_new_order' ) ) );
		$this->assertSame( array( 'retention_cart_changed' ), $hooks['cart.updated'] );
		$this->assertSame( array( 'retention_saved_item_changed' ), $hooks['saved_item.updated'] );
		$this->assertSame( array( 'woocommerce_new_order' ), $hooks['order.created'] );
	}

	public function test_the_newest_snapshot_is_sent_whatever_set_the_delivery_off(): void {
		add_filter( 'retention_saved_item_snapshot', static function ( $none, $id ) { return array( 'v' => 1, 'id' => $id, 'items' => array() ); }, 10, 2 );
		$this->assertSame( array( 'v' => 1, 'id' => 'list-1', 'items' => array() ), apply_filters( 'woocommerce_webhook_payload', array(), 'saved_item', 'list-1', 7 ) );
	}

	public function test_what_is_gone_by_then_is_nobody_s_and_empty(): void {
		$sent = apply_filters( 'woocommerce_webhook_payload', array(), 'saved_item', 'list-1', 7 );
		$this->assertSame( array( 'list-1', '', 0, array() ), array( $sent['id'], $sent['email'], $sent['customer_id'], $sent['items'] ) );
		$this->assertEqualsWithDelta( time(), strtotime( $sent['updated_at'] ), 5 );
	}

	public function test_other_deliveries_are_left_as_they_are(): void {
		$order = array( 'id' => 12, 'status' => 'processing' );
		$this->assertSame( $order, apply_filters( 'woocommerce_webhook_payload', $order, 'order', 12, 7 ) );
	}
}
