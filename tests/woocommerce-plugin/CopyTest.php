<?php
/** A copy of the shop keeps still. */
final class CopyTest extends PluginTestCase {
	protected function setUp(): void {
		parent::setUp();
		World::connect();
		World::$user      = 1;
		World::$abilities = array( 'manage_woocommerce' );
	}

	public function test_the_shop_itself_delivers_everything(): void {
		$this->assertTrue( apply_filters( 'woocommerce_webhook_should_deliver', true, new WC_Webhook( 1, 'https://app.example/webhooks/woocommerce/x' ), 12 ) );
		$this->assertFalse( apply_filters( 'pre_http_request', false, array(), 'https://app.example/webhooks/woocommerce/x' ) );
		$this->assertSame( '', $this->printed( static function () { do_action( 'admin_notices' ); } ) );
	}

	public function test_a_page_in_another_language_is_no_copy(): void {
		World::$language = '/de';
		$this->assertNotNull( Retention_Connection::sending() );
	}

	/** @dataProvider copies */
	public function test_a_copy_queues_nothing_and_what_was_queued_ends_here( string $home, string $environment ): void {
		World::$home        = $home;
		World::$environment = $environment;
		$this->assertFalse( apply_filters( 'woocommerce_webhook_should_deliver', true, new WC_Webhook( 1, 'https://app.example/webhooks/woocommerce/x' ), 12 ) );
		$this->assertSame( 'retention_copy', apply_filters( 'pre_http_request', false, array(), 'https://app.example/webhooks/woocommerce/x' )->get_error_code() );
		$this->assertTrue( apply_filters( 'woocommerce_webhook_should_deliver', true, new WC_Webhook( 2, 'https://other.example/x' ), 12 ), 'Other webhooks are not ours to stop.' );
		$this->assertFalse( apply_filters( 'pre_http_request', false, array(), 'https://app.example.evil.test/' ) );
	}

	public function copies(): array {
		return array( array( 'https://staging.shop.example', 'production' ), array( 'https://shop.example/staging', 'production' ), array( 'https://shop.example', 'staging' ) );
	}

	public function test_it_asks_once_what_this_shop_is(): void {
		World::$home = 'https://staging.shop.example';
		$html        = $this->printed( static function () { do_action( 'admin_notices' ); } );
		$this->assertStringContainsString( 'https://shop.example', $html );
		$this->assertStringContainsString( 'https://app.example/connect/woocommerce?shop=', $html );
		$_GET = $_REQUEST = array( '_wpnonce' => wp_create_nonce( 'retention_is_copy' ) );
		$this->ended( static function () { do_action( 'admin_post_retention_is_copy' ); } );
		$this->assertSame( '', $this->printed( static function () { do_action( 'admin_notices' ); } ) );
		World::$home = 'https://staging-2.shop.example';
		$this->assertNotSame( '', $this->printed( static function () { do_action( 'admin_notices' ); } ), 'A copy of the copy is asked again.' );
		World::$abilities = array();
		$this->assertSame( '', $this->printed( static function () { do_action( 'admin_notices' ); } ) );
	}

	public function test_connecting_anew_makes_it_the_shop(): void {
		World::$home                             = 'https://new.example';
		World::$options['retention_copy_answer'] = 'https://new.example';
		rest_call( 'POST /wc-retention/v1/connection', array( 'id' => str_repeat( '1f', 16 ), 'key' => str_repeat( '2e', 32 ), 'app' => 'https://app.example' ) );
		$this->assertNotNull( Retention_Connection::sending() );
		$this->assertArrayNotHasKey( 'retention_copy_answer', World::$options );
	}

	public function test_the_connected_server_and_no_other_is_reached_on_any_port(): void {
		World::connect( array( 'app' => 'http://10.0.0.5:5080' ) );
		$this->assertTrue( apply_filters( 'http_request_host_is_external', false, '10.0.0.5', 'http://10.0.0.5:5080/webhooks/x' ) );
		$this->assertSame( array( 80, 443, 8080, 5080 ), apply_filters( 'http_allowed_safe_ports', array( 80, 443, 8080 ), '10.0.0.5', 'http://10.0.0.5:5080/webhooks/x' ) );
		foreach ( array( 'http://10.0.0.5:22/', 'http://10.0.0.6:5080/', 'http://10.0.0.5:50801/', 'http://10.0.0.5:5080.evil.test/' ) as $url ) {
			$this->assertFalse( apply_filters( 'http_request_host_is_external', false, 'x', $url ), $url );
			$this->assertSame( array( 80 ), apply_filters( 'http_allowed_safe_ports', array( 80 ), 'x', $url ), $url );
		}
	}
}
