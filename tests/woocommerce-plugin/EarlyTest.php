<?php
/** What only shoppers of some levels may buy at first. */
final class EarlyTest extends PluginTestCase {
	private WC_Product $mug;

	protected function setUp(): void {
		parent::setUp();
		World::visit();
		$this->mug           = new WC_Product( 7 );
		World::$products[7]  = $this->mug;
		World::$products[8]  = new WC_Product( 8, 'Plain Mug' );
		$this->tell( gmdate( 'Y-m-d', time() + 5 * DAY_IN_SECONDS ) );
	}

	private function tell( string $opens, array $with = array() ) {
		World::$user      = 1;
		World::$abilities = array( 'manage_woocommerce' );
		$answer           = rest_call( 'POST /wc-retention/v1/early', array( 'items' => array( array_merge( array( 'product' => 7, 'tiers' => array( 'silver', 'gold' ), 'name' => 'Silver', 'opens' => $opens ), $with ) ) ) );
		World::$user      = 0;
		World::$abilities = array();
		return $answer;
	}

	private function is_at( string $level ): void {
		World::$user = 5;
		update_user_meta( 5, '_retention_tier', $level );
	}

	public function test_nobody_without_the_level_can_buy_it(): void {
		$this->assertFalse( $this->mug->is_purchasable(), 'A guest.' );
		$this->is_at( '' );
		$this->assertFalse( $this->mug->is_purchasable(), 'A customer of no level.' );
		$this->is_at( 'bronze' );
		$this->assertFalse( $this->mug->is_purchasable(), 'A customer of a lower level.' );
		$this->assertTrue( World::$products[8]->is_purchasable(), 'Other products are for everybody.' );
	}

	public function test_whoever_has_the_level_or_a_higher_one_can(): void {
		foreach ( array( 'silver', 'gold' ) as $level ) {
			$this->is_at( $level );
			$this->assertTrue( $this->mug->is_purchasable(), $level );
			$this->assertTrue( apply_filters( 'woocommerce_add_to_cart_validation', true, 7 ) );
		}
		$this->assertSame( array(), World::$notices );
	}

	public function test_a_variation_goes_by_its_product(): void {
		$variation         = new WC_Product( 71 );
		$variation->parent = 7;
		$this->assertFalse( $variation->is_purchasable() );
		$this->is_at( 'gold' );
		$this->assertTrue( $variation->is_purchasable() );
	}

	public function test_adding_it_is_refused_with_the_way_to_it(): void {
		$this->assertFalse( apply_filters( 'woocommerce_add_to_cart_validation', true, 7 ) );
		$this->assertStringContainsString( 'Silver', World::$notices[0][1] );
		$this->assertSame( 'error', World::$notices[0][0] );
		$this->assertTrue( apply_filters( 'woocommerce_add_to_cart_validation', true, 8 ) );
	}

	public function test_the_checkout_refuses_a_cart_whose_owner_logged_out(): void {
		$this->is_at( 'gold' );
		WC()->cart->items = array( 'a' => array( 'data' => $this->mug, 'quantity' => 1 ) );
		do_action( 'woocommerce_check_cart_items' );
		$this->assertSame( array(), World::$notices );
		World::$user = 0;
		do_action( 'woocommerce_check_cart_items' );
		$this->assertCount( 1, World::$notices );
	}

	public function test_from_its_day_on_everybody_can_buy_it(): void {
		$this->tell( gmdate( 'Y-m-d' ) );
		$this->assertTrue( $this->mug->is_purchasable() );
	}

	public function test_what_woocommerce_itself_does_not_sell_is_not_sold(): void {
		$this->mug->purchasable = false;
		$this->is_at( 'gold' );
		$this->assertFalse( $this->mug->is_purchasable() );
	}

	public function test_the_product_s_page_says_who_can_buy_it(): void {
		$GLOBALS['product'] = $this->mug;
		$this->assertStringContainsString( 'retention-early', $this->printed( static function () { do_action( 'woocommerce_single_product_summary' ); } ) );
		$this->is_at( 'silver' );
		$this->assertStringNotContainsString( 'retention-early', $this->printed( static function () { do_action( 'woocommerce_single_product_summary' ); } ) );
	}

	public function test_a_list_that_is_none_is_refused(): void {
		$this->assertSame( 'rest_invalid_param', $this->tell( 'soon' )->get_error_code() );
		$this->assertSame( 'rest_invalid_param', $this->tell( '2026-12-24', array( 'product' => '7' ) )->get_error_code() );
		$this->assertFalse( $this->mug->is_purchasable(), 'What was told before stands.' );
	}
}
