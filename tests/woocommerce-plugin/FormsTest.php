<?php
/** The forms for messages and for choices. */
final class FormsTest extends PluginTestCase {
	const GOOD = array( 'retention_name' => 'Ann', 'retention_email' => 'ann@example.test', 'retention_topic' => 'return', 'retention_order' => '#5', 'retention_message' => "It's <b>too</b>\nsmall & 5 < 6", 'retention_website' => '' );

	protected function setUp(): void {
		parent::setUp();
		Page::reset();
		World::connect();
		World::visit();
		$_SERVER['REQUEST_URI'] = '/contact/';
	}

	public function test_a_message_goes_to_the_server_as_it_was_typed_and_the_page_says_thanks(): void {
		$this->sent( 'contact', self::GOOD );
		$this->assertSame( 'https://shop.example/contact/?retention_done=contact', World::$redirect );
		$said = json_decode( World::$calls[0][1]['body'], true );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $said['visitor'] );
		unset( $said['visitor'] );
		$this->assertSame( array( 'name' => 'Ann', 'email' => 'ann@example.test', 'topic' => 'return', 'order' => '#5', 'message' => "It's <b>too</b>\nsmall & 5 < 6", 'locale' => 'en_US' ), $said );
		$this->assertStringNotContainsString( '203.0.113.7', World::$calls[0][1]['body'] );
		$_GET['retention_done'] = 'contact';
		$this->assertStringContainsString( 'role="status"', Retention_Contact::html() );
	}

	/** @dataProvider faults */
	public function test_a_fault_stands_beside_its_field_and_nothing_is_lost( string $field, string $value ): void {
		$this->taken( 'contact', array( 'retention_' . $field => $value ) + self::GOOD );
		$this->assertSame( array(), World::$calls );
		$html = Retention_Contact::html();
		$page = new DOMDocument();
		$page->loadHTML( '<!DOCTYPE html><meta charset="utf-8">' . $html, LIBXML_NOERROR );
		$find  = new DOMXPath( $page );
		$fault = $find->query( '//*[@name="retention_' . $field . '"]' )->item( 0 );
		$this->assertSame( 'true', $fault->getAttribute( 'aria-invalid' ) );
		$this->assertSame( 1, $find->query( '//*[@autofocus]' )->length );
		$this->assertNotNull( $page->getElementById( $fault->getAttribute( 'aria-describedby' ) ) );
		$this->assertSame( '#' . $fault->getAttribute( 'id' ), $find->query( '//*[@role="alert"]//a' )->item( 0 )->getAttribute( 'href' ) );
		$this->assertSame( 'message' === $field ? $value : self::GOOD['retention_message'], str_replace( "\r", '', $find->query( '//textarea' )->item( 0 )->textContent ) );
		$this->assertStringNotContainsString( '<b>', $html );
	}

	public function faults(): array {
		return array(
			'no address'   => array( 'email', 'nobody' ),
			'no topic'     => array( 'topic', 'pills' ),
			'no message'   => array( 'message', '' ),
			'a long one'   => array( 'message', str_repeat( 'x', 2001 ) ),
			'a long name'  => array( 'name', str_repeat( 'x', 101 ) ),
			'a long order' => array( 'order', str_repeat( '5', 41 ) ),
		);
	}

	public function test_what_the_server_refuses_is_said_in_the_shopper_s_words(): void {
		World::$answer = World::says( 400, array( 'field' => 'email', 'message' => 'server words' ) );
		$this->taken( 'contact', self::GOOD );
		$this->assertStringContainsString( 'Enter your e-mail address', Retention_Contact::html() );
		Page::reset();
		World::$answer = World::says( 429, array( 'field' => 'form', 'message' => 'server words' ) );
		$this->taken( 'contact', self::GOOD );
		$this->assertStringContainsString( 'too often', Retention_Contact::html() );
		Page::reset();
		World::$answer = new WP_Error( 'http_request_failed', 'cURL error 28' );
		$this->taken( 'contact', self::GOOD );
		$this->assertStringContainsString( 'try again later', Retention_Contact::html() );
		$this->assertStringContainsString( 'small', Retention_Contact::html(), 'What was typed is still there.' );
	}

	public function test_a_button_that_was_pressed_twice_says_thanks_twice(): void {
		World::$answer = World::says( 409, array( 'field' => 'signature', 'message' => 'heard before' ) );
		$this->sent( 'contact', self::GOOD );
		$this->assertStringContainsString( 'retention_done=contact', World::$redirect );
	}

	public function test_a_machine_learns_nothing_and_nobody_is_heard_too_often(): void {
		$this->sent( 'contact', array( 'retention_website' => 'https://pills.example' ) + self::GOOD );
		$this->assertSame( array(), World::$calls );
		for ( $number = 1; $number <= 5; $number++ ) {
			$this->sent( 'contact', self::GOOD );
		}
		$this->taken( 'contact', self::GOOD );
		$this->assertCount( 5, World::$calls );
		$this->assertStringContainsString( 'too often', Retention_Contact::html() );
	}

	public function test_a_forged_post_is_not_taken(): void {
		Page::send( array( 'retention_do' => 'contact', 'retention_nonce' => 'forged' ) + self::GOOD, array( 'HTTP_SEC_FETCH_SITE' => 'cross-site' ) );
		do_action( 'wp_loaded' );
		$this->assertSame( array(), World::$calls );
		$html = Retention_Contact::html();
		$this->assertStringContainsString( 'open for too long', $html );
		$this->assertStringContainsString( 'small', $html, 'Whoever had the page open for a day has lost nothing.' );
	}

	public function test_the_way_to_the_choices_is_asked_for_and_the_answer_is_the_same_for_all(): void {
		$this->sent( 'preferences', array( 'retention_email' => 'ann@example.test' ) );
		$this->assertStringEndsWith( '/preferences', World::$calls[0][0] );
		$said = json_decode( World::$calls[0][1]['body'], true );
		$this->assertSame( array( 'email', 'locale', 'visitor' ), array_keys( $said ) );
		$_GET['retention_done'] = 'preferences';
		$this->assertStringContainsString( 'If we write to this address', Retention_Preferences::html() );
		$_GET = array();
		$this->taken( 'preferences', array( 'retention_email' => 'x' ) );
		$this->assertStringContainsString( 'aria-invalid="true"', Retention_Preferences::html() );
		$this->assertCount( 1, World::$calls );
	}

	public function test_without_a_server_visitors_see_nothing_and_the_merchant_why(): void {
		World::$options['retention_connection'] = null;
		$this->assertSame( '', Retention_Contact::html() . Retention_Preferences::html() );
		World::$abilities = array( 'manage_woocommerce' );
		$this->assertStringContainsString( 'once the shop is connected', Retention_Contact::html() );
	}

	public function test_every_field_has_its_label_and_no_id_comes_twice(): void {
		Page::sells( 11 );
		Retention_Saved_List::add( World::$products[11], array() );
		$page = new DOMDocument();
		$page->loadHTML( '<!DOCTYPE html><meta charset="utf-8">' . Retention_Contact::html() . Retention_Preferences::html() . Retention_Saved_Page::html() . Retention_Contact::html(), LIBXML_NOERROR );
		$find = new DOMXPath( $page );
		$ids  = array();
		foreach ( $find->query( '//@id' ) as $id ) {
			$ids[] = $id->value;
		}
		$this->assertSame( $ids, array_unique( $ids ) );
		$fields = $find->query( '//input[not(@type="hidden")]|//select|//textarea' );
		$this->assertGreaterThan( 12, $fields->length );
		foreach ( $fields as $field ) {
			$this->assertSame( 1, $find->query( '//label[@for="' . $field->getAttribute( 'id' ) . '"]' )->length, $field->getAttribute( 'name' ) );
			$this->assertFalse( $field->hasAttribute( 'checked' ), 'No box is ticked beforehand.' );
		}
	}

	private function sent( string $which, array $fields ): void {
		$this->post( $which, $fields );
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		Page::look( '/contact/' );
	}

	private function taken( string $which, array $fields ): void {
		$this->post( $which, $fields );
		do_action( 'wp_loaded' );
		Page::look( '/contact/' );
	}

	private function post( string $which, array $fields ): void {
		Page::send( array( 'retention_do' => $which, 'retention_nonce' => wp_create_nonce( 'retention-' . $which ) ) + array_map( 'addslashes', $fields ) );
	}
}
