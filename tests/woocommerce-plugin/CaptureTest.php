<?php
/** Whose cart it is, and who may know. */
final class CaptureTest extends PluginTestCase {
	protected function setUp(): void {
		parent::setUp();
		World::connect();
		World::visit();
		World::$is_checkout = true;
		WC()->cart->add_to_cart( 11 );
		$this->request_ends();
	}

	public function test_what_was_submitted_is_known_even_where_the_checkout_refused_it(): void {
		$errors = new WP_Error( 'terms', 'Please accept the terms' );
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test', 'billing_phone' => '+1 415 555 0112', 'billing_first_name' => 'Ann' ), $errors );
		$sent = $this->delivered( 'cart', $this->request_ends()[0][1] );
		$this->assertSame( array( 'ann@example.test', '+1 415 555 0112', 'Ann', 0 ), array( $sent['email'], $sent['phone'], $sent['first_name'], $sent['customer_id'] ) );
	}

	public function test_the_block_checkout_s_draft_is_no_submission(): void {
		$address = array( 'billing_address' => array( 'email' => 'ann@example.test' ) );
		do_action( 'woocommerce_store_api_checkout_update_order_from_request', new WC_Order(), new WP_REST_Request( $address, 'PUT' ) );
		$this->assertSame( array(), $this->request_ends() );
		do_action( 'woocommerce_store_api_checkout_update_order_from_request', new WC_Order(), new WP_REST_Request( $address, 'POST' ) );
		$this->assertSame( 'ann@example.test', $this->delivered( 'cart', $this->request_ends()[0][1] )['email'] );
	}

	public function test_what_is_typed_is_not_kept_before_the_notice_was_shown(): void {
		World::$options['retention_settings'] = array( 'capture' => 'notice' );
		$this->type();
		$this->assertSame( array(), $this->request_ends() );
	}

	/** @dataProvider ways_of_typing */
	public function test_what_is_typed_beside_the_notice_is_kept_in_both_checkouts( string $shown_in, string $way ): void {
		World::$options['retention_settings'] = array( 'capture' => 'notice' );
		$html = 'block' === $shown_in ? apply_filters( 'render_block_woocommerce/checkout', '<div class="wp-block-woocommerce-checkout"></div>' ) : apply_filters( 'woocommerce_form_field_email', '<p></p>', 'billing_email', array(), '' );
		$this->assertStringContainsString( 'No thanks', $html );
		$this->type( $way );
		$this->assertSame( 'typed@example.test', $this->delivered( 'cart', $this->request_ends()[0][1] )['email'] );
	}

	public function ways_of_typing(): array {
		return array( array( 'block', 'store-api' ), array( 'classic', 'review' ), array( 'classic', 'script' ) );
	}

	/** @dataProvider regions */
	public function test_by_default_both_ends_of_a_sale_say_whether_typing_is_enough( string $shop, string $shopper, bool $is_kept ): void {
		WC()->countries->base   = $shop;
		WC()->customer->country = $shopper;
		$html = apply_filters( 'woocommerce_form_field_email', '<p></p>', 'billing_email', array(), '' );
		$this->assertSame( $is_kept, false !== strpos( $html, 'retention-notice' ) );
		$this->type();
		$this->assertCount( $is_kept ? 1 : 0, $this->request_ends() );
	}

	public function regions(): array {
		return array(
			'Texas to Texas'    => array( 'US', 'US', true ),
			'Texas to nowhere'  => array( 'US', '', true ),
			'Texas to Berlin'   => array( 'US', 'DE', false ),
			'Berlin to Texas'   => array( 'DE', 'US', false ),
			'London'            => array( 'GB', '', false ),
			'Toronto'           => array( 'CA', 'CA', false ),
		);
	}

	public function test_a_shopper_who_moves_to_berlin_while_typing_is_not_kept(): void {
		apply_filters( 'woocommerce_form_field_email', '<p></p>', 'billing_email', array(), '' );
		WC()->customer->country = 'DE';
		$this->type();
		$this->assertSame( array(), $this->request_ends() );
	}

	/** @dataProvider refusals */
	public function test_no_thanks_forgets_the_shopper_and_ends_what_began( string $way ): void {
		apply_filters( 'woocommerce_form_field_email', '<p></p>', 'billing_email', array(), '' );
		$this->type();
		$id = $this->request_ends()[0][1];
		if ( 'script' === $way ) {
			$_POST['nonce'] = wp_create_nonce( Retention_Refusal::NONCE );
			$told           = $this->told_while( function () { $this->ended( static function () { do_action( 'wc_ajax_retention_no_thanks' ); } ); } );
		} else {
			$_GET['retention_no_thanks'] = wp_create_nonce( Retention_Refusal::NONCE );
			$told                        = $this->told_while( function () { $this->ended( static function () { do_action( 'wp_loaded' ); } ); } );
		}
		$this->assertSame( array( $id ), $told );
		$this->assertTrue( $this->delivered( 'cart', $id )['is_emptied'] );
		$this->assertGreaterThan( time() + 300 * 86400, World::$cookies_set['retention_no_thanks']['expires'] );
		$this->type();
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test' ), new WP_Error() );
		$this->assertSame( array(), $this->request_ends(), 'And stays forgotten.' );
	}

	public function refusals(): array { return array( array( 'script' ), array( 'link' ) ); }

	public function test_a_user_who_said_no_thanks_is_not_known_either(): void {
		$_COOKIE['retention_no_thanks'] = '1';
		World::log_in( 5, 'ann@example.test' );
		$this->assertSame( array(), $this->request_ends() );
	}

	public function test_a_forged_link_refuses_for_nobody(): void {
		$_GET['retention_no_thanks'] = 'forged';
		do_action( 'wp_loaded' );
		$this->assertSame( array(), World::$cookies_set );
	}

	public function test_the_script_s_door_wants_its_nonce(): void {
		apply_filters( 'woocommerce_form_field_email', '<p></p>', 'billing_email', array(), '' );
		$_POST = array( 'email' => 'typed@example.test', 'nonce' => 'forged' );
		$this->assertSame( '-1', $this->ended( static function () { do_action( 'wc_ajax_retention_capture' ); } )->getMessage() );
		$this->assertSame( array(), $this->request_ends() );
	}

	public function test_users_see_no_notice_and_other_fields_and_pages_none_either(): void {
		$this->assertSame( '<p></p>', apply_filters( 'woocommerce_form_field_email', '<p></p>', 'other_email', array(), '' ) );
		World::$is_checkout = false;
		$this->assertSame( '<p></p>', apply_filters( 'woocommerce_form_field_email', '<p></p>', 'billing_email', array(), '' ) );
		World::$is_checkout = true;
		World::log_in( 5, 'ann@example.test' );
		$this->assertSame( '<p></p>', apply_filters( 'woocommerce_form_field_email', '<p></p>', 'billing_email', array(), '' ) );
	}

	public function test_no_notice_stands_on_the_page_of_thanks(): void {
		$this->assertStringContainsString( 'retention-notice', apply_filters( 'render_block_woocommerce/checkout', '<div></div>' ) );
		World::$endpoint = 'order-received';
		$this->assertSame( '<div></div>', apply_filters( 'render_block_woocommerce/checkout', '<div></div>' ) );
	}

	public function test_nonsense_is_no_address(): void {
		foreach ( array( '', 'ann', 'ann@', array( 'ann@example.test' ), null ) as $email ) {
			do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => $email ), new WP_Error() );
		}
		$this->assertSame( array(), $this->request_ends() );
	}

	private function type( string $way = 'store-api' ): void {
		if ( 'store-api' === $way ) {
			do_action( 'woocommerce_store_api_cart_update_customer_from_request', WC()->customer, new WP_REST_Request( array( 'billing_address' => array( 'email' => 'typed@example.test' ) ) ) );
		} elseif ( 'review' === $way ) {
			do_action( 'woocommerce_checkout_update_order_review', 'billing_first_name=Ann&billing_email=typed%40example.test' );
		} else {
			$_POST = array( 'email' => 'typed@example.test', 'nonce' => wp_create_nonce( Retention_Refusal::NONCE ) );
			$this->assertTrue( $this->ended( static function () { do_action( 'wc_ajax_retention_capture' ); } )->said['success'] );
		}
	}

	private function told_while( callable $request ): array {
		$told = array();
		add_action( 'retention_cart_changed', $note = static function ( $id ) use ( &$told ) { $told[] = $id; } );
		$request();
		remove_action( 'retention_cart_changed', $note );
		return $told;
	}
}
