<?php
/** Carts on their way to the server. */
final class CartTest extends PluginTestCase {
	protected function setUp(): void {
		parent::setUp();
		World::connect();
		World::visit();
	}

	public function test_a_cart_of_somebody_unknown_is_not_told_and_not_stored(): void {
		WC()->cart->add_to_cart( 11, 2 );
		$this->assertSame( array(), $this->request_ends() );
		$this->assertSame( '0', $GLOBALS['wpdb']->get_var( 'SELECT COUNT(*) FROM wp_retention_carts' ) );
	}

	public function test_a_cart_of_a_known_shopper_is_told_once_a_request_with_all_that_the_server_needs(): void {
		World::log_in( 5, 'ann@example.test' );
		WC()->customer->country = 'US';
		WC()->cart->add_to_cart( 11, 1 );
		WC()->cart->add_to_cart( 11, 1 );
		$told = $this->request_ends();
		$this->assertCount( 1, $told );
		$sent = $this->delivered( 'cart', $told[0][1] );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $sent['id'] );
		$this->assertMatchesRegularExpression( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/', $sent['updated_at'] );
		$this->assertMatchesRegularExpression( '#^https://shop\.example/\?retention_restore=[0-9a-f]{32}$#', $sent['recovery_url'] );
		unset( $sent['id'], $sent['created_at'], $sent['updated_at'], $sent['recovery_url'] );
		$this->assertSame(
			array(
				'v' => 1, 'currency' => 'USD', 'total' => '39.80', 'customer_id' => 5, 'email' => 'ann@example.test', 'phone' => '', 'first_name' => 'Ann', 'country' => 'US', 'locale' => 'en_US', 'is_emptied' => false,
				'items' => array( array( 'product_id' => 11, 'variation_id' => 0, 'name' => 'Blue Mug', 'variant' => '', 'quantity' => 2, 'line_total' => '39.80', 'image' => '', 'url' => 'https://shop.example/product/11/' ) ),
				'consents' => array(),
			),
			$sent
		);
	}

	public function test_the_id_says_nothing_of_the_session_s_key_and_another_secret_gives_another(): void {
		World::log_in( 5, 'ann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$id = $this->request_ends()[0][1];
		$this->assertStringNotContainsString( $id, hash( 'sha256', '5' ) . hash_hmac( 'sha256', '5', wp_salt( 'auth' ) ) );
		$this->assertSame( $id, $this->told_after( static function () { WC()->cart->add_to_cart( 11 ); } ) );
		$stored = implode( ' ', array_map( 'implode', array_fill( 0, 1, (array) $GLOBALS['wpdb']->get_row( 'SELECT * FROM wp_retention_carts', ARRAY_A ) ) ) );
		$this->assertStringNotContainsString( Retention_Cart_Table::token( $id ), $stored, 'The recovery token is not stored, only its hash.' );
		$this->assertStringContainsString( hash( 'sha256', Retention_Cart_Table::token( $id ) ), $stored );
	}

	public function test_what_did_not_change_is_not_told_again(): void {
		World::log_in( 5, 'ann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$this->assertCount( 1, $this->request_ends() );
		do_action( 'retention_touch_cart' );
		$this->assertSame( array(), $this->request_ends() );
		$this->assertSame( array(), $this->request_ends() );
	}

	public function test_a_number_that_only_lost_its_zero_is_another_number(): void {
		WC()->cart->add_to_cart( 11 );
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test', 'billing_phone' => '0123' ), new WP_Error() );
		$this->assertCount( 1, $this->request_ends() );
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test', 'billing_phone' => '123' ), new WP_Error() );
		$this->assertCount( 1, $this->request_ends() );
	}

	public function test_a_guest_who_logs_in_keeps_his_cart_and_is_known_from_then_on(): void {
		WC()->cart->add_to_cart( 11 );
		$order = new WC_Order( 1 );
		do_action( 'woocommerce_checkout_create_order', $order, array() );
		$this->assertSame( array(), $this->request_ends() );
		World::log_in( 5, 'ann@example.test' );
		$told = $this->request_ends();
		$this->assertSame( array( array( 'cart', $order->get_meta( '_retention_cart_id' ) ) ), $told );
	}

	public function test_a_cart_that_the_shopper_emptied_ends_and_the_next_is_another(): void {
		World::log_in( 5, 'ann@example.test' );
		$key   = WC()->cart->add_to_cart( 11 );
		$first = $this->request_ends()[0][1];
		$this->assertSame( $first, $this->told_after( static function () use ( $key ) { WC()->cart->remove_cart_item( $key ); } ) );
		$sent = $this->delivered( 'cart', $first );
		$this->assertTrue( $sent['is_emptied'] );
		$this->assertSame( array(), $sent['items'] );
		$this->assertNotSame( $first, $this->told_after( static function () { WC()->cart->add_to_cart( 11 ); } ) );
	}

	public function test_logging_out_empties_nobody_s_cart(): void {
		World::log_in( 5, 'ann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$id = $this->request_ends()[0][1];
		do_action( 'wp_logout', 5 );
		WC()->cart->empty_cart( false );
		$this->assertSame( array(), $this->request_ends() );
		$this->assertFalse( $this->delivered( 'cart', $id )['is_emptied'] );
	}

	public function test_a_session_that_ended_empties_nobody_s_cart(): void {
		World::log_in( 5, 'ann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$this->request_ends();
		WC()->cart->empty_cart( false );
		$this->assertSame( array(), $this->request_ends() );
	}

	public function test_an_order_that_waits_for_its_payment_tells_the_rest_by_itself(): void {
		WC()->cart->add_to_cart( 11 );
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test' ), new WP_Error() );
		do_action( 'woocommerce_checkout_create_order', new WC_Order( 31 ), array() );
		do_action( 'woocommerce_checkout_order_processed', 31, array(), new WC_Order( 31 ) );
		$this->assertSame( array(), $this->request_ends() );
	}

	/** @dataProvider checkouts */
	public function test_after_an_order_the_cart_ends_without_a_word( callable $place ): void {
		World::log_in( 5, 'ann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$id    = $this->request_ends()[0][1];
		$order = new WC_Order( 31 );
		$place( $order );
		WC()->cart->empty_cart();
		$this->assertSame( array(), $this->request_ends() );
		$this->assertSame( $id, $order->get_meta( '_retention_cart_id' ) );
		$this->assertFalse( $this->delivered( 'cart', $id )['is_emptied'], 'What waits in the queue still has its snapshot.' );
		$this->assertNotSame( $id, $this->told_after( static function () { WC()->cart->add_to_cart( 11 ); } ) );
	}

	public function checkouts(): array {
		return array(
			'classic' => array( static function ( $order ) { do_action( 'woocommerce_checkout_create_order', $order, array() ); do_action( 'woocommerce_checkout_order_processed', 31, array(), $order ); } ),
			'block'   => array( static function ( $order ) { do_action( 'woocommerce_store_api_checkout_update_order_from_request', $order, new WP_REST_Request( array( 'billing_address' => array() ) ) ); do_action( 'woocommerce_store_api_checkout_order_processed', $order ); } ),
		);
	}

	public function test_a_shopper_whose_payment_failed_goes_on_with_the_same_cart(): void {
		World::log_in( 5, 'ann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$id = $this->request_ends()[0][1];
		do_action( 'woocommerce_checkout_order_processed', 31, array(), new WC_Order( 31 ) );
		$this->assertSame( array(), $this->request_ends() );
		$this->assertSame( $id, $this->told_after( static function () { WC()->cart->add_to_cart( 11 ); } ) );
		$this->assertSame( $id, $this->told_after( static function () { WC()->cart->empty_cart(); } ), 'Now it was the shopper who emptied it.' );
	}

	public function test_a_cart_that_another_plugin_emptied_and_filled_in_one_request_is_one_change(): void {
		World::log_in( 5, 'ann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$id = $this->request_ends()[0][1];
		World::$products[12] = new WC_Product( 12, 'Red &amp; Round', 5 );
		WC()->cart->empty_cart();
		WC()->cart->add_to_cart( 12 );
		$this->assertSame( array( array( 'cart', $id ) ), $this->request_ends() );
		$this->assertSame( 'Red & Round', $this->delivered( 'cart', $id )['items'][0]['name'] );
	}

	public function test_a_session_that_was_copied_into_another_visitor_s_is_not_taken_for_his(): void {
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test' ), new WP_Error() );
		$copied = WC()->session->data;
		World::visit( 't_somebody_else' );
		WC()->session->data = $copied;
		$this->assertNull( Retention_Capture::who() );
	}

	public function test_prices_are_told_as_the_shopper_sees_them(): void {
		World::$options['woocommerce_tax_display_cart'] = 'incl';
		World::log_in( 5, 'ann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$this->assertSame( '21.89', $this->delivered( 'cart', $this->request_ends()[0][1] )['items'][0]['line_total'] );
	}

	public function test_one_visitor_begins_few_carts(): void {
		$told = 0;
		for ( $visit = 0; $visit < 25; $visit++ ) {
			World::visit( 't_robot_' . $visit );
			do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => "robot$visit@example.test" ), new WP_Error() );
			WC()->cart->add_to_cart( 11 );
			$told += count( $this->request_ends() );
		}
		$this->assertSame( 20, $told );
		$_SERVER['REMOTE_ADDR'] = '203.0.113.8';
		do_action( 'retention_touch_cart' );
		$this->assertCount( 1, $this->request_ends() );
	}

	public function test_nothing_is_stored_without_a_connection_or_in_a_copy(): void {
		World::log_in( 5, 'ann@example.test' );
		World::$home = 'https://staging.example';
		WC()->cart->add_to_cart( 11 );
		$this->assertSame( array(), $this->request_ends() );
		World::$home = 'https://shop.example';
		unset( World::$options['retention_connection'] );
		WC()->cart->add_to_cart( 11 );
		$this->assertSame( array(), $this->request_ends() );
		World::connect();
		WC()->cart->add_to_cart( 11 );
		$this->assertCount( 1, $this->request_ends() );
	}

	public function test_a_week_later_a_cart_is_cleaned_away(): void {
		World::log_in( 5, 'ann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$id = $this->request_ends()[0][1];
		$GLOBALS['wpdb']->update( 'wp_retention_carts', array( 'updated_at' => gmdate( 'Y-m-d H:i:s', time() - 7 * 86400 + 60 ) ), array( 'id' => $id ) );
		do_action( 'retention_clean' );
		$this->assertNotNull( Retention_Cart_Table::find( $id ) );
		$GLOBALS['wpdb']->update( 'wp_retention_carts', array( 'updated_at' => gmdate( 'Y-m-d H:i:s', time() - 7 * 86400 - 60 ) ), array( 'id' => $id ) );
		do_action( 'retention_clean' );
		$this->assertNull( Retention_Cart_Table::find( $id ) );
		$this->assertSame( '', $this->delivered( 'cart', $id )['email'] );
	}

	private function told_after( callable $change ): string {
		$change();
		$told = $this->request_ends();
		$this->assertCount( 1, $told );
		return $told[0][1];
	}
}
