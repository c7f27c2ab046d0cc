<?php
/** Calls to the server. */
final class BackendTest extends PluginTestCase {
	public function test_nothing_is_sent_before_the_merchant_connected_a_server(): void {
		$answer = Retention_Backend::post( 'contact', array() );
		$this->assertSame( 'retention_not_connected', $answer->get_error_code() );
		$this->assertSame( array(), World::$calls );
	}

	public function test_a_call_is_signed_over_its_time_its_name_and_its_body(): void {
		World::connect();
		$this->assertSame( array( 'ok' => true ), Retention_Backend::post( 'contact', array( 'name' => 'Ann' ) ) );
		list( $url, $args ) = World::$calls[0];
		$this->assertSame( 'https://app.example/storefront/woocommerce/' . str_repeat( 'a1', 16 ) . '/contact', $url );
		$time = $args['headers']['X-Retention-Timestamp'];
		$this->assertEqualsWithDelta( time(), (int) $time, 5 );
		$this->assertSame( base64_encode( hash_hmac( 'sha256', $time . '.contact.{"name":"Ann"}', str_repeat( 'b2', 32 ), true ) ), $args['headers']['X-Retention-Signature'] );
	}

	public function test_a_copy_of_the_shop_sends_nothing(): void {
		World::connect();
		World::$home = 'https://staging.shop.example';
		$this->assertSame( 'retention_not_connected', Retention_Backend::post( 'contact', array() )->get_error_code() );
		World::$home        = 'https://shop.example';
		World::$environment = 'staging';
		$this->assertSame( 'retention_not_connected', Retention_Backend::post( 'contact', array() )->get_error_code() );
		$this->assertSame( array(), World::$calls );
	}

	public function test_a_shop_that_moved_to_https_is_no_copy(): void {
		World::connect( array( 'site' => 'http://www.Shop.example/' ) );
		$this->assertIsArray( Retention_Backend::post( 'contact', array() ) );
	}

	public function test_a_refusal_names_the_field_and_what_is_wrong(): void {
		World::connect();
		World::$answer = World::says( 422, array( 'field' => 'email', 'message' => 'Is this your address?' ) );
		$answer        = Retention_Backend::post( 'contact', array() );
		$this->assertSame( 'retention_refused', $answer->get_error_code() );
		$this->assertSame( array( 'status' => 422, 'field' => 'email' ), $answer->get_error_data() );
	}

	/** @dataProvider troubles */
	public function test_a_server_out_of_reach_is_an_answer_too( $trouble ): void {
		World::connect();
		World::$answer = $trouble;
		$this->assertSame( 'retention_unreachable', Retention_Backend::post( 'contact', array() )->get_error_code() );
	}

	public function troubles(): array {
		return array(
			'no network'  => array( new WP_Error( 'http_request_failed', 'cURL error 28' ) ),
			'server down' => array( World::says( 503, 'down' ) ),
			'a redirect'  => array( World::says( 301, array( 'message' => 'Moved', 'field' => 'email' ) ) ),
			'no JSON'     => array( World::says( 200, '<html>' ) ),
		);
	}
}
