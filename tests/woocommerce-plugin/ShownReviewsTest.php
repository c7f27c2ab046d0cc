<?php
/** The reviews that the server keeps, where the merchant chose them. */
final class ShownReviewsTest extends PluginTestCase {
	const PLACE = '3155378975999999999|0123456789abcdef01234567';

	protected function setUp(): void {
		parent::setUp();
		Page::reset();
		World::connect();
		World::visit();
		$product          = Page::sells( 11, 'Mug &lt;/script&gt;' );
		$product->average = 3.5;
		$product->reviews = 2;
		World::$options['retention_settings'] = array( 'reviews' => 'retention' );
		World::$answer                        = World::says( 200, self::said() );
	}

	public function test_the_server_s_reviews_stand_there_without_anything_that_runs(): void {
		$html = Retention_Reviews::html( 11, 5 );
		$this->assertStringContainsString( '<h2>Bewertungen</h2>', $html );
		$this->assertStringContainsString( 'It leaks.', $html );
		$this->assertStringContainsString( '<img src="https://app.example/photos/s/p.jpg" width="120" height="96"', $html );
		$this->assertSame( 1, substr_count( $html, '<script' ) );
		list( $url, $args ) = World::$calls[0];
		$this->assertStringEndsWith( '/reviews', $url );
		$asked = json_decode( $args['body'], true );
		$this->assertSame( array( '11', 5, 'en_US' ), array( $asked['product'], $asked['limit'], $asked['locale'] ) );
		$this->assertArrayNotHasKey( 'before', $asked );
	}

	public function test_search_engines_read_one_product_whose_name_ends_no_script(): void {
		$html = Retention_Reviews::html( 11, 5 );
		$this->assertSame( 1, preg_match( '#<script type="application/ld\+json">(.*?)</script>#', $html, $found ) );
		$said = json_decode( $found[1], true );
		$this->assertSame( array( 'Product', 'Mug </script>', '2.00', 'Ann </script>' ), array( $said['@type'], $said['name'], $said['aggregateRating']['ratingValue'], $said['review'][0]['author']['name'] ) );
		$this->assertSame( ( new Shown_Product( 11, '', 0 ) )->get_permalink() . '#product', $said['@id'] );
		// On the product's own page WooCommerce says it, with ours in it.
		Page::$is_product = true;
		$this->assertStringNotContainsString( 'ld+json', Retention_Reviews::html( 11, 5 ) );
		$markup = apply_filters( 'woocommerce_structured_data_product', array( '@id' => 'x#product', 'aggregateRating' => array( 'ratingValue' => '3.50' ) ), World::$products[11] );
		$this->assertSame( array( 'x#product', '2.00', 1 ), array( $markup['@id'], $markup['aggregateRating']['ratingValue'], count( $markup['review'] ) ) );
	}

	public function test_each_page_is_asked_for_once_in_ten_minutes_whatever_stands_behind_its_question_mark(): void {
		Retention_Reviews::html( 11, 5 );
		$_GET = array( 'utm_source' => 'x', 'retention_before' => "no place'; --" );
		Retention_Reviews::html( 11, 5 );
		$this->assertCount( 1, World::$calls );
		$_GET = array( 'retention_before' => self::PLACE );
		Retention_Reviews::html( 11, 5 );
		$this->assertSame( self::PLACE, json_decode( World::$calls[1][1]['body'], true )['before'] );
	}

	public function test_how_they_are_collected_stands_in_their_place_where_the_address_asks_for_it(): void {
		$_GET          = array( 'retention_collected' => '1' );
		World::$answer = World::says( 200, array( 'ok' => true, 'title' => 'How reviews are collected', 'html' => '<div><h2>Who is asked</h2></div>' ) );
		$html          = Retention_Reviews::html( 11, 5 );
		$this->assertStringEndsWith( '/collected', World::$calls[0][0] );
		$this->assertStringContainsString( 'Who is asked', $html );
		$this->assertStringNotContainsString( 'ld+json', $html );
	}

	public function test_while_the_server_is_out_of_reach_what_it_said_counts_for_an_hour_and_then_woocommerce_s_own(): void {
		Retention_Reviews::html( 11, 5 );
		World::$answer = new WP_Error( 'http_request_failed', 'cURL error 28' );
		$this->age( Retention_Shown_Reviews::FRESH );
		$this->assertStringContainsString( 'It leaks.', Retention_Reviews::html( 11, 5 ) );
		$this->assertCount( 2, World::$calls );
		$this->assertStringContainsString( 'It leaks.', Retention_Reviews::html( 11, 5 ) );
		$this->assertCount( 2, World::$calls, 'for a minute nobody else waits' );
		$this->age( HOUR_IN_SECONDS );
		$this->assertStringContainsString( '3.5 out of 5 stars', Retention_Reviews::html( 11, 5 ) );
		// Woocommerce's own markup stays as it is.
		$this->assertSame( array( 'a' => 1 ), apply_filters( 'woocommerce_structured_data_product', array( 'a' => 1 ), World::$products[11] ) );
	}

	public function test_nobody_is_asked_where_the_merchant_chose_woocommerce_s_own_or_the_shop_is_a_copy(): void {
		World::$options['retention_settings'] = array();
		$this->assertStringContainsString( '3.5 out of 5 stars', Retention_Reviews::html( 11, 5 ) );
		World::$options['retention_settings'] = array( 'reviews' => 'retention' );
		World::$home                          = 'https://staging.shop.example';
		$this->assertStringContainsString( '3.5 out of 5 stars', Retention_Reviews::html( 11, 5 ) );
		$this->assertSame( array(), World::$calls );
	}

	public function test_the_choice_is_kept_and_what_is_no_choice_is_woocommerce_s_own(): void {
		foreach ( array( 'retention' => 'retention', 'shop' => 'shop', '<b>' => 'shop' ) as $given => $kept ) {
			Retention_Settings::store( array( 'reviews' => $given ) );
			$this->assertSame( $kept, Retention_Settings::all()['reviews'] );
		}
	}

	/** Lets time go by for what is kept. */
	private function age( int $seconds ): void {
		foreach ( World::$transients as $name => list( $value, $until ) ) {
			foreach ( array( 'until', 'since' ) as $moment ) {
				if ( is_array( $value ) && isset( $value[ $moment ] ) ) {
					$value[ $moment ] -= $seconds;
				}
			}
			World::$transients[ $name ] = array( $value, $until - $seconds );
		}
	}

	private static function said(): array {
		return array(
			'ok'         => true,
			'title'      => 'Bewertungen',
			'count'      => 1,
			'html'       => '<div class="retention-reviews"><ul class="retention-list"><li class="retention-review"><p class="retention-words">It leaks.</p><script>run()</script><p class="retention-photos"><a href="https://app.example/photos/s/p.jpg"><img src="https://app.example/photos/s/p.jpg" width="120" height="96" alt="Photo 1 of 1" loading="lazy" /></a></p></li></ul></div>',
			'structured' => array(
				'aggregateRating' => array( '@type' => 'AggregateRating', 'ratingValue' => '2.00', 'reviewCount' => 1 ),
				'review'          => array( array( '@type' => 'Review', 'author' => array( '@type' => 'Person', 'name' => 'Ann </script>' ) ) ),
			),
		);
	}
}
