<?php
/** WooCommerce -> Retention, and the settings. */
final class AdminTest extends PluginTestCase {
	protected function setUp(): void {
		parent::setUp();
		World::$user      = 7;
		World::$abilities = array( 'manage_woocommerce' );
		World::$is_admin  = true;
	}

	public function test_the_page_stands_under_woocommerce_for_those_who_manage_the_shop(): void {
		do_action( 'admin_menu' );
		$this->assertSame( array( 'woocommerce', 'manage_woocommerce' ), array( World::$menu['retention']['parent'], World::$menu['retention']['ability'] ) );
	}

	public function test_the_frame_has_a_token_that_the_server_can_check(): void {
		World::connect();
		preg_match( '#src="https://app\.example/app\?token=([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)"#', $this->page(), $parts );
		$this->assertSame( '{"alg":"HS256","typ":"JWT"}', base64_decode( $parts[1] ) );
		$this->assertSame( rtrim( strtr( base64_encode( hash_hmac( 'sha256', "$parts[1].$parts[2]", str_repeat( 'b2', 32 ), true ) ), '+/', '-_' ), '=' ), $parts[3] );
		$claims = json_decode( base64_decode( strtr( $parts[2], '-_', '+/' ) ), true );
		$this->assertSame( array( 'https://shop.example/wp-admin', 'https://shop.example', str_repeat( 'a1', 16 ), '7' ), array( $claims['iss'], $claims['dest'], $claims['aud'], $claims['sub'] ) );
		$this->assertSame( array( 60, 0 ), array( $claims['exp'] - $claims['iat'], $claims['iat'] - $claims['nbf'] ) );
		$this->assertEqualsWithDelta( time(), $claims['iat'], 5 );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{32}$/', $claims['jti'] );
	}

	public function test_the_frame_gets_fresh_tokens_and_nobody_else_gets_any(): void {
		World::connect();
		do_action( 'admin_enqueue_scripts', 'woocommerce_page_retention' );
		$data = World::$scripts['retention-admin']['data']['retentionAdmin'];
		$this->assertSame( 'https://app.example', $data['origin'] );
		$ask           = function () { return $this->ended( static function () { do_action( 'wp_ajax_retention_token' ); } ); };
		$_POST['nonce'] = 'forged';
		$this->assertSame( '-1', $ask()->getMessage() );
		$_POST['nonce'] = $data['nonce'];
		$first          = $ask()->said['data'];
		$this->assertNotSame( $first, $ask()->said['data'], 'Each has its own jti.' );
		World::$abilities = array( 'edit_posts' );
		$this->assertSame( 403, $ask()->status );
		World::$abilities = array( 'manage_woocommerce' );
		World::$home      = 'https://staging.example';
		$this->assertSame( 403, $ask()->status );
	}

	public function test_the_script_is_on_no_other_page(): void {
		World::connect();
		do_action( 'admin_enqueue_scripts', 'index.php' );
		$this->assertSame( array(), array_column( World::$scripts, 'enqueued' ) );
	}

	public function test_without_a_connection_it_says_how_to_connect_and_calls_nobody(): void {
		$this->assertStringContainsString( 'name="app"', $this->page() );
		World::$options['retention_app'] = 'https://app.example';
		$html = $this->page();
		$this->assertStringContainsString( 'href="https://app.example/connect/woocommerce?shop=https%3A%2F%2Fshop.example"', $html );
		$this->assertStringNotContainsString( '<iframe', $html );
		$this->assertSame( array(), World::$calls );
	}

	public function test_in_a_copy_there_is_no_frame(): void {
		World::connect( array( 'site' => 'https://real.example' ) );
		$html = $this->page();
		$this->assertStringNotContainsString( '<iframe', $html );
		$this->assertStringContainsString( 'https://real.example', $html );
	}

	public function test_the_server_s_address_is_taken_where_it_is_one(): void {
		$_POST = $_REQUEST = array( '_wpnonce' => wp_create_nonce( 'retention_app' ), 'app' => ' https://app.example/ ' );
		$this->post( 'retention_app' );
		$this->assertSame( 'https://app.example', World::$options['retention_app'] );
		$_POST['app'] = 'javascript:alert(1)';
		$this->post( 'retention_app' );
		$this->assertSame( 'https://app.example', World::$options['retention_app'] );
		$this->assertStringContainsString( 'refused=1', World::$redirect );
	}

	public function test_the_settings_are_shown_and_taken(): void {
		$_POST = $_REQUEST = array( '_wpnonce' => wp_create_nonce( 'retention_settings' ), 'capture' => 'notice', 'sms_box' => '1', 'email_words' => 'Send <b>me</b> O\\\'Neil\\\'s news', 'sms_words' => array( 'x' ) );
		$this->post( 'retention_settings' );
		$this->assertSame( array( 'capture' => 'notice', 'email_box' => false, 'sms_box' => true, 'email_words' => 'Send me O\'Neil\'s news', 'sms_words' => '', 'notice_words' => '', 'reviews' => 'shop' ), Retention_Settings::all() );
		$_GET['tab'] = 'settings';
		$html        = $this->page();
		$this->assertMatchesRegularExpression( '/value="notice" checked=/', $html );
		$this->assertStringContainsString( 'Send me O&#039;Neil&#039;s news', $html );
		$this->assertSame( substr_count( $html, '<textarea' ), preg_match_all( '/<label for="retention-(\w+)">/', $html ), 'Each field has its label.' );
	}

	/** @dataProvider forms */
	public function test_no_form_is_taken_from_elsewhere_or_from_others( string $action ): void {
		$_POST = $_REQUEST = array( '_wpnonce' => 'forged', 'capture' => 'notice', 'app' => 'https://evil.example' );
		$this->assertSame( 'expired', $this->post( $action )->getMessage() );
		$_POST['_wpnonce'] = $_REQUEST['_wpnonce'] = wp_create_nonce( $action );
		World::$abilities  = array( 'edit_posts' );
		$this->assertSame( 403, $this->post( $action )->status );
		$this->assertArrayNotHasKey( 'retention_settings', World::$options );
		$this->assertArrayNotHasKey( 'retention_app', World::$options );
		$this->assertArrayNotHasKey( 'retention_copy_answer', World::$options );
	}

	public function forms(): array { return array( array( 'retention_settings' ), array( 'retention_app' ), array( 'retention_is_copy' ) ); }

	public function test_strange_settings_in_the_database_are_read_as_the_defaults(): void {
		World::$options['retention_settings'] = 'broken';
		$this->assertSame( array( 'region', true, false ), array_values( array_slice( Retention_Settings::all(), 0, 3 ) ) );
		World::$options['retention_settings'] = array( 'capture' => 'everything' );
		$this->assertSame( 'region', Retention_Settings::all()['capture'] );
	}

	private function page(): string {
		do_action( 'admin_menu' );
		return $this->printed( World::$menu['retention']['callback'] );
	}

	private function post( string $action ): Ended {
		return $this->ended( static function () use ( $action ) { do_action( 'admin_post_' . $action ); } );
	}
}
