<?php
/** Reviews, and the blocks. */
final class ReviewsTest extends PluginTestCase {
	protected function setUp(): void {
		parent::setUp();
		Page::reset();
		World::connect();
		World::visit();
		$product          = Page::sells( 11, 'Mug &lt;/script&gt;' );
		$product->average = 3.5;
		$product->reviews = 2;
		$this->review( 1, 'Ann', 'Lovely <img src=x onerror=alert(1)> mug.', 5, array( 'verified' => '1' ) );
		$this->review( 2, 'Bob', 'It leaks.', 2, array( '_retention_incentivised' => '1' ) );
		$this->review( 3, 'Eve', 'Spam', 1 )->comment_approved = '0';
	}

	public function test_all_published_reviews_stand_there_with_their_badges_and_nothing_else(): void {
		$html = Retention_Reviews::html( 11, 5 );
		$this->assertStringContainsString( '3.5 out of 5 stars, from 2 reviews', $html );
		$this->assertStringContainsString( 'Lovely  mug.', $html );
		$this->assertStringContainsString( 'It leaks.', $html );
		$this->assertStringNotContainsString( 'Spam', $html );
		$this->assertSame( 1, substr_count( $html, 'Verified buyer</span>' ) );
		$this->assertSame( 1, substr_count( $html, 'Got a reward' ) );
		$this->assertSame( 1, substr_count( Retention_Reviews::html( 11, 1 ), '<li' ) );
		$this->assertStringNotContainsString( 'onerror', $html );
	}

	public function test_search_engines_are_told_only_where_woocommerce_does_not_and_no_name_ends_the_script(): void {
		$html = Retention_Reviews::html( 11, 5 );
		$this->assertSame( 1, preg_match( '#<script type="application/ld\+json">(.*?)</script>#', $html, $found ) );
		$said = json_decode( $found[1], true );
		$this->assertSame( array( 'Product', 'Mug </script>', '3.50', 2 ), array( $said['@type'], $said['name'], $said['aggregateRating']['ratingValue'], $said['aggregateRating']['reviewCount'] ) );
		Page::$is_product = true;
		$this->assertStringNotContainsString( 'ld+json', Retention_Reviews::html( 11, 5 ) );
	}

	public function test_a_product_without_reviews_says_so_and_one_that_is_gone_says_nothing(): void {
		Page::sells( 12 );
		$this->assertStringContainsString( 'no reviews yet', Retention_Reviews::html( 12, 5 ) );
		$this->assertStringNotContainsString( 'ld+json', Retention_Reviews::html( 12, 5 ) );
		$this->assertSame( '', Retention_Reviews::html( 99, 5 ) );
	}

	public function test_each_block_is_registered_with_its_file_and_shows_what_its_shortcode_shows(): void {
		$this->assertCount( 5, World::$blocks );
		foreach ( World::$blocks as $folder => $with ) {
			$block = json_decode( file_get_contents( $folder . '/block.json' ), true );
			$this->assertSame( 'retention/' . basename( $folder ), $block['name'] );
			$this->assertArrayHasKey( $block['style'], World::$styles );
			$this->assertArrayHasKey( $block['editorScript'], World::$scripts );
			$this->assertSame( 'retention-for-woocommerce', $block['textdomain'] );
			$this->assertIsCallable( $with['render_callback'] );
			$html = $with['render_callback']( array( 'productId' => 11, 'limit' => 5 ) );
			$this->assertStringStartsWith( '<div class="wp-block-retention">', $html, basename( $folder ) );
		}
		$this->assertEqualsCanonicalizing( array( 'retention_save_button', 'retention_saved_items', 'retention_contact', 'retention_preferences', 'retention_reviews' ), array_keys( World::$shortcodes ) );
		foreach ( World::$shortcodes as $name => $callback ) {
			$this->assertNotSame( '', $callback( 'retention_save_button' === $name || 'retention_reviews' === $name ? array( 'product_id' => '11' ) : '' ), $name );
		}
	}

	public function test_the_editor_s_script_knows_every_block_and_asks_nobody_outside(): void {
		$root   = dirname( __DIR__, 2 ) . '/src/storefront/woocommerce-plugin/assets/';
		$script = file_get_contents( $root . 'blocks-editor.js' );
		foreach ( Retention_Blocks::BLOCKS as $block ) {
			$this->assertStringContainsString( "'$block'", $script );
		}
		$this->assertStringNotContainsString( 'http', $script );
		$this->assertStringNotContainsString( 'url(', file_get_contents( $root . 'blocks.css' ) );
	}

	private function review( int $id, string $by, string $text, int $stars, array $meta = array() ): WP_Comment {
		Page::$comment_meta[ $id ] = array( 'rating' => (string) $stars ) + $meta;
		return Page::$comments[]   = new WP_Comment( array( 'comment_ID' => (string) $id, 'comment_author' => $by, 'comment_content' => $text, 'comment_date' => '2026-11-01 10:00:00', 'comment_date_gmt' => '2026-11-01 09:00:00', 'comment_post_ID' => 11 ) );
	}
}
