<?php
/** What the server may ask. */
final class RestTest extends PluginTestCase {
	const CONNECT = 'POST /wc-retention/v1/connection';

	protected function setUp(): void {
		parent::setUp();
		World::$user      = 1;
		World::$abilities = array( 'manage_woocommerce' );
	}

	private static function connection( array $with = array() ): array {
		return array_merge( array( 'id' => str_repeat( '1f', 16 ), 'key' => str_repeat( '2e', 32 ), 'app' => 'https://app.example/' ), $with );
	}

	public function test_the_server_connects_the_shop_and_the_merchant_types_nothing(): void {
		$this->assertSame( array( 'ok' => true ), rest_call( self::CONNECT, self::connection() ) );
		$connection = Retention_Connection::current();
		$this->assertSame( array( str_repeat( '1f', 16 ), str_repeat( '2e', 32 ), 'https://app.example', 'https://shop.example' ), array( $connection->id(), $connection->key(), $connection->app(), $connection->site() ) );
		$this->assertSame( array( 'ok' => true ), rest_call( 'DELETE /wc-retention/v1/connection' ) );
		$this->assertNull( Retention_Connection::current() );
	}

	/** @dataProvider wrong_connections */
	public function test_a_connection_that_is_none_is_refused_by_name( array $with, string $which ): void {
		$answer = rest_call( self::CONNECT, self::connection( $with ) );
		$this->assertSame( array( 'rest_invalid_param', $which ), array( $answer->get_error_code(), $answer->get_error_message() ) );
		$this->assertNull( Retention_Connection::current() );
	}

	public function wrong_connections(): array {
		return array(
			'short id'          => array( array( 'id' => 'abc' ), 'id' ),
			'capital key'       => array( array( 'key' => str_repeat( '2E', 32 ) ), 'key' ),
			'no address'        => array( array( 'app' => 'app.example' ), 'app' ),
			'not over https'    => array( array( 'app' => 'http://app.example' ), 'app' ),
			'user in address'   => array( array( 'app' => 'https://a:b@app.example' ), 'app' ),
			'query in address'  => array( array( 'app' => 'https://app.example/?x=1' ), 'app' ),
			'another protocol'  => array( array( 'app' => 'ftp://app.example' ), 'app' ),
		);
	}

	public function test_a_server_on_this_very_machine_needs_no_https(): void {
		$this->assertSame( array( 'ok' => true ), rest_call( self::CONNECT, self::connection( array( 'app' => 'http://127.0.0.1:5080' ) ) ) );
		$this->assertSame( 'http://127.0.0.1:5080', Retention_Connection::current()->app() );
	}

	public function test_only_who_manages_the_shop_may_call_any_route(): void {
		do_action( 'rest_api_init' );
		$this->assertCount( 5, World::$routes );
		World::$abilities = array( 'edit_posts' );
		foreach ( array_keys( World::$routes ) as $route ) {
			$this->assertSame( 403, rest_call( $route, self::connection() )->get_error_data()['status'], $route );
		}
		World::$user = 0;
		$this->assertSame( 401, rest_call( 'GET /wc-retention/v1/status' )->get_error_data()['status'] );
	}

	public function test_the_status_says_what_the_shop_is(): void {
		World::connect();
		World::$options['active_plugins'] = array( 'automatewoo/automatewoo.php', 'hello.php', 'yith-woocommerce-wishlist/init.php' );
		World::$options['woocommerce_customer_review_request_settings'] = array( 'enabled' => 'yes' );
		$status = rest_call( 'GET /wc-retention/v1/status' );
		$this->assertSame( array( 'plugin', 'wordpress', 'woocommerce', 'php', 'site', 'is_copy', 'checkout', 'connected', 'others' ), array_keys( $status ) );
		$this->assertSame( array( '1.0.0', '6.9.4', '10.5.0', PHP_VERSION, 'https://shop.example', false, 'block', true ), array_values( array_slice( $status, 0, 8 ) ) );
		$this->assertSame(
			array(
				array( 'key' => 'woocommerce-review-request', 'name' => 'WooCommerce: review request', 'sends' => 'review', 'on' => true, 'can_yield' => true, 'yields' => false ),
				array( 'key' => 'automatewoo', 'name' => 'AutomateWoo', 'sends' => 'cart', 'on' => true, 'can_yield' => false, 'yields' => false ),
				array( 'key' => 'yith-wishlist', 'name' => 'YITH Wishlist', 'sends' => 'saved', 'on' => true, 'can_yield' => false, 'yields' => false ),
			),
			$status['others']
		);
		World::$checkout = 'classic';
		World::$home     = 'https://staging.example';
		$status          = rest_call( 'GET /wc-retention/v1/status' );
		$this->assertSame( array( 'classic', true ), array( $status['checkout'], $status['is_copy'] ) );
		$this->assertStringNotContainsString( str_repeat( 'b2', 32 ), json_encode( $status ), 'The key is told to nobody.' );
	}

	public function test_a_new_connection_ends_the_webhooks_of_the_one_before(): void {
		World::connect();
		new WC_Webhook( 1, 'https://app.example/webhooks/woocommerce/' . str_repeat( 'a1', 16 ) );
		new WC_Webhook( 2, 'https://app.example/webhooks/woocommerce/' . str_repeat( '1f', 16 ) );
		new WC_Webhook( 3, 'https://other.example/hook' );
		rest_call( self::CONNECT, self::connection() );
		$this->assertSame( array( 2, 3 ), array_keys( World::$webhooks ) );
	}

	/** @dataProvider senders */
	public function test_woocommerce_s_own_senders_yield_and_speak_again( string $key, string $filter, bool $free, bool $silent ): void {
		World::connect();
		$this->assertSame( $free, apply_filters( $filter, $free, null ) );
		rest_call( 'POST /wc-retention/v1/yield', array( 'key' => $key, 'yields' => true ) );
		$this->assertSame( $silent, apply_filters( $filter, $free, null ) );
		unset( World::$options['retention_connection'] );
		$this->assertSame( $free, apply_filters( $filter, $free, null ), 'It yields to nobody who is not there.' );
		World::connect();
		rest_call( 'POST /wc-retention/v1/yield', array( 'key' => $key, 'yields' => false ) );
		$this->assertSame( $free, apply_filters( $filter, $free, null ) );
	}

	public function senders(): array {
		return array(
			array( 'woocommerce-review-request', 'woocommerce_email_enabled_customer_review_request', true, false ),
			array( 'woocommerce-abandoned-cart', 'woocommerce_abandoned_cart_recovery_suppress', false, true ),
			array( 'woocommerce-cart-recovery', 'woocommerce_cart_recovery_is_eligible', true, false ),
		);
	}

	public function test_somebody_else_s_plugin_cannot_be_made_to_yield(): void {
		$this->assertSame( 'rest_invalid_param', rest_call( 'POST /wc-retention/v1/yield', array( 'key' => 'automatewoo', 'yields' => true ) )->get_error_code() );
	}
}
