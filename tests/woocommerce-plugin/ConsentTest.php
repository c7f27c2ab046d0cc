<?php
/** The boxes, and what is written down of them. */
final class ConsentTest extends PluginTestCase {
	const EMAIL = 'Yes, The Shop may send me news and offers by e-mail. I can unsubscribe at any time.';

	protected function setUp(): void {
		parent::setUp();
		World::connect();
		World::visit();
	}

	public function test_the_box_for_e_mail_is_there_by_default_and_the_one_for_texts_is_not(): void {
		do_action( 'woocommerce_init' );
		$this->assertSame( array( 'retention/email-consent' ), array_keys( World::$fields ) );
		World::$options['retention_settings'] = array( 'sms_box' => true, 'email_box' => false );
		World::$fields                        = array();
		do_action( 'woocommerce_init' );
		$this->assertSame( array( 'retention/sms-consent' ), array_keys( World::$fields ) );
	}

	public function test_no_box_is_required_or_ticked_or_remembered_by_woocommerce(): void {
		World::$options['retention_settings'] = array( 'sms_box' => true );
		do_action( 'woocommerce_init' );
		foreach ( World::$fields as $field ) {
			$this->assertSame( array( 'order', 'checkbox', false ), array( $field['location'], $field['type'], $field['required'] ) );
			$this->assertSame( $field['label'], $field['optionalLabel'], 'Otherwise WooCommerce writes (optional) behind the words.' );
		}
		$html = $this->printed( static function () { do_action( 'woocommerce_after_checkout_billing_form', null ); } );
		$this->assertSame( 2, substr_count( $html, 'type="checkbox"' ) );
		$this->assertStringNotContainsString( 'checked', $html );
		$this->assertStringNotContainsString( 'required', $html );
		$this->assertStringContainsString( self::EMAIL, $html );
	}

	public function test_no_box_is_shown_with_the_order_afterwards(): void {
		do_action( 'woocommerce_init' );
		$this->assertSame( array( false ), array_column( World::$fields, 'show_in_order_confirmation' ) );
	}

	/** The block checkout sends only boxes that had a value when its page was made (CheckoutFields::get_all_fields_from_object). */
	public function test_a_box_that_nobody_touches_is_unticked_and_not_unknown(): void {
		$default = 'woocommerce_get_default_value_for_retention/email-consent';
		$this->assertNull( apply_filters( $default, null, 'other', new WC_Order( 3 ) ), 'Nobody saw the page.' );
		World::$is_checkout = true;
		$this->assertSame( array( '0', '0', '1' ), array( apply_filters( $default, null, 'other', new WC_Order( 3 ) ), apply_filters( str_replace( 'email', 'sms', $default ), null, 'other', new WC_Order( 3 ) ), apply_filters( $default, '1', 'other', new WC_Order( 3 ) ) ) );
		World::$endpoint = 'order-received';
		$this->assertNull( apply_filters( $default, null, 'other', new WC_Order( 3 ) ), 'The page of thanks asks nothing.' );
	}

	public function test_a_box_that_woocommerce_kept_with_the_customer_is_empty_at_his_next_visit(): void {
		World::$is_checkout   = true;
		WC()->customer->meta = array( '_wc_other/retention/email-consent' => '1', '_wc_other/other/field' => '1' );
		do_action( 'template_redirect' );
		$this->assertSame( array( array( '_wc_other/other/field' => '1' ), 1 ), array( WC()->customer->meta, WC()->customer->saved ) );
		do_action( 'template_redirect' );
		$this->assertSame( 1, WC()->customer->saved );
	}

	public function test_a_shop_without_a_connection_shows_no_box_and_writes_nothing_on_orders(): void {
		unset( World::$options['retention_connection'] );
		do_action( 'woocommerce_init' );
		$this->assertSame( array(), World::$fields );
		$this->assertSame( '', $this->printed( static function () { do_action( 'woocommerce_after_checkout_billing_form', null ); } ) );
		$order = new WC_Order( 3 );
		do_action( 'woocommerce_checkout_create_order', $order, array() );
		$this->assertSame( array(), $order->meta );
	}

	/** @dataProvider orders */
	public function test_both_checkouts_write_the_same_on_the_order( callable $place ): void {
		World::$options['retention_settings'] = array( 'sms_box' => true, 'sms_words' => 'Texts, please' );
		World::$locale                        = 'de_DE';
		World::$is_checkout                   = true;
		do_action( 'template_redirect' );
		World::$locale = 'en_US'; // The Store API answers in the shop's language, whatever the page was in.
		$order         = new WC_Order( 3 );
		$place( $order );
		$evidence = json_decode( $order->get_meta( '_retention_consent' ), true );
		$this->assertEqualsWithDelta( time(), strtotime( $evidence['at'] ), 5 );
		unset( $evidence['at'] );
		$this->assertSame(
			array(
				'v' => 1, 'url' => 'https://shop.example/checkout/', 'locale' => 'de_DE',
				'boxes' => array( array( 'channel' => 'email', 'granted' => true, 'words' => self::EMAIL ), array( 'channel' => 'sms', 'granted' => false, 'words' => 'Texts, please' ) ),
			),
			$evidence
		);
		$this->assertSame( 'de_DE', $order->get_meta( '_retention_locale' ) );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $order->get_meta( '_retention_cart_id' ) );
	}

	public function orders(): array {
		return array(
			'classic' => array( static function ( $order ) {
				$_POST['retention_email_consent'] = '1';
				do_action( 'woocommerce_checkout_create_order', $order, array() );
				self::assertSame( array( '1', '0' ), array( $order->get_meta( '_wc_other/retention/email-consent' ), $order->get_meta( '_wc_other/retention/sms-consent' ) ) );
			} ),
			'block'   => array( static function ( $order ) {
				do_action( 'woocommerce_store_api_checkout_update_order_from_request', $order, new WP_REST_Request( array( 'additional_fields' => array( 'retention/email-consent' => true, 'retention/sms-consent' => false ) ) ) );
			} ),
		);
	}

	public function test_who_pays_by_an_express_button_saw_no_box_and_none_is_written_down(): void {
		$order = new WC_Order( 3 );
		do_action( 'woocommerce_store_api_checkout_update_order_from_request', $order, new WP_REST_Request( array( 'billing_address' => array( 'email' => 'ann@example.test' ) ) ) );
		$this->assertSame( array( '_retention_cart_id', '_retention_locale' ), array_keys( $order->meta ) );
	}

	public function test_the_words_that_were_shown_are_the_evidence_even_where_the_merchant_changed_them_meanwhile(): void {
		do_action( 'woocommerce_init' );
		World::$is_checkout = true;
		do_action( 'template_redirect' );
		World::$options['retention_settings'] = array( 'email_words' => 'Anything goes' );
		$order                                = new WC_Order( 3 );
		$_POST['retention_email_consent']     = '1';
		do_action( 'woocommerce_checkout_create_order', $order, array() );
		$this->assertSame( self::EMAIL, json_decode( $order->get_meta( '_retention_consent' ), true )['boxes'][0]['words'] );
	}

	public function test_umlauts_stay_readable_in_the_evidence(): void {
		World::$options['retention_settings'] = array( 'email_words' => 'Ja, schickt mir Grüße' );
		$order                                = new WC_Order( 3 );
		do_action( 'woocommerce_checkout_create_order', $order, array() );
		$this->assertStringContainsString( 'Ja, schickt mir Grüße', $order->get_meta( '_retention_consent' ) );
	}

	public function test_a_ticked_box_goes_with_the_cart_before_any_order(): void {
		WC()->cart->add_to_cart( 11 );
		do_action( 'woocommerce_after_checkout_validation', array( 'billing_email' => 'ann@example.test' ), new WP_Error() );
		$id = $this->request_ends()[0][1];
		$this->assertSame( array(), $this->delivered( 'cart', $id )['consents'], 'What was never ticked says nothing.' );
		do_action( 'woocommerce_store_api_checkout_update_draft', new WP_REST_Request( array( 'additional_fields' => array( 'retention/email-consent' => true ) ), 'PUT' ) );
		$this->assertCount( 1, $this->request_ends() );
		$consent = $this->delivered( 'cart', $id )['consents'][0];
		$this->assertSame( array( 'email', true, self::EMAIL ), array( $consent['channel'], $consent['granted'], $consent['words'] ) );
		do_action( 'woocommerce_store_api_checkout_update_draft', new WP_REST_Request( array( 'additional_fields' => array( 'retention/email-consent' => false ) ), 'PUT' ) );
		$this->request_ends();
		$this->assertFalse( $this->delivered( 'cart', $id )['consents'][0]['granted'], 'Unticked again.' );
	}

	public function test_a_draft_that_says_nothing_of_a_box_changes_nothing(): void {
		do_action( 'woocommerce_store_api_checkout_update_draft', new WP_REST_Request( array( 'additional_fields' => array( 'retention/email-consent' => true ) ), 'PUT' ) );
		do_action( 'woocommerce_store_api_checkout_update_draft', new WP_REST_Request( array( 'billing_address' => array() ), 'PUT' ) );
		$this->assertTrue( Retention_Session::get( 'consents' )['email']['granted'] );
	}
}
