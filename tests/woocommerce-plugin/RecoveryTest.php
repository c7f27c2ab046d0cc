<?php
/** The link back to a cart. */
final class RecoveryTest extends PluginTestCase {
	/** The cart's id. */
	private string $id;

	protected function setUp(): void {
		parent::setUp();
		World::connect();
		World::visit();
		World::$products[12] = new WC_Product( 12, 'Shirt', 20 );
		World::$products[13] = new WC_Product( 13, 'Shirt', 20 );
		WC()->cart->add_to_cart( 11, 2 );
		WC()->cart->add_to_cart( 12, 1, 13, array( 'attribute_pa_size' => 'L' ), array( 'engraving' => array( 'text' => 'Für Ann' ), 'junk' => new stdClass() ) );
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test', 'billing_first_name' => 'Ann' ), new WP_Error() );
		$this->id = $this->request_ends()[0][1];
		World::visit( 't_on_another_device' );
	}

	public function test_it_rebuilds_the_cart_on_another_device_and_leads_to_the_checkout(): void {
		$this->open();
		$items = array_values( WC()->cart->get_cart() );
		$this->assertSame( array( 11, 0, 2 ), array( $items[0]['product_id'], $items[0]['variation_id'], $items[0]['quantity'] ) );
		$this->assertSame( array( 12, 13, 1, array( 'attribute_pa_size' => 'L' ), 'Für Ann' ), array( $items[1]['product_id'], $items[1]['variation_id'], $items[1]['quantity'], $items[1]['variation'], $items[1]['engraving']['text'] ) );
		$this->assertSame( 'https://shop.example/checkout/', World::$redirect );
		$this->assertSame( 'ann@example.test', WC()->customer->get_billing_email() );
		$this->assertSame( array(), World::$notices );
	}

	public function test_what_a_link_adds_to_a_fuller_cart_is_told_with_the_shopper_s_next_step(): void {
		World::$products[14] = new WC_Product( 14, 'Bowl', 7 );
		WC()->cart->add_to_cart( 14 );
		$this->open();
		$this->assertSame( array(), $this->request_ends() );
		$this->assertCount( 2, $this->delivered( 'cart', $this->id )['items'] );
	}

	public function test_a_visitor_without_a_session_gets_one_so_that_cart_and_notice_last(): void {
		WC()->session->has_cookie = false;
		$_GET['retention_restore'] = str_repeat( 'a', 32 );
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		$this->assertTrue( WC()->session->has_cookie );
	}

	public function test_it_logs_nobody_in(): void {
		World::$users[5] = (object) array( 'ID' => 5, 'user_email' => 'ann@example.test', 'first_name' => 'Ann' );
		$this->open();
		$this->assertSame( 0, get_current_user_id() );
		$this->assertSame( array(), World::$cookies_set );
	}

	public function test_opening_it_twice_doubles_nothing_and_a_fuller_cart_stays_full(): void {
		WC()->cart->add_to_cart( 11, 3 );
		$this->open();
		$this->open();
		$this->assertSame( array( 3, 1 ), array_column( WC()->cart->get_cart(), 'quantity' ) );
	}

	public function test_the_same_shirt_with_another_engraving_is_another_item(): void {
		WC()->cart->add_to_cart( 12, 1, 13, array( 'attribute_pa_size' => 'L' ), array( 'engraving' => array( 'text' => 'For Bob' ) ) );
		$this->open();
		$this->assertSame( array( 'For Bob', null, 'Für Ann' ), array_values( array_map( static function ( $item ) { return $item['engraving']['text'] ?? null; }, WC()->cart->get_cart() ) ) );
	}

	public function test_what_was_in_the_present_cart_stays_in_it(): void {
		World::$products[14] = new WC_Product( 14, 'Bowl', 7 );
		WC()->cart->add_to_cart( 14 );
		$this->open();
		$this->assertSame( array( 14, 11, 12 ), array_values( array_map( static function ( $item ) { return $item['product_id']; }, WC()->cart->get_cart() ) ) );
	}

	public function test_the_visitor_goes_on_with_the_same_cart_and_opening_it_is_no_news(): void {
		$this->open();
		$this->assertSame( array(), $this->request_ends() );
		$this->next_request();
		WC()->cart->add_to_cart( 11 );
		$this->assertSame( array( array( 'cart', $this->id ) ), $this->request_ends() );
		$this->assertSame( 'ann@example.test', $this->delivered( 'cart', $this->id )['email'] );
	}

	public function test_what_is_sold_out_is_left_out_and_said(): void {
		World::$products[13]->in_stock = false;
		World::$products[11]->stock    = 1;
		$this->open();
		$this->assertSame( array( 1 ), array_values( array_map( static function ( $item ) { return $item['quantity']; }, WC()->cart->get_cart() ) ) );
		$this->assertSame( array( array( 'notice', 'Not available any more: Shirt (L)' ) ), World::$notices );
	}

	public function test_where_nothing_is_left_it_leads_to_the_cart(): void {
		World::$products = array();
		$this->open();
		$this->assertSame( 'https://shop.example/cart/', World::$redirect );
	}

	public function test_a_coupon_comes_along_once_and_marks_of_the_letter_stay(): void {
		WC()->cart->known_coupons = array( 'thanks-1' );
		$this->open( array( 'coupon' => 'THANKS-1', 'utm_source' => 'retention', 'utm_campaign' => 'abandoned cart', 'other' => 'x' ) );
		$this->assertSame( array( 'thanks-1' ), WC()->cart->coupons );
		$this->open( array( 'coupon' => 'thanks-1' ) );
		$this->assertSame( array( 'thanks-1' ), WC()->cart->coupons );
		$this->open( array( 'utm_source' => 'retention', 'other' => 'x' ) );
		$this->assertSame( 'https://shop.example/checkout/?utm_source=retention', World::$redirect );
	}

	/** @dataProvider wrong_tokens */
	public function test_a_wrong_token_brings_nothing_back( $token ): void {
		$_GET['retention_restore'] = $token;
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		$this->assertSame( array(), WC()->cart->get_cart() );
		$this->assertSame( '', WC()->customer->get_billing_email() );
		$this->assertSame( 'This link is too old to bring your cart back.', World::$notices[0][1] );
	}

	public function wrong_tokens(): array {
		return array( 'made up' => array( str_repeat( 'a', 32 ) ), 'empty' => array( '' ), 'no text' => array( array( 'x' ) ), 'SQL' => array( "' OR 1=1 -- " ), 'the hash itself' => array( hash( 'sha256', 'x' ) ) );
	}

	public function test_a_link_ends_a_week_after_the_cart_s_last_change(): void {
		$GLOBALS['wpdb']->update( 'wp_retention_carts', array( 'updated_at' => gmdate( 'Y-m-d H:i:s', time() - 7 * 86400 - 60 ) ), array( 'id' => $this->id ) );
		$this->open();
		$this->assertSame( array(), WC()->cart->get_cart() );
	}

	public function test_a_cart_that_was_ordered_comes_back_as_a_new_one(): void {
		Retention_Cart_Table::mark_ordered( $this->id );
		$this->open();
		$this->request_ends();
		$this->next_request();
		WC()->cart->add_to_cart( 11 );
		$this->assertNotSame( $this->id, $this->request_ends()[0][1] );
	}

	public function test_somebody_else_who_is_logged_in_gets_the_goods_and_not_the_address(): void {
		World::log_in( 9, 'bob@example.test' );
		$this->open();
		$this->assertCount( 2, WC()->cart->get_cart() );
		$this->assertSame( '', WC()->customer->get_billing_email() );
		$this->request_ends();
		$this->next_request();
		WC()->cart->add_to_cart( 11 );
		$told = $this->request_ends();
		$this->assertNotSame( $this->id, $told[0][1] );
		$this->assertSame( 'bob@example.test', $this->delivered( 'cart', $told[0][1] )['email'] );
	}

	public function test_the_visitor_s_own_cart_ends_where_it_goes_into_the_restored_one(): void {
		WC()->cart->add_to_cart( 11 );
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test' ), new WP_Error() );
		$other = $this->request_ends()[0][1];
		$this->next_request();
		$this->open();
		$this->assertTrue( $this->delivered( 'cart', $other )['is_emptied'] );
		$this->assertFalse( $this->delivered( 'cart', $this->id )['is_emptied'] );
	}

	private function open( array $query = array() ): void {
		$_GET = array( 'retention_restore' => Retention_Cart_Table::token( $this->id ) ) + $query;
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		$_GET = array();
	}

	/** Another page view of the same shopper: the plugin starts anew, the session stays. */
	private function next_request(): void {
		World::$hooks = World::$loaded_hooks;
		do_action( 'plugins_loaded' );
	}
}
