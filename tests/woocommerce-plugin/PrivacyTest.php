<?php
/** WordPress's tools for personal data. */
final class PrivacyTest extends PluginTestCase {
	protected function setUp(): void {
		parent::setUp();
		Page::reset();
		World::connect();
		World::visit();
		Page::sells( 11 );
		World::log_in( 5, 'ann@example.test' );
		Retention_Saved_List::add( World::$products[11], array() );
		WC()->cart->add_to_cart( 11 );
		$this->request_ends();
		World::log_in( 6, 'joann@example.test' );
		Retention_Saved_List::add( World::$products[11], array() );
		World::visit( 't_of_joann' );
		World::log_in( 6, 'joann@example.test' );
		WC()->cart->add_to_cart( 11 );
		$this->request_ends();
	}

	public function test_an_export_holds_what_lies_here_and_what_the_server_keeps(): void {
		World::$answer = World::says( 200, array( 'ok' => true, 'done' => false, 'groups' => array( array( 'group_id' => 'retention-orders', 'group_label' => 'Retention: Orders', 'item_id' => 'order-5', 'data' => array( array( 'name' => 'Goods', 'value' => "2 x <b>Mug</b>\n1 x Pot" ), array( 'name' => 'odd', 'value' => 7 ) ) ), 'nonsense' ) ) );
		$page          = $this->export( 'ann@example.test', 1 );
		$this->assertFalse( $page['done'] );
		$this->assertSame( array( 'retention-shop-carts', 'retention-shop-saved', 'retention-orders' ), array_column( $page['data'], 'group_id' ) );
		$this->assertSame( "2 x &lt;b&gt;Mug&lt;/b&gt;<br />\n1 x Pot", $page['data'][2]['data'][0]['value'] );
		$this->assertCount( 1, $page['data'][2]['data'] );
		$this->assertStringNotContainsString( 'joann', json_encode( $page ) );
		$this->assertSame( array( 'email' => 'ann@example.test', 'customer_id' => 5, 'page' => 1 ), json_decode( World::$calls[0][1]['body'], true ) );
		World::$answer = World::says( 200, array( 'ok' => true, 'done' => true, 'groups' => array() ) );
		$this->assertSame( array( 'data' => array(), 'done' => true ), $this->export( 'ann@example.test', 2 ), 'What lies here comes once.' );
	}

	public function test_half_an_export_is_none(): void {
		World::$answer = World::says( 503, '' );
		$this->assertSame( 'retention_export', $this->export( 'ann@example.test', 1 )->get_error_code() );
	}

	public function test_an_erasure_erases_here_and_at_the_server_and_nobody_else(): void {
		World::$answer = World::says( 200, array( 'ok' => true, 'removed' => true, 'retained' => true, 'messages' => array( 'A one-way code is kept.' ) ) );
		$answer        = $this->erase( 'ann@example.test' );
		$this->assertSame( array( 'items_removed' => true, 'items_retained' => true, 'messages' => array( 'A one-way code is kept.' ), 'done' => true ), $answer );
		foreach ( array( 'retention_carts', 'retention_saved', 'retention_saved_lists' ) as $table ) {
			$rows = $GLOBALS['wpdb']->get_results( "SELECT * FROM wp_$table", ARRAY_A );
			$this->assertCount( 1, $rows, "$table: only hers is gone" );
			$this->assertStringNotContainsString( '"ann@', implode( ' ', array_map( 'strval', $rows[0] ) ) );
		}
		World::$answer = World::says( 200, array( 'ok' => true, 'removed' => false, 'retained' => true, 'messages' => array() ) );
		$this->assertFalse( $this->erase( 'ann@example.test' )['items_removed'] );
	}

	/** @dataProvider troubles */
	public function test_a_server_that_does_not_answer_is_said_and_never_passed_over( callable $trouble ): void {
		$trouble();
		$answer = $this->erase( 'ann@example.test' );
		$this->assertTrue( $answer['items_retained'] );
		$this->assertStringContainsString( 'could not be erased', $answer['messages'][0] );
		$this->assertTrue( $answer['items_removed'], 'What lies here is gone all the same.' );
	}

	public function troubles(): array {
		return array(
			'no network' => array( static function () { World::$answer = new WP_Error( 'http_request_failed', 'cURL error 28' ); } ),
			'refused'    => array( static function () { World::$answer = World::says( 401, array( 'field' => 'signature', 'message' => 'no' ) ); } ),
			'a copy'     => array( static function () { World::connect( array( 'site' => 'https://other.example' ) ); } ),
		);
	}

	public function test_a_shop_that_was_never_connected_has_only_what_lies_here(): void {
		World::$options['retention_connection'] = null;
		$page = $this->export( 'ann@example.test', 1 );
		$this->assertTrue( $page['done'] );
		$this->assertCount( 2, $page['data'] );
		$this->assertSame( array( true, false ), array_values( array_slice( $this->erase( 'ann@example.test' ), 0, 2 ) ) );
		$this->assertSame( array(), World::$calls );
	}

	public function test_the_policy_s_words_name_our_cookies(): void {
		do_action( 'admin_init' );
		$text = World::$options['test_policy']['Retention for WooCommerce'];
		$this->assertStringContainsString( Retention_Saved_Cookie::COOKIE, $text );
		$this->assertStringContainsString( Retention_Refusal::COOKIE, $text );
	}

	private function export( string $email, int $page ) { return apply_filters( 'wp_privacy_personal_data_exporters', array() )['retention-for-woocommerce']['callback']( $email, $page ); }
	private function erase( string $email ) { return apply_filters( 'wp_privacy_personal_data_erasers', array() )['retention-for-woocommerce']['callback']( $email, 1 ); }
}
