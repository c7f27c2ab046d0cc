<?php
/** Saving for later: buttons, lists, and what is told of them. */
final class SavedTest extends PluginTestCase {
	protected function setUp(): void {
		parent::setUp();
		Page::reset();
		World::connect();
		World::visit();
		Page::sells( 11 );
		Page::sells( 12, 'Tea Pot', 41.0 );
	}

	public function test_a_guest_gets_a_list_only_when_he_saves_something(): void {
		do_action( 'wp_loaded' );
		$this->assertSame( array(), $_COOKIE );
		$this->assertNull( Retention_Saved_List::id() );
		$this->save( 11 );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{32}$/', $_COOKIE['retention_list'] );
		$this->assertSame( array( 11 ), $this->listed() );
		$this->assertSame( 'https://shop.example/product/11/', World::$redirect );
		$row = $GLOBALS['wpdb']->get_row( 'SELECT * FROM wp_retention_saved', ARRAY_A );
		$this->assertStringNotContainsString( $_COOKIE['retention_list'], implode( ' ', array_map( 'strval', $row ) ), 'Whoever reads the table cannot open the list.' );
	}

	public function test_a_list_of_nobody_is_not_told(): void {
		$this->save( 11 );
		$this->assertSame( array(), $this->request_ends() );
	}

	public function test_what_a_user_saved_is_told_once_a_request_in_the_form_of_the_contract(): void {
		World::log_in( 5, 'ann@example.test' );
		$this->save( 11 );
		$told = $this->request_ends();
		$this->assertSame( array( array( 'saved_item', Retention_Saved_List::id() ) ), $told );
		$sent = $this->delivered( 'saved_item', $told[0][1] );
		$this->assertSame( array( 'v', 'id', 'customer_id', 'email', 'locale', 'updated_at', 'items', 'removed', 'consents' ), array_keys( $sent ) );
		$this->assertSame( array( 1, 5, 'ann@example.test', 'en_US', array(), array() ), array( $sent['v'], $sent['customer_id'], $sent['email'], $sent['locale'], $sent['removed'], $sent['consents'] ) );
		$this->assertMatchesRegularExpression( '/^[0-9a-f]{64}$/', $sent['id'] );
		$this->assertMatchesRegularExpression( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/', $sent['items'][0]['saved_at'] );
		unset( $sent['items'][0]['saved_at'] );
		$this->assertSame(
			array( array( 'product_id' => 11, 'variation_id' => 0, 'name' => 'Blue Mug', 'variant' => '', 'price' => '19.9', 'currency' => 'USD', 'image' => '', 'url' => 'https://shop.example/product/11/', 'in_stock' => true, 'wants_stock' => false ) ),
			$sent['items']
		);
		$this->assertSame( array(), $this->request_ends(), 'Nothing changed since.' );
	}

	public function test_a_chosen_variation_is_saved_and_one_of_another_product_is_not(): void {
		Page::sells( 13, 'Mug, large', 22.0, 'variation', 11 )->variant = 'Size: L';
		World::log_in( 5, 'ann@example.test' );
		$this->save( 12, array( 'variation_id' => '13' ) );
		$this->assertSame( array( 12 ), $this->listed(), 'The mug is no tea pot.' );
		$this->save( 11, array( 'variation_id' => '13', 'attribute_pa_size' => 'l', 'add-to-cart' => '11' ) );
		$item = Retention_Saved_Table::find( Retention_Saved_List::id(), 11, 13 );
		$this->assertSame( array( 11, 13, array( 'attribute_pa_size' => 'l' ) ), array( $item['product_id'], $item['variation_id'], $item['attributes'] ) );
		$this->assertContains( 'Size: L', array_column( $this->delivered( 'saved_item', Retention_Saved_List::id() )['items'], 'variant' ) );
		$this->assertTrue( WC()->cart->is_empty(), 'Nothing went into the cart.' );
	}

	public function test_who_saves_what_is_not_in_stock_waits_for_it(): void {
		World::$products[11]->in_stock = false;
		World::log_in( 5, 'ann@example.test' );
		$this->assertStringContainsString( 'tell me when it is back', Retention_Saved_Button::of( 11 ) );
		$this->save( 11 );
		$item = $this->delivered( 'saved_item', Retention_Saved_List::id() )['items'][0];
		$this->assertSame( array( false, true ), array( $item['in_stock'], $item['wants_stock'] ) );
	}

	public function test_a_forged_post_saves_nothing(): void {
		World::log_in( 5, 'ann@example.test' );
		Page::send( array( 'retention_save' => '11', 'retention_nonce' => 'forged' ), array( 'HTTP_SEC_FETCH_SITE' => 'same-origin' ) );
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		$this->assertSame( array(), $this->listed() );
		$this->assertSame( 'notice', World::$notices[0][0] );
		World::$user = 0;
		Page::send( array( 'retention_save' => '11', 'retention_nonce' => 'forged' ), array( 'HTTP_SEC_FETCH_SITE' => 'cross-site', 'HTTP_ORIGIN' => 'https://shop.example' ) );
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		$this->assertSame( array(), $this->listed() );
	}

	/** @dataProvider own_pages */
	public function test_a_page_from_a_cache_works_for_guests( array $headers ): void {
		Page::send( array( 'retention_save' => '11', 'retention_nonce' => 'of yesterday' ), $headers );
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		$this->assertSame( array( 11 ), $this->listed() );
	}

	public function own_pages(): array {
		return array( array( array( 'HTTP_SEC_FETCH_SITE' => 'same-origin' ) ), array( array( 'HTTP_ORIGIN' => 'https://shop.example' ) ) );
	}

	public function test_what_is_no_longer_sold_is_not_saved(): void {
		Page::$statuses[11] = 'draft';
		$this->save( 11 );
		$this->save( 999 );
		$this->assertSame( array(), $this->listed() );
	}

	public function test_the_same_item_is_saved_once_and_a_list_holds_a_hundred(): void {
		World::log_in( 5, 'ann@example.test' );
		for ( $id = 1000; $id < 1100; $id++ ) {
			Retention_Saved_List::add( Page::sells( $id ), array() );
		}
		$this->assertSame( 'known', Retention_Saved_List::add( World::$products[1050], array() ) );
		$this->assertSame( 'full', Retention_Saved_List::add( World::$products[11], array() ) );
		$this->assertCount( 100, Retention_Saved_List::items() );
	}

	public function test_what_is_taken_off_is_told_until_it_is_saved_again(): void {
		World::log_in( 5, 'ann@example.test' );
		$this->save( 11 );
		$this->act( '11-0', 'remove' );
		$this->assertSame( array(), $this->listed() );
		$sent = $this->delivered( 'saved_item', $this->request_ends()[0][1] );
		$this->assertSame( array(), $sent['items'] );
		$this->assertSame( array( 11, 0 ), array( $sent['removed'][0]['product_id'], $sent['removed'][0]['variation_id'] ) );
		$this->save( 11 );
		$sent = $this->delivered( 'saved_item', Retention_Saved_List::id() );
		$this->assertCount( 1, $sent['items'] );
		$this->assertSame( array(), $sent['removed'] );
	}

	public function test_what_moves_to_the_cart_leaves_the_list_and_what_cannot_stays(): void {
		$this->save( 11 );
		$this->save( 12 );
		$this->act( '11-0', 'move' );
		$this->assertSame( 11, array_values( WC()->cart->items )[0]['product_id'] );
		$this->assertSame( array( 12 ), $this->listed() );
		World::$products[12]->in_stock = false;
		$this->act( '12-0', 'move' );
		$this->assertSame( array( 12 ), $this->listed() );
		$this->assertCount( 1, WC()->cart->items );
	}

	public function test_a_line_of_the_cart_is_saved_by_its_link_and_by_the_form_under_the_block(): void {
		WC()->cart->add_to_cart( 11 );
		WC()->cart->add_to_cart( 12 );
		list( $mug, $pot ) = array_keys( WC()->cart->items );
		$link = $this->printed( static function () use ( $mug ) { do_action( 'woocommerce_after_cart_item_name', WC()->cart->items[ $mug ], $mug ); } );
		preg_match( '/href="([^"]+)"/', $link, $found );
		parse_str( html_entity_decode( wp_parse_url( html_entity_decode( $found[1] ), PHP_URL_QUERY ) ), $_GET );
		$_SERVER['REQUEST_URI'] = '/cart/?retention_save_line=' . $mug . '&_wpnonce=x';
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		$this->assertSame( array( $pot ), array_keys( WC()->cart->items ) );
		$this->assertSame( 'https://shop.example/cart/', World::$redirect, 'Loaded again, it does nothing more.' );

		Page::look( '/cart/' );
		$this->assertStringContainsString( 'value="' . $pot . '"', apply_filters( 'render_block_woocommerce/cart', '<div>cart</div>' ) );
		$this->post( 'save-line', array( 'retention_line' => $pot ) );
		$this->assertSame( array( 12, 11 ), $this->listed() );
		$this->assertTrue( WC()->cart->is_empty() );
	}

	public function test_a_forged_link_saves_nothing(): void {
		WC()->cart->add_to_cart( 11 );
		$_GET = array( 'retention_save_line' => array_keys( WC()->cart->items )[0], '_wpnonce' => 'forged' );
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		$this->assertCount( 1, WC()->cart->items );
		$this->assertSame( array(), $this->listed() );
	}

	public function test_who_logs_in_takes_his_list_along_and_leaves_nothing_behind(): void {
		$this->save( 11 );
		$this->notify( array( 'retention_email' => 'ann@example.test', 'retention_offers' => '1' ) );
		$guests = Retention_Saved_List::id();
		World::log_in( 5, 'ann@example.test' );
		Retention_Saved_List::add( World::$products[12], array() );
		do_action( 'wp_loaded' );
		$this->assertArrayNotHasKey( 'retention_list', $_COOKIE );
		$this->assertEqualsCanonicalizing( array( 11, 12 ), $this->listed() );
		$this->assertNull( Retention_Saved_Lists::find( $guests ) );
		$this->assertTrue( Retention_Saved_Lists::find( Retention_Saved_List::id() )['consents'][0]['granted'] );
		$this->assertTrue( $this->delivered( 'saved_item', $guests )['is_gone'] );
		World::$user = 0;
		$this->assertSame( array(), Retention_Saved_List::items(), 'Logged out, the next at this computer sees nothing.' );
	}

	public function test_a_guest_s_address_is_told_once_he_submitted_it_with_what_he_ticked(): void {
		$this->save( 11 );
		$this->notify( array( 'retention_email' => 'Ann@Example.test', 'retention_offers' => '1' ) );
		$sent = $this->delivered( 'saved_item', $this->request_ends()[0][1] );
		$this->assertSame( 'ann@example.test', $sent['email'] );
		$this->assertSame( array( 'email', true ), array( $sent['consents'][0]['channel'], $sent['consents'][0]['granted'] ) );
		$this->assertStringContainsString( 'The Shop may write to me by e-mail', $sent['consents'][0]['words'] );
		$this->assertStringContainsString( 'We write to you when there is news', Retention_Saved_Page::html() );

		$this->notify( array( 'retention_act' => 'stop' ) );
		$sent = $this->delivered( 'saved_item', $this->request_ends()[0][1] );
		$this->assertSame( array( 'ann@example.test', false ), array( $sent['email'], $sent['consents'][0]['granted'] ) );
	}

	public function test_who_leaves_the_box_empty_agrees_to_nothing(): void {
		$this->save( 11 );
		$this->notify( array( 'retention_email' => 'ann@example.test' ) );
		$sent = $this->delivered( 'saved_item', $this->request_ends()[0][1] );
		$this->assertSame( array( 'ann@example.test', array() ), array( $sent['email'], $sent['consents'] ) );
	}

	public function test_no_address_and_a_machine_are_told_nothing(): void {
		$this->save( 11 );
		$this->notify( array( 'retention_email' => 'nobody' ) );
		$this->assertSame( 'notice', end( World::$notices )[0] );
		Page::send( array( 'retention_do' => 'saved-notify', 'retention_nonce' => wp_create_nonce( 'retention-saved-notify' ), 'retention_email' => 'ann@example.test', 'retention_website' => 'x' ) );
		do_action( 'wp_loaded' );
		$this->assertSame( '', Retention_Saved_Lists::find( Retention_Saved_List::id() )['email'] );
	}

	public function test_nothing_is_told_before_the_shop_is_connected_nor_by_a_copy(): void {
		World::log_in( 5, 'ann@example.test' );
		World::$options['retention_connection'] = null;
		$this->save( 11 );
		$this->assertSame( array(), $this->request_ends() );
		$this->assertStringNotContainsString( 'retention-notify', Retention_Saved_Page::html() );
		World::connect( array( 'site' => 'https://other.example' ) );
		$this->save( 12 );
		$this->assertSame( array(), $this->request_ends() );
	}

	public function test_a_user_s_list_outlives_new_salts_and_goes_with_his_account(): void {
		World::log_in( 5, 'ann@example.test' );
		$this->save( 11 );
		$id = Retention_Saved_List::id();
		World::$options['retention_secret'] = str_repeat( 'c', 64 );
		$this->assertSame( $id, Retention_Saved_List::id() );
		$this->save( 12 );
		$this->assertCount( 2, Retention_Saved_List::items() );
		do_action( 'delete_user', 6 );
		$this->assertCount( 2, Retention_Saved_Table::on( $id ) );
		do_action( 'delete_user', 5 );
		$this->assertSame( array(), Retention_Saved_Table::on( $id ) );
		$this->assertNull( Retention_Saved_Lists::find( $id ) );
	}

	public function test_old_lists_and_old_removals_are_forgotten(): void {
		$this->save( 11 );
		$id = Retention_Saved_List::id();
		$this->act( '11-0', 'remove' );
		$this->save( 12 );
		$GLOBALS['wpdb']->update( 'wp_retention_saved', array( 'removed_at' => gmdate( 'Y-m-d H:i:s', time() - 31 * DAY_IN_SECONDS ) ), array( 'product_id' => 11 ) );
		Retention_Saved_Table::clean();
		Retention_Saved_Lists::clean();
		$this->assertSame( array(), Retention_Saved_Table::off( $id ) );
		$this->assertCount( 1, Retention_Saved_Table::on( $id ) );
		$GLOBALS['wpdb']->update( 'wp_retention_saved_lists', array( 'updated_at' => gmdate( 'Y-m-d H:i:s', time() - 181 * DAY_IN_SECONDS ) ), array( 'id' => $id ) );
		Retention_Saved_Lists::clean();
		$this->assertNull( Retention_Saved_Lists::find( $id ) );
		$this->assertSame( array(), Retention_Saved_Table::on( $id ) );
	}

	public function test_the_list_shows_the_price_then_and_now_and_escapes_what_it_shows(): void {
		$this->save( 11 );
		World::$products[11]->price = 15.0;
		World::$products[11]->title = 'Mug <script>alert(1)</script> "x"';
		$html = Retention_Saved_Page::html();
		$this->assertStringContainsString( '$15.00', $html );
		$this->assertMatchesRegularExpression( '/\(<span[^>]*><bdi>\$19\.90.*when you saved it\)/', $html );
		$this->assertStringNotContainsString( '<script', $html );
		World::$products = array();
		$this->assertStringContainsString( 'no longer sold', Retention_Saved_Page::html() );
	}

	public function test_the_list_stands_under_the_cart_once_and_on_the_merchant_s_page(): void {
		$this->assertSame( '', $this->printed( static function () { do_action( 'woocommerce_after_cart' ); } ), 'Nothing is saved.' );
		$this->assertSame( 'https://shop.example/cart/', Retention_Saved_Page::url() );
		$this->save( 11 );
		$this->assertStringContainsString( 'Blue Mug', $this->printed( static function () { do_action( 'woocommerce_after_cart' ); } ) );
		$this->assertSame( '', $this->printed( static function () { do_action( 'woocommerce_cart_is_empty' ); } ), 'It is shown already.' );
		Page::$post         = (object) array( 'ID' => 33, 'post_content' => '[retention_saved_items]', 'post_type' => 'page', 'post_status' => 'publish' );
		Page::$statuses[33] = 'publish';
		do_action( 'template_redirect' );
		$this->assertSame( 'https://shop.example/?p=33', Retention_Saved_Page::url() );
		$this->assertSame( 'no-cache', World::$headers_sent['Cache-Control'] );
		Page::$statuses[33] = 'trash';
		$this->assertSame( 'https://shop.example/cart/', Retention_Saved_Page::url() );
	}

	public function test_the_button_stands_once_inside_of_woocommerce_s_form_or_in_one_of_its_own(): void {
		$GLOBALS['product'] = World::$products[11];
		$inside             = $this->printed( static function () { do_action( 'woocommerce_after_add_to_cart_button' ); } );
		$this->assertStringNotContainsString( '<form', $inside );
		$this->assertStringContainsString( 'formmethod="post"', $inside );
		$this->assertSame( '', $this->printed( static function () { do_action( 'woocommerce_single_product_summary' ); } ) );
		$GLOBALS['product'] = World::$products[12];
		$this->assertStringContainsString( '<form method="post"', $this->printed( static function () { do_action( 'woocommerce_single_product_summary' ); } ) );
	}

	/** WooCommerce's SingleProductTemplateCompatibility does the summary's action before the excerpt's block, so before the form's. */
	public function test_in_a_block_theme_the_button_stands_once_too(): void {
		$GLOBALS['product'] = World::$products[11];
		add_filter( 'render_block', function ( $html ) { return $this->printed( static function () { do_action( 'woocommerce_single_product_summary' ); } ) . $html; } );
		$excerpt = apply_filters( 'render_block', '<p>A mug.</p>' );
		$this->assertSame( '<p>A mug.</p>', $excerpt );
		$inside = $this->printed( static function () { do_action( 'woocommerce_after_add_to_cart_button' ); } );
		$this->assertStringContainsString( 'name="retention_save"', $inside );
		$form = "<div><form>$inside</form></div>";
		$this->assertSame( $form, apply_filters( 'render_block_woocommerce/add-to-cart-form', $form, array(), (object) array( 'context' => array( 'postId' => 11 ) ) ) );
		foreach ( array( 'add-to-cart-form', 'add-to-cart-with-options' ) as $times => $block ) {
			$empty = apply_filters( "render_block_woocommerce/$block", '', array(), (object) array( 'context' => array( 'postId' => 12 ) ) );
			$this->assertSame( 0 === $times ? 1 : 0, substr_count( $empty, 'name="retention_save" value="12"' ), 'What cannot be bought has no form, and can be waited for.' );
		}
		$this->assertSame( '', apply_filters( 'render_block_woocommerce/add-to-cart-form', '', array(), (object) array( 'context' => array() ) ) );
	}

	/** AddToCartWithOptions falls back to a form without its script where a plugin prints an input or a button into it. */
	public function test_the_newer_form_keeps_its_script_unless_there_is_a_choice(): void {
		foreach ( array( 'simple' => 0, 'variable' => 1 ) as $type => $inside ) {
			$product            = Page::sells( 'simple' === $type ? 11 : 12, 'Mug', 9.0, $type );
			$GLOBALS['product'] = $product;
			$this->assertNull( apply_filters( 'pre_render_block', null, array( 'blockName' => 'woocommerce/add-to-cart-with-options' ), null ) );
			apply_filters( 'pre_render_block', null, array( 'blockName' => 'woocommerce/product-button' ), null );
			$form = $this->printed( static function () { do_action( 'woocommerce_after_add_to_cart_button' ); } );
			$this->assertSame( $inside, substr_count( $form, 'name="retention_save"' ), $type );
			$block = apply_filters( 'render_block_woocommerce/add-to-cart-with-options', "<form>$form</form>", array(), (object) array( 'context' => array( 'postId' => $product->get_id() ) ) );
			$this->assertSame( 1, substr_count( $block, 'name="retention_save"' ), $type );
		}
		$GLOBALS['product'] = Page::sells( 14 );
		$this->assertStringContainsString( 'name="retention_save"', $this->printed( static function () { do_action( 'woocommerce_after_add_to_cart_button' ); } ), 'The next form is another one.' );
	}

	/** WooCommerce loads its notices for REST calls, and no session (WooCommerce::includes). */
	public function test_where_there_is_no_session_nothing_breaks(): void {
		WC()->session = null;
		$this->save( 11 );
		$this->assertSame( array( 11 ), $this->listed() );
		$_GET['retention_no_thanks'] = wp_create_nonce( Retention_Refusal::NONCE );
		do_action( 'wp_loaded' );
		$this->assertSame( array(), World::$cookies_set );
	}

	/** CartController::validate_cart takes an error that no page showed for one of the cart, and refuses the order. */
	public function test_no_error_is_left_where_no_page_may_show_it(): void {
		World::$notices = array( array( 'success', 'Hello' ) );
		World::log_in( 5, 'ann@example.test' );
		Page::send( array( 'retention_save' => '11', 'retention_nonce' => 'forged' ) );
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		$this->assertSame( array(), wc_get_notices( 'error' ) );
		$this->assertSame( array( 'success', 'notice' ), array_column( World::$notices, 0 ) );
		Page::look( '/cart/' );
		$html = apply_filters( 'render_block_woocommerce/cart', '<div id="cart"></div>' );
		$this->assertMatchesRegularExpression( '#Hello.*open for too long.*<div id="cart"></div>#s', $html );
		World::$notices = array( array( 'success', 'of somebody else' ) );
		$this->assertStringNotContainsString( 'of somebody else', apply_filters( 'render_block_woocommerce/cart', '<div id="cart"></div>' ), 'Only after we led there.' );
	}

	private function save( int $product, array $with = array() ): void {
		$_SERVER['REQUEST_URI'] = "/product/$product/";
		Page::send( array( 'retention_save' => (string) $product, 'retention_nonce' => wp_create_nonce( 'retention-save' ) ) + $with );
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		Page::look();
	}

	private function act( string $item, string $act ): void {
		$this->post( 'saved-item', array( 'retention_item' => $item, 'retention_act' => $act ) );
	}

	private function notify( array $fields ): void {
		$this->post( 'saved-notify', $fields );
	}

	private function post( string $which, array $fields ): void {
		Page::send( array( 'retention_do' => $which, 'retention_nonce' => wp_create_nonce( 'retention-' . $which ) ) + $fields );
		$this->ended( static function () { do_action( 'wp_loaded' ); } );
		Page::look();
	}

	private function listed(): array { return array_column( Retention_Saved_List::items(), 'product_id' ); }
}
